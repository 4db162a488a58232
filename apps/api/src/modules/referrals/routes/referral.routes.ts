import * as staff from '@guichet/contract/staff-vouchers.contract'
import * as contract from '@guichet/contract/vouchers.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { getReferral, listReferrals } from '../get-referral.ts'
import { inviteNewcomers } from '../invite-newcomers.ts'
import { getReferralRules, updateReferralRules } from '../referral-rules.ts'
import {
  cancelStaffVoucher,
  getStaffVoucher,
  giveVoucher,
  listStaffReferrals,
  listStaffVouchers,
} from '../staff-vouchers.ts'

export function referralRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.getReferral, async ({ ctx, reply }) => reply(200, await getReferral(ctx)))
  serveRoute(app, deps, contract.listReferrals, async ({ ctx, query, reply }) =>
    reply(200, await listReferrals(ctx, query)),
  )
  serveRoute(app, deps, contract.inviteNewcomers, async ({ ctx, body, reply }) =>
    reply(200, await inviteNewcomers(ctx, body)),
  )
  serveRoute(app, deps, staff.listStaffVouchers, async ({ ctx, query, reply }) =>
    reply(200, await listStaffVouchers(ctx, query)),
  )
  serveRoute(app, deps, staff.getStaffVoucher, async ({ ctx, params, reply }) =>
    reply(200, await getStaffVoucher(ctx, params.id)),
  )
  serveRoute(app, deps, staff.createVoucher, async ({ ctx, body, reply }) =>
    reply(201, await giveVoucher(ctx, body)),
  )
  serveRoute(app, deps, staff.cancelVoucher, async ({ ctx, params, body, reply }) =>
    reply(200, await cancelStaffVoucher(ctx, params.id, body.reason)),
  )
  serveRoute(app, deps, staff.listStaffReferrals, async ({ ctx, query, reply }) =>
    reply(200, await listStaffReferrals(ctx, query)),
  )
  serveRoute(app, deps, staff.getReferralRules, async ({ ctx, reply }) => {
    const rules = await getReferralRules(ctx)
    return reply(200, rules, { etag: String(rules.version) })
  })
  serveRoute(app, deps, staff.updateReferralRules, async ({ ctx, ifMatch, body, reply }) => {
    const rules = await updateReferralRules(ctx, ifMatch, body)
    return reply(200, rules, { etag: String(rules.version) })
  })
}
