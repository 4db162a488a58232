import { DOCUMENT_MOST_BYTES } from '@guichet/contract/documents.contract'
import * as contract from '@guichet/contract/staff-threads.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { fileOf, takingFiles } from '../../../platform/http/taking-files.ts'
import { fileHeaders } from '../../documents/index.ts'
import { getStaffThreadFile } from '../get-thread-file.ts'
import { assignThread, listThreadColleagues, postStaffMessage, setThreadState } from '../handle-thread.ts'
import {
  createKeptAnswer,
  deleteKeptAnswer,
  getKeptAnswer,
  listKeptAnswers,
  updateKeptAnswer,
} from '../kept-answers.ts'
import { sendThreadFile } from '../send-thread-file.ts'
import { countStaffThreads, getStaffThread, listStaffThreads } from '../staff-thread.ts'
import {
  createThreadSubject,
  getThreadSubject,
  listStaffThreadSubjects,
  updateThreadSubject,
} from '../thread-subjects.ts'

const tagged = (record: { readonly version: number }) => ({ etag: String(record.version) })

export function staffThreadRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listStaffThreads, async ({ ctx, query, reply }) =>
    reply(200, await listStaffThreads(ctx, query)),
  )
  serveRoute(app, deps, contract.countStaffThreads, async ({ ctx, reply }) =>
    reply(200, await countStaffThreads(ctx)),
  )
  serveRoute(app, deps, contract.listThreadColleagues, async ({ ctx, reply }) =>
    reply(200, { items: await listThreadColleagues(ctx) }),
  )
  takingFiles(app, (scope) => {
    serveRoute(scope, deps, contract.sendStaffThreadFile, async ({ ctx, query, reply, http }) =>
      reply(201, await sendThreadFile(ctx, fileOf(http.request, DOCUMENT_MOST_BYTES), query.name)),
    )
  })
  serveRoute(app, deps, contract.getStaffThread, async ({ ctx, params, reply }) =>
    reply(200, await getStaffThread(ctx, params.id)),
  )
  serveRoute(app, deps, contract.assignThread, async ({ ctx, params, body, reply }) =>
    reply(200, await assignThread(ctx, params.id, body)),
  )
  serveRoute(app, deps, contract.postStaffMessage, async ({ ctx, params, body, reply }) =>
    reply(201, await postStaffMessage(ctx, params.id, body)),
  )
  serveRoute(app, deps, contract.setThreadState, async ({ ctx, params, body, reply }) =>
    reply(200, await setThreadState(ctx, params.id, body.state)),
  )
  serveRoute(app, deps, contract.getStaffThreadFile, async ({ ctx, params, reply }) => {
    const file = await getStaffThreadFile(ctx, params.id, params.fileId)
    return reply(200, file.content, { headers: fileHeaders(file) })
  })
  serveRoute(app, deps, contract.listStaffThreadSubjects, async ({ ctx, reply }) =>
    reply(200, { items: await listStaffThreadSubjects(ctx) }),
  )
  serveRoute(app, deps, contract.createThreadSubject, async ({ ctx, body, reply }) => {
    const subject = await createThreadSubject(ctx, body)
    return reply(201, subject, tagged(subject))
  })
  serveRoute(app, deps, contract.getThreadSubject, async ({ ctx, params, reply }) => {
    const subject = await getThreadSubject(ctx, params.id)
    return reply(200, subject, tagged(subject))
  })
  serveRoute(app, deps, contract.updateThreadSubject, async ({ ctx, params, ifMatch, body, reply }) => {
    const subject = await updateThreadSubject(ctx, params.id, ifMatch, body)
    return reply(200, subject, tagged(subject))
  })
  serveRoute(app, deps, contract.listKeptAnswers, async ({ ctx, reply }) =>
    reply(200, { items: await listKeptAnswers(ctx) }),
  )
  serveRoute(app, deps, contract.createKeptAnswer, async ({ ctx, body, reply }) => {
    const answer = await createKeptAnswer(ctx, body)
    return reply(201, answer, tagged(answer))
  })
  serveRoute(app, deps, contract.getKeptAnswer, async ({ ctx, params, reply }) => {
    const answer = await getKeptAnswer(ctx, params.id)
    return reply(200, answer, tagged(answer))
  })
  serveRoute(app, deps, contract.updateKeptAnswer, async ({ ctx, params, ifMatch, body, reply }) => {
    const answer = await updateKeptAnswer(ctx, params.id, ifMatch, body)
    return reply(200, answer, tagged(answer))
  })
  serveRoute(app, deps, contract.deleteKeptAnswer, async ({ ctx, params, reply }) => {
    await deleteKeptAnswer(ctx, params.id)
    return reply(204)
  })
}
