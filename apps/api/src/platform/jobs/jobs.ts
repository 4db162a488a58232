import type { Db, Pool } from '@guichet/db'
import { outbox } from '@guichet/db/schema'
import { asc, inArray, sql } from 'drizzle-orm'
import { fromDrizzle, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import { TOPICS, type Topic, type Topics } from '../outbox/outbox.ts'

const DRAIN_BATCH = 100
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
}

interface Options {
  readonly databaseUrl: string
  readonly db: Db
  readonly pool: Pool
  readonly log: Logger
  readonly handlers: TopicHandlers
  readonly schedule: readonly ScheduledJob[]
}

/** Moves what verbs noted from the outbox to the queue, in one transaction, several processes side by side. */
export async function drainOutbox(db: Db, boss: Pick<PgBoss, 'send'>): Promise<number> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .select({ id: outbox.id, topic: outbox.topic, payload: outbox.payload })
      .from(outbox)
      .orderBy(asc(outbox.createdAt), asc(outbox.id))
      .limit(DRAIN_BATCH)
      .for('update', { skipLocked: true })
    for (const row of rows) {
      await boss.send(row.topic, row.payload as object, { db: fromDrizzle(tx, sql) })
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
export async function startJobs({ databaseUrl, db, log, handlers, schedule }: Options): Promise<Jobs> {
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
  const work = async <T extends object>(name: string, run: (data: T) => Promise<unknown>) => {
    await boss.work<T>(name, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async ([job]) => {
      if (!job) return
      try {
        await run(job.data)
      } catch (error) {
        log.warn({ err: error, queue: name, jobId: job.id }, 'job failed, it will be tried again')
        throw error
      }
    })
  }
  for (const topic of TOPICS) {
    await boss.createQueue(topic, RETRIES)
    await boss.updateQueue(topic, RETRIES)
    await work(topic, (data) => (handlers[topic] as (payload: object) => Promise<void>)(data))
  }
  for (const job of schedule) {
    await boss.createQueue(job.name, { policy: 'short', retryLimit: 0, expireInSeconds: 300 })
    await work(job.name, job.run)
    await boss.schedule(job.name, job.cron)
    if (job.atStart) await boss.send(job.name, {})
  }

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
    async stop() {
      stopped = true
      clearInterval(timer)
      await draining
      await boss.stop({ graceful: true, timeout: 5000, close: true })
    },
  }
}

/** For tools and tests without a queue: what is noted stays in the outbox. */
export const noJobs: Jobs = { wake: () => undefined, isReady: async () => true, stop: async () => undefined }
