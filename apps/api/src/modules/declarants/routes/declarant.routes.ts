import * as company from '@guichet/contract/declarant-company.contract'
import * as options from '@guichet/contract/declarant-options.contract'
import * as contract from '@guichet/contract/declarants.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import type { SessionTokens } from '../../../platform/auth/session-token.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { sessionCookies } from '../../identity/index.ts'
import { activateDeclarant } from '../activate-declarant.ts'
import { changeContact, correctSignup } from '../correct-signup.ts'
import { checkDeclarantCompany, getDeclarantCompany, updateDeclarantCompany } from '../declarant-company.ts'
import {
  getDeclarantOptions,
  getStaffDeclarantOptions,
  recordDeclarantOption,
  withdrawDeclarantOption,
} from '../declarant-options.ts'
import { chooseWay, followLink, sendSignupLink } from '../follow-signup.ts'
import { getDeclarantTerms, getOwnDeclarant } from '../own-declarant.ts'
import { getSignup } from '../signup-view.ts'
import { approveDeclarant, listDeclarants, refuseDeclarant } from '../staff-declarants.ts'
import { startSignup } from '../start-signup.ts'
import { sendSignupCode, verifySignupPhone } from '../verify-phone.ts'

export function declarantRoutes(app: FastifyInstance, deps: Deps, tokens: SessionTokens): void {
  const { browserOf, opened } = sessionCookies(deps, tokens)
  serveRoute(app, deps, contract.getDeclarantOffer, async ({ ctx, reply }) =>
    reply(200, await getDeclarantTerms(ctx)),
  )
  serveRoute(app, deps, contract.startDeclarantSignup, async ({ ctx, body, reply }) =>
    reply(201, await startSignup(ctx, body)),
  )
  serveRoute(app, deps, contract.getDeclarantSignup, async ({ ctx, params, reply }) =>
    reply(200, await getSignup(ctx, params.token)),
  )
  serveRoute(app, deps, contract.correctDeclarantSignup, async ({ ctx, params, body, reply }) =>
    reply(200, await correctSignup(ctx, params.token, body)),
  )
  serveRoute(app, deps, contract.chooseDeclarantWay, async ({ ctx, params, body, reply }) =>
    reply(200, await chooseWay(ctx, params.token, body.choice)),
  )
  serveRoute(app, deps, contract.sendDeclarantLink, async ({ ctx, params, reply }) =>
    reply(202, await sendSignupLink(ctx, params.token)),
  )
  serveRoute(app, deps, contract.changeDeclarantContact, async ({ ctx, params, body, reply }) =>
    reply(200, await changeContact(ctx, params.token, body)),
  )
  serveRoute(app, deps, contract.followDeclarantLink, async ({ ctx, params, reply }) =>
    reply(201, await followLink(ctx, params.token)),
  )
  serveRoute(app, deps, contract.sendDeclarantCode, async ({ ctx, params, reply }) =>
    reply(200, await sendSignupCode(ctx, params.token)),
  )
  serveRoute(app, deps, contract.verifyDeclarantPhone, async ({ ctx, params, body, reply }) =>
    reply(200, await verifySignupPhone(ctx, params.token, body.code)),
  )
  serveRoute(app, deps, contract.activateDeclarant, async ({ ctx, params, body, reply, http }) => {
    const asking = browserOf(http.request)
    const browser = { ...asking, deviceToken: asking.deviceToken ?? ctx.ids.token() }
    const session = await activateDeclarant(ctx, params.token, body.password, browser)
    return reply(201, await opened(ctx, http.reply, session))
  })
  serveRoute(app, deps, contract.getOwnDeclarant, async ({ ctx, reply }) =>
    reply(200, await getOwnDeclarant(ctx)),
  )
  serveRoute(app, deps, company.getDeclarantCompany, async ({ ctx, reply }) => {
    const view = await getDeclarantCompany(ctx)
    return reply(200, view, { etag: String(view.version) })
  })
  serveRoute(app, deps, company.checkDeclarantCompany, async ({ ctx, reply }) =>
    reply(200, await checkDeclarantCompany(ctx)),
  )
  serveRoute(app, deps, company.updateDeclarantCompany, async ({ ctx, ifMatch, body, reply }) => {
    const view = await updateDeclarantCompany(ctx, ifMatch, body.take)
    return reply(200, view, { etag: String(view.version) })
  })
  serveRoute(app, deps, options.getDeclarantOptions, async ({ ctx, reply }) => {
    const view = await getDeclarantOptions(ctx)
    return reply(200, view, { etag: String(view.version) })
  })
  serveRoute(app, deps, options.getStaffDeclarantOptions, async ({ ctx, params, reply }) =>
    reply(200, await getStaffDeclarantOptions(ctx, params.id)),
  )
  serveRoute(app, deps, options.recordDeclarantOption, async ({ ctx, ifMatch, body, reply }) => {
    const view = await recordDeclarantOption(ctx, ifMatch, body)
    return reply(200, view, { etag: String(view.version) })
  })
  serveRoute(app, deps, options.withdrawDeclarantOption, async ({ ctx, params, reply }) => {
    const view = await withdrawDeclarantOption(ctx, params.id)
    return reply(200, view, { etag: String(view.version) })
  })
  serveRoute(app, deps, contract.listDeclarants, async ({ ctx, query, reply }) =>
    reply(200, await listDeclarants(ctx, query)),
  )
  serveRoute(app, deps, contract.approveDeclarant, async ({ ctx, params, reply }) =>
    reply(200, await approveDeclarant(ctx, params.id)),
  )
  serveRoute(app, deps, contract.refuseDeclarant, async ({ ctx, params, body, reply }) =>
    reply(200, await refuseDeclarant(ctx, params.id, body.reason)),
  )
}
