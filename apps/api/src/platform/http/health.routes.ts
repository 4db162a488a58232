import { sql } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { sendProblem } from './problem-reply.ts'

const TIMEOUT_MS = 2000

const within = async (work: Promise<unknown>, timeoutMs: number): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), timeoutMs)
  })
  try {
    return await Promise.race([work.then(() => true), late])
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}

/** `live`: the process answers. `ready`: database, store and job queue answer too. */
export function healthRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: { kind: 'public' } } as const
  app.get('/api/health/live', { config }, async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'live' }),
  )
  app.get('/api/health/ready', { config }, async (request, reply) => {
    const [database, files, jobs] = await Promise.all([
      within(deps.db.execute(sql`select 1`), TIMEOUT_MS),
      within(deps.files.isReady(), TIMEOUT_MS),
      within(deps.jobs.isReady(), TIMEOUT_MS),
    ])
    if (!(database && files && jobs)) {
      const away = Object.entries({ database, files, jobs }).filter(([, answers]) => !answers)
      return sendProblem(request, reply, 'service.unavailable', {
        retryAfterSeconds: 2,
        detail: away.map(([name]) => name).join(', '),
      })
    }
    return reply.header('cache-control', 'no-store').send({ status: 'ready' })
  })
}
