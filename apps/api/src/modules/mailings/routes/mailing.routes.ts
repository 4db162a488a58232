import * as standing from '@guichet/contract/mail-standing.contract'
import * as contract from '@guichet/contract/mailings.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { listMailingRecipients } from '../list-recipients.ts'
import { getMailing, listMailings, type MailingView } from '../mailing-view.ts'
import {
  clearMark,
  getNewsPreference,
  getUnsubscription,
  updateNewsPreference,
  updateUnsubscription,
} from '../news.ts'
import { previewMailing, testMailing } from '../preview-mailing.ts'
import { resumeMailing, sendMailing, stopMailing } from '../run-mailing.ts'
import { countMailingAudience } from '../segment.ts'
import { copyMailing, createMailing, deleteMailing, updateMailing } from '../write-mailing.ts'

const versionOf = ({ version }: MailingView) => ({ etag: String(version) })

export function mailingRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listMailings, async ({ ctx, query, reply }) =>
    reply(200, await listMailings(ctx, query)),
  )
  serveRoute(app, deps, contract.createMailing, async ({ ctx, body, reply }) => {
    const mailing = await createMailing(ctx, body)
    return reply(201, mailing, versionOf(mailing))
  })
  serveRoute(app, deps, contract.getMailing, async ({ ctx, params, reply }) => {
    const mailing = await getMailing(ctx, params.id)
    return reply(200, mailing, versionOf(mailing))
  })
  serveRoute(app, deps, contract.updateMailing, async ({ ctx, params, ifMatch, body, reply }) => {
    const mailing = await updateMailing(ctx, params.id, ifMatch, body)
    return reply(200, mailing, versionOf(mailing))
  })
  serveRoute(app, deps, contract.deleteMailing, async ({ ctx, params, reply }) => {
    await deleteMailing(ctx, params.id)
    return reply(204)
  })
  serveRoute(app, deps, contract.copyMailing, async ({ ctx, params, body, reply }) =>
    reply(201, await copyMailing(ctx, params.id, body.name)),
  )
  serveRoute(app, deps, contract.countMailingAudience, async ({ ctx, query, reply }) =>
    reply(200, await countMailingAudience(ctx, query)),
  )
  serveRoute(app, deps, contract.previewMailing, async ({ ctx, params, query, reply }) =>
    reply(200, await previewMailing(ctx, params.id, query)),
  )
  serveRoute(app, deps, contract.testMailing, async ({ ctx, params, body, reply }) =>
    reply(202, await testMailing(ctx, params.id, body)),
  )
  serveRoute(app, deps, contract.sendMailing, async ({ ctx, params, ifMatch, body, reply }) =>
    reply(200, await sendMailing(ctx, params.id, ifMatch, body.at === null ? null : new Date(body.at))),
  )
  serveRoute(app, deps, contract.stopMailing, async ({ ctx, params, reply }) =>
    reply(200, await stopMailing(ctx, params.id)),
  )
  serveRoute(app, deps, contract.resumeMailing, async ({ ctx, params, reply }) =>
    reply(200, await resumeMailing(ctx, params.id)),
  )
  serveRoute(app, deps, contract.listMailingRecipients, async ({ ctx, params, query, reply }) =>
    reply(200, await listMailingRecipients(ctx, params.id, query)),
  )
  serveRoute(app, deps, standing.clearUndeliverable, async ({ ctx, params, reply }) => {
    await clearMark(ctx, params.id)
    return reply(204)
  })
  serveRoute(app, deps, standing.getNewsPreference, async ({ ctx, reply }) =>
    reply(200, await getNewsPreference(ctx)),
  )
  serveRoute(app, deps, standing.updateNewsPreference, async ({ ctx, body, reply }) =>
    reply(200, await updateNewsPreference(ctx, body.wanted)),
  )
  serveRoute(app, deps, standing.getUnsubscription, async ({ ctx, params, reply }) =>
    reply(200, await getUnsubscription(ctx, params.token)),
  )
  serveRoute(app, deps, standing.updateUnsubscription, async ({ ctx, params, body, reply }) =>
    reply(200, await updateUnsubscription(ctx, params.token, { wanted: body.wanted, source: 'link' })),
  )
}
