import { DOCUMENT_MOST_BYTES } from '@guichet/contract/documents.contract'
import * as contract from '@guichet/contract/threads.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { fileOf, takingFiles } from '../../../platform/http/taking-files.ts'
import { fileHeaders } from '../../documents/index.ts'
import { answerThread, reopenThread, resolveThread } from '../answer-thread.ts'
import { createThread } from '../create-thread.ts'
import { getThread, readThread } from '../get-thread.ts'
import { getThreadFile } from '../get-thread-file.ts'
import { countUnreadThreads, listThreads } from '../list-threads.ts'
import { sendThreadFile } from '../send-thread-file.ts'
import { listThreadSubjects } from '../thread-subjects.ts'

export function threadRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listThreads, async ({ ctx, query, reply }) =>
    reply(200, await listThreads(ctx, query)),
  )
  serveRoute(app, deps, contract.countUnreadThreads, async ({ ctx, reply }) =>
    reply(200, await countUnreadThreads(ctx)),
  )
  serveRoute(app, deps, contract.listThreadSubjects, async ({ ctx, reply }) =>
    reply(200, { items: await listThreadSubjects(ctx) }),
  )
  takingFiles(app, (scope) => {
    serveRoute(scope, deps, contract.sendThreadFile, async ({ ctx, query, reply, http }) =>
      reply(201, await sendThreadFile(ctx, fileOf(http.request, DOCUMENT_MOST_BYTES), query.name)),
    )
  })
  serveRoute(app, deps, contract.createThread, async ({ ctx, body, reply }) =>
    reply(201, await createThread(ctx, body)),
  )
  serveRoute(app, deps, contract.getThread, async ({ ctx, params, reply }) =>
    reply(200, await getThread(ctx, params.id)),
  )
  serveRoute(app, deps, contract.readThread, async ({ ctx, params, reply }) => {
    await readThread(ctx, params.id)
    return reply(204)
  })
  serveRoute(app, deps, contract.answerThread, async ({ ctx, params, body, reply }) =>
    reply(201, await answerThread(ctx, params.id, body)),
  )
  serveRoute(app, deps, contract.resolveThread, async ({ ctx, params, reply }) =>
    reply(200, await resolveThread(ctx, params.id)),
  )
  serveRoute(app, deps, contract.reopenThread, async ({ ctx, params, reply }) =>
    reply(200, await reopenThread(ctx, params.id)),
  )
  serveRoute(app, deps, contract.getThreadFile, async ({ ctx, params, reply }) => {
    const file = await getThreadFile(ctx, params.id, params.fileId)
    return reply(200, file.content, { headers: fileHeaders(file) })
  })
}
