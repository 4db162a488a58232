import * as contract from '@guichet/contract/letters.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { pdfHeaders } from '../../../platform/pdf/pdf-answer.ts'
import { listLetters } from '../list-letters.ts'
import { markLettersPosted } from '../mark-letters-posted.ts'
import { printLetters } from '../print-letters.ts'

export function letterRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listLetters, async ({ ctx, query, reply }) =>
    reply(200, await listLetters(ctx, query)),
  )
  serveRoute(app, deps, contract.printLetters, async ({ ctx, body, reply }) =>
    reply(200, await printLetters(ctx, body), { headers: pdfHeaders(`courriers-${ctx.clock.today()}.pdf`) }),
  )
  serveRoute(app, deps, contract.markLettersPosted, async ({ ctx, body, reply }) =>
    reply(200, await markLettersPosted(ctx, body.ids, body.postedOn)),
  )
}
