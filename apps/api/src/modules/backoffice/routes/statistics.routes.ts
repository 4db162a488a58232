import * as contract from '@guichet/contract/statistics.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { exportStatistics, getStatistics } from '../statistics.ts'

export function statisticsRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.getStatistics, async ({ ctx, query, reply }) =>
    reply(200, await getStatistics(ctx, query)),
  )
  serveRoute(app, deps, contract.exportStatistics, async ({ ctx, query, reply }) => {
    const { fileName, content } = await exportStatistics(ctx, query)
    return reply(200, content, { headers: { 'content-disposition': `attachment; filename="${fileName}"` } })
  })
}
