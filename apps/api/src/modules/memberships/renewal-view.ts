import type { renewal } from '@guichet/contract/memberships.contract'
import type { z } from 'zod'
import type { Ctx } from '../../ctx.ts'
import { mayInFile } from '../../platform/file-access.ts'
import { howToPay } from '../billing/index.ts'
import { findUse } from '../vouchers/index.ts'
import { findMembership, readPeriods } from './data/membership-data.ts'
import type { RenewalRow } from './data/renewal-data.ts'
import { periodFor } from './domain/renewal-rules.ts'

export type RenewalView = z.input<typeof renewal>

/** A renewal with its dates (as they are, or as they would be if it were paid today) and how to pay it. */
export async function toRenewalView(ctx: Ctx, row: RenewalRow): Promise<RenewalView> {
  const made = row.newMembershipId ? await findMembership(ctx, row.personId, row.newMembershipId) : null
  const all = await readPeriods(ctx, row.personId)
  // Once completed, only what came before it says by which rule its days were found.
  const periods = made ? all.filter(({ startsOn }) => startsOn < made.startsOn) : all
  const planned = periodFor(periods, made?.paidOn ?? ctx.clock.today(), row)
  const isOpen = row.state === 'awaiting-payment'
  return {
    id: row.id,
    membershipId: row.membershipId,
    state: row.state as RenewalView['state'],
    method: row.method as RenewalView['method'],
    typeLabel: ctx.locale === 'en' ? row.typeLabelEn : row.typeLabelFr,
    amountCents: row.amountCents,
    voucherCents: (await findUse(ctx, row.paymentId))?.amountCents ?? 0,
    startsOn: made?.startsOn ?? planned.startsOn,
    endsOn: made?.endsOn ?? planned.endsOn,
    rule: planned.rule,
    unattended: row.unattended,
    checkoutUrl: isOpen && mayInFile(ctx, 'payments.pay') ? row.checkoutUrl : null,
    reference: row.reference,
    ...(await howToPay(ctx, isOpen ? row.method : null)),
    newMembershipId: row.newMembershipId,
    paymentId: row.paymentId,
    createdAt: row.createdAt.toISOString(),
  }
}
