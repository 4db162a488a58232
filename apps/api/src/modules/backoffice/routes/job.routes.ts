import * as contract from '@guichet/contract/outgoing.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { listJobFailures, listJobs, retryJob, runJob } from '../jobs.ts'

export function jobRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listJobs, async ({ ctx, reply }) =>
    reply(200, { items: await listJobs(ctx) }),
  )
  serveRoute(app, deps, contract.listJobFailures, async ({ ctx, params, reply }) =>
    reply(200, { items: await listJobFailures(ctx, params.name) }),
  )
  serveRoute(app, deps, contract.runJob, async ({ ctx, params, reply }) => {
    await runJob(ctx, params.name)
    return reply(204)
  })
  serveRoute(app, deps, contract.retryJob, async ({ ctx, params, reply }) => {
    await retryJob(ctx, params.name, params.id)
    return reply(204)
  })
}
