import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { buildApp } from '../../app.ts'
import { readConfig } from '../../config.ts'
import { createDeps } from '../../create-deps.ts'
import { type Ctx, systemCtx } from '../../ctx.ts'
import type { Deps } from '../../deps.ts'
import { topicHandlers } from '../../modules/register-modules.ts'
import { startJobs } from '../../platform/jobs/jobs.ts'
import { fakePdf } from '../../testing/fakes.ts'
import { type ApiPlace, apiSettings } from './settings.ts'

/** One API instance inside this process, with real connections, real ports and a real job queue; PDFs alone are played. */
export interface Instance {
  readonly url: string
  readonly app: FastifyInstance
  readonly deps: Deps
  readonly ctx: Ctx
  /** Log lines, as JSON. */
  readonly logLines: string[]
  stop(): Promise<void>
}

/** Starts an instance that listens on `place.port` (0: some free one). The clock’s own jobs are left to the test. */
export async function startInstance(place: ApiPlace): Promise<Instance> {
  const config = readConfig({ ...apiSettings(place), DATABASE_POOL_MAX: '20' })
  const logLines: string[] = []
  const log = pino({ level: 'warn' }, { write: (line: string) => void logLines.push(line) })
  const made = createDeps({ ...config, DATABASE_URL: place.databaseUrl }, log)
  // PDFs are no part of any race; a worker for them would only make slow machines slower.
  const base = { ...made, pdf: fakePdf() }
  const jobs = await startJobs({
    databaseUrl: place.databaseUrl,
    db: base.db,
    pool: base.pool,
    log,
    handlers: topicHandlers(base),
    schedule: [],
  })
  const deps: Deps = { ...base, jobs }
  const app = await buildApp(deps)
  const url = await app.listen({ port: place.port, host: '127.0.0.1' })
  return {
    ...{ url, app, deps, logLines },
    ctx: systemCtx(deps, 'race'),
    async stop() {
      await app.close()
      await jobs.stop()
      await deps.pdf.stop()
      deps.mailer?.stop()
      await deps.pool.end()
    },
  }
}
