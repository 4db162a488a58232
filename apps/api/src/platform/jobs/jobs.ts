import type { Db, Pool } from '@guichet/db'
import { outbox } from '@guichet/db/schema'
import { asc, inArray, sql } from 'drizzle-orm'
import { fromDrizzle, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import { TOPICS, type Topic, type Topics } from '../outbox/outbox.ts'
import { type JobFailure, type JobLine, readJobFailures, readJobs } from './job-report.ts'

const DRAIN_BATCH = 500
/** Effects that one worker takes at once, where it is more than one: a thousand mails do not wait for one another. */
const BATCHES: Partial<Record<Topic, number>> = { 'message.queued': 10 }
const RETRIES = {
  retryLimit: 12,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 600,
  expireInSeconds: 120,
  // A process that died stops saying that it is at it: its job is given to another after this time.
  heartbeatSeconds: 30,
}
const LOOK_AFTER_SECONDS = 10

export interface Jobs {
  /** Says that the outbox may hold something: it is drained right away. */
  wake(): void
  /** True when the queue answers. */
  isReady(): Promise<boolean>
  /** Every job, by name. */
  report(): Promise<readonly JobLine[]>
  /** The latest failures of a job; null when there is no such job. What it carried is not told. */
  failures(name: string): Promise<readonly JobFailure[] | null>
  /** Has a scheduled job run now; false when there is no such job. One that waits already is not doubled. */
  run(name: string): Promise<boolean>
  /** Tries a failed job again; false when there is none. */
  retry(name: string, id: string): Promise<boolean>
  stop(): Promise<void>
}

export type TopicHandlers = { readonly [T in Topic]: (payload: Topics[T]) => Promise<void> }
export interface ScheduledJob {
  readonly name: string
  /** Cron line, minutes being the finest. */
  readonly cron: string
  readonly run: () => Promise<unknown>
  /** Also run once when the process starts. */
  readonly atStart?: true
  /** Longer than it ever takes; five minutes unless told. */
  readonly longestSeconds?: number
}

const USUAL_SECONDS = 300

interface Options {
  readonly databaseUrl: string
  readonly db: Db
  readonly pool: Pool
  readonly log: Logger
  readonly handlers: TopicHandlers
  readonly schedule: readonly ScheduledJob[]
}

/** Moves what verbs noted from the outbox to the queue, in one transaction, several processes side by side. */
export async function drainOutbox(db: Db, boss: Pick<PgBoss, 'insert'>): Promise<number> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .select({ id: outbox.id, topic: outbox.topic, payload: outbox.payload })
      .from(outbox)
      .orderBy(asc(outbox.createdAt), asc(outbox.id))
      .limit(DRAIN_BATCH)
      .for('update', { skipLocked: true })
    for (const [topic, effects] of Map.groupBy(rows, (row) => row.topic)) {
      const jobs = effects.map(({ payload }) => ({ data: payload as object }))
      await boss.insert(topic, jobs, { db: fromDrizzle(tx, sql) })
    }
    if (rows.length > 0) {
      await tx.delete(outbox).where(
        inArray(
          outbox.id,
          rows.map((row) => row.id),
        ),
      )
    }
    return rows.length
  })
}

/** Starts the queue, its workers and its schedule on this process. */
export async function startJobs({ databaseUrl, db, pool, log, handlers, schedule }: Options): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: 'jobs',
    max: 4,
    application_name: 'guichet-jobs',
    superviseIntervalSeconds: LOOK_AFTER_SECONDS,
    monitorIntervalSeconds: LOOK_AFTER_SECONDS,
  })
  boss.on('error', (error) => log.warn({ err: error }, 'job queue'))
  await boss.start()
  const attempt = async (queue: string, jobId: string, run: () => Promise<unknown>) => {
    try {
      await run()
      return { id: jobId, status: 'completed' as const }
    } catch (error) {
      log.warn({ err: error, queue, jobId }, 'job failed, it will be tried again')
      const message = error instanceof Error ? error.message : 'unknown'
      return { id: jobId, status: 'failed' as const, output: { message } }
    }
  }
  // One that fails does not take those with it that were fetched at the same time.
  const work = (name: string, batchSize: number, run: (data: object) => Promise<unknown>) =>
    boss.work<object>(
      name,
      { pollingIntervalSeconds: 0.5, batchSize, burstWhenBatchFull: true, perJobResults: true } as const,
      (jobs) => Promise.all(jobs.map(({ id, data }) => attempt(name, id, () => run(data)))),
    )
  for (const topic of TOPICS) {
    await boss.createQueue(topic, RETRIES)
    await boss.updateQueue(topic, RETRIES)
    await work(topic, BATCHES[topic] ?? 1, handlers[topic] as (payload: object) => Promise<void>)
  }
  for (const job of schedule) {
    const { longestSeconds: expireInSeconds = USUAL_SECONDS } = job
    await boss.createQueue(job.name, { policy: 'short', retryLimit: 0, expireInSeconds })
    await boss.updateQueue(job.name, { expireInSeconds })
    await work(job.name, 1, job.run)
    await boss.schedule(job.name, job.cron)
    if (job.atStart) await boss.send(job.name, {})
  }

  const isKnown = (name: string) =>
    (TOPICS as readonly string[]).includes(name) || schedule.some((job) => job.name === name)
  let draining: Promise<void> | null = null
  let again = false
  let stopped = false
  const drain = async () => {
    do {
      again = false
      while ((await drainOutbox(db, boss)) === DRAIN_BATCH) again = false
    } while (again)
  }
  const wake = () => {
    if (stopped) return
    if (draining !== null) {
      again = true
      return
    }
    draining = drain()
      .catch((error: unknown) => log.warn({ err: error }, 'outbox waits'))
      .finally(() => {
        draining = null
        if (again) wake()
      })
  }
  // What another process noted before it died is found by this look every two seconds.
  const timer = setInterval(wake, 2000)
  wake()
  return {
    wake,
    isReady: async () => {
      await boss.getQueue(TOPICS[0] as string)
      return true
    },
    report: () => readJobs(pool, TOPICS, schedule),
    failures: async (name) => (isKnown(name) ? readJobFailures(pool, name) : null),
    run: async (name) => {
      if (!schedule.some((job) => job.name === name)) return false
      await boss.send(name, {})
      return true
    },
    retry: async (name, id) => {
      const [job] = isKnown(name) ? await boss.findJobs(name, { id }) : []
      if (job?.state !== 'failed') return false
      await boss.retry(name, id)
      return true
    },
    async stop() {
      stopped = true
      clearInterval(timer)
      await draining
      await boss.stop({ graceful: true, timeout: 5000, close: true })
    },
  }
}

/** For tools and tests without a queue: what is noted stays in the outbox. */
export const noJobs: Jobs = {
  wake: () => undefined,
  isReady: async () => true,
  report: async () => [],
  failures: async () => null,
  run: async () => false,
  retry: async () => false,
  stop: async () => undefined,
}
