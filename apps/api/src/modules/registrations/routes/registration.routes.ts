import * as contract from '@guichet/contract/registrations.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { checkLogin } from '../check-login.ts'
import { getRegistrationOffer } from '../get-registration-offer.ts'
import { registerAccount } from '../register-account.ts'

export function registrationRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.getRegistrationOffer, async ({ ctx, reply }) =>
    reply(200, await getRegistrationOffer(ctx)),
  )
  serveRoute(app, deps, contract.checkLogin, async ({ ctx, query, reply }) =>
    reply(200, { availability: await checkLogin(ctx, query.login) }),
  )
  serveRoute(app, deps, contract.registerAccount, async ({ ctx, body, reply }) =>
    reply(202, await registerAccount(ctx, body)),
  )
}
