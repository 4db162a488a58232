import * as prints from '@guichet/contract/letter-prints.contract'
import * as contract from '@guichet/contract/letters.contract'
import { attachmentHeader } from '@guichet/domain/file-name'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { askLetterPrint } from '../ask-letter-print.ts'
import { fetchLetterPrint } from '../fetch-letter-print.ts'
import { getLetterPrint, listLetterPrints } from '../letter-prints.ts'
import { listLetters } from '../list-letters.ts'
import { markLetterPrintPosted, markLettersPosted } from '../mark-letters-posted.ts'

export function letterRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listLetters, async ({ ctx, query, reply }) =>
    reply(200, await listLetters(ctx, query)),
  )
  serveRoute(app, deps, contract.markLettersPosted, async ({ ctx, body, reply }) =>
    reply(200, await markLettersPosted(ctx, body.ids, body.postedOn)),
  )
  serveRoute(app, deps, prints.listLetterPrints, async ({ ctx, reply }) =>
    reply(200, await listLetterPrints(ctx)),
  )
  serveRoute(app, deps, prints.getLetterPrint, async ({ ctx, params, reply }) =>
    reply(200, await getLetterPrint(ctx, params.id)),
  )
  serveRoute(app, deps, prints.askLetterPrint, async ({ ctx, body, reply }) =>
    reply(202, await askLetterPrint(ctx, body)),
  )
  serveRoute(app, deps, prints.fetchLetterPrint, async ({ ctx, params, reply }) => {
    const { content, fileName, mediaType, size } = await fetchLetterPrint(ctx, params.id)
    const headers = {
      ...{ 'content-type': mediaType, 'content-length': String(size) },
      ...{ 'content-disposition': attachmentHeader(fileName), 'cache-control': 'private, no-store' },
    }
    return reply(200, content, { headers })
  })
  serveRoute(app, deps, prints.markLetterPrintPosted, async ({ ctx, params, body, reply }) =>
    reply(200, await markLetterPrintPosted(ctx, params.id, body.postedOn)),
  )
}
