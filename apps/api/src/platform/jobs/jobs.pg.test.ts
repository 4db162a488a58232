import { outbox } from '@guichet/db/schema'
import { pgTest } from '@guichet/db/testing'
import { describe, expect, vi } from 'vitest'
import { withTx } from '../../ctx.ts'
import { createTestDeps } from '../../testing/test-deps.ts'
import { nextNumber } from '../counters.ts'
import { emit, TOPICS } from '../outbox/outbox.ts'
import { drainOutbox, startJobs, type TopicHandlers } from './jobs.ts'

describe('the outbox', () => {
  pgTest('keeps an effect only when its transaction is committed', async ({ pg }) => {
    const { ctx } = createTestDeps({ pg })
    const failing = withTx(ctx(), async (tx) => {
      await emit(tx, 'message.queued', { messageId: 'lost' })
      throw new Error('undone')
    })
    await expect(failing).rejects.toThrow('undone')
    await withTx(ctx(), (tx) => emit(tx, 'message.queued', { messageId: 'kept' }))
    const rows = await pg.db.select({ payload: outbox.payload }).from(outbox)
    expect(rows).toEqual([{ payload: { messageId: 'kept' } }])
    await expect(emit(ctx(), 'message.queued', { messageId: 'x' })).rejects.toThrow('needs a transaction')
  })

  pgTest('is drained exactly once by several at the same time', async ({ pg }) => {
    const { ctx } = createTestDeps({ pg })
    const ids = Array.from({ length: 1250 }, (_, n) => String(n))
    await withTx(ctx(), async (tx) => {
      for (const messageId of ids) await emit(tx, 'message.queued', { messageId })
    })
    const sent: string[] = []
    const boss = {
      insert: async (_topic: unknown, jobs: readonly { data: { messageId: string } }[]) => {
        sent.push(...jobs.map(({ data }) => data.messageId))
      },
    } as unknown as Parameters<typeof drainOutbox>[1]
    const drainAll = async () => {
      while ((await drainOutbox(pg.db, boss)) > 0);
    }
    await Promise.all([drainAll(), drainAll(), drainAll()])
    expect(sent.toSorted()).toEqual(ids.toSorted())
    expect(await pg.db.select({ id: outbox.id }).from(outbox)).toEqual([])
  })

  pgTest('stays whole when the queue does not take an effect', async ({ pg }) => {
    const { ctx } = createTestDeps({ pg })
    await withTx(ctx(), (tx) => emit(tx, 'message.queued', { messageId: 'a' }))
    const boss = { insert: () => Promise.reject(new Error('away')) } as unknown as Parameters<
      typeof drainOutbox
    >[1]
    await expect(drainOutbox(pg.db, boss)).rejects.toThrow('away')
    expect(await pg.db.select({ id: outbox.id }).from(outbox)).toHaveLength(1)
  })
})

describe('the job queue', () => {
  pgTest(
    'tries a failing handler again, and runs what was noted before it started',
    { timeout: 30_000 },
    async ({ pg }) => {
      const { deps, ctx } = createTestDeps({ pg })
      await withTx(ctx(), (tx) => emit(tx, 'message.queued', { messageId: 'early' }))
      const seen: string[] = []
      const handlers: TopicHandlers = {
        'billing-run.going': async () => undefined,
        'checkout.changed': async () => undefined,
        'charge.changed': async () => undefined,
        'customer.dropped': async () => undefined,
        'file.orphaned': async () => undefined,
        'method.dropped': async () => undefined,
        'payment.due': async () => undefined,
        'procedure.withdrawn': async () => undefined,
        'refund.changed': async () => undefined,
        'rights.lost': async () => undefined,
        'rows.imported': async () => undefined,
        'subscription.changed': async () => undefined,
        'subscription.undone': async () => undefined,
        'message.queued': async ({ messageId }) => {
          seen.push(messageId)
          if (messageId === 'late' && seen.filter((id) => id === 'late').length === 1)
            throw new Error('not yet')
        },
      }
      const jobs = await startJobs({
        databaseUrl: pg.url,
        db: pg.db,
        pool: pg.pool,
        log: deps.log,
        handlers,
        schedule: [],
      })
      try {
        expect(await jobs.isReady()).toBe(true)
        await withTx({ ...ctx(), deps: { ...deps, jobs } }, (tx) =>
          emit(tx, 'message.queued', { messageId: 'late' }),
        )
        await vi.waitFor(() => expect(seen.toSorted()).toEqual(['early', 'late', 'late']), {
          timeout: 20_000,
          interval: 100,
        })
      } finally {
        await jobs.stop()
      }
    },
  )
})

describe('the report of the jobs', () => {
  pgTest(
    'tells how each stands and why it failed, never what it carried, and runs one on demand',
    { timeout: 30_000 },
    async ({ pg }) => {
      const { deps } = createTestDeps({ pg })
      let failing = true
      const done = async () => undefined
      const jobs = await startJobs({
        ...{ databaseUrl: pg.url, db: pg.db, pool: pg.pool, log: deps.log },
        handlers: Object.fromEntries(TOPICS.map((topic) => [topic, done])) as unknown as TopicHandlers,
        schedule: [
          {
            ...{ name: 'clean-up', cron: '0 3 * * *' },
            run: async () => {
              if (failing) throw new Error('no room left')
            },
          },
        ],
      })
      const line = async () => (await jobs.report()).find(({ name }) => name === 'clean-up')
      try {
        expect(await line()).toEqual({
          ...{ name: 'clean-up', kind: 'scheduled', cron: '0 3 * * *', waiting: 0, running: 0, failed: 0 },
          ...{ lastRunAt: null, lastState: null, lastSeconds: null },
        })
        expect(await jobs.run('message.queued')).toBe(false)
        expect(await jobs.failures('unknown')).toBeNull()
        expect(await jobs.run('clean-up')).toBe(true)
        const until = (state: string) =>
          vi.waitFor(async () => expect((await line())?.lastState).toBe(state), {
            ...{ timeout: 15_000, interval: 100 },
          })
        await until('failed')
        const [failure] = (await jobs.failures('clean-up')) ?? []
        expect(failure).toMatchObject({ attempts: 1, error: 'no room left' })
        failing = false
        expect(await jobs.retry('clean-up', failure?.id ?? '')).toBe(true)
        await until('done')
        expect(await line()).toMatchObject({ failed: 0, lastSeconds: expect.any(Number) })
        expect(await jobs.retry('clean-up', failure?.id ?? '')).toBe(false)
      } finally {
        await jobs.stop()
      }
    },
  )
})

describe('numbers without a gap', () => {
  pgTest('are given back by what is undone, and never twice', async ({ pg }) => {
    const { ctx } = createTestDeps({ pg })
    const take = (n: number) =>
      withTx(ctx(), async (tx) => {
        const number = await nextNumber(tx, 'test')
        if (n % 3 === 0) throw new Error('undone')
        return number
      }).catch(() => null)
    const numbers = await Promise.all(Array.from({ length: 30 }, (_, n) => take(n)))
    const given = numbers.filter((number) => number !== null).toSorted((a, b) => a - b)
    expect(given).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
    await expect(nextNumber(ctx(), 'test')).rejects.toThrow('needs a transaction')
  })
})
