import * as contract from '@guichet/contract/phones.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { readCookie } from '../../../platform/auth/cookies.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { confirmOwnPhone, getOwnPhone, removeOwnPhone, sendPhoneCode } from '../own-phone.ts'

export function phoneRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.getOwnPhone, async ({ ctx, reply }) => reply(200, await getOwnPhone(ctx)))
  serveRoute(app, deps, contract.sendPhoneCode, async ({ ctx, body, reply, http }) => {
    const deviceToken = readCookie(http.request, deps.config, 'device') ?? null
    return reply(
      200,
      await sendPhoneCode(ctx, { phone: body.phone, currentPassword: body.currentPassword, deviceToken }),
    )
  })
  serveRoute(app, deps, contract.confirmOwnPhone, async ({ ctx, body, reply }) =>
    reply(200, await confirmOwnPhone(ctx, body.code)),
  )
  serveRoute(app, deps, contract.removeOwnPhone, async ({ ctx, body, reply, http }) => {
    const deviceToken = readCookie(http.request, deps.config, 'device') ?? null
    return reply(200, await removeOwnPhone(ctx, { currentPassword: body.currentPassword, deviceToken }))
  })
}
