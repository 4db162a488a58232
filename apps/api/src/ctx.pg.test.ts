import { counters } from '@guichet/db/schema'
import { pgTest } from '@guichet/db/testing'
import { eq, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { type Ctx, systemCtx, withTx } from './ctx.ts'
import { createTestApp, type TestApp } from './testing/test-app.ts'

const NAMES = ['one', 'other'] as const
type Name = (typeof NAMES)[number]

const hold = async ({ db }: Ctx, name: Name): Promise<void> => {
  await db
    .update(counters)
    .set({ value: sql`${counters.value} + 1` })
    .where(eq(counters.name, name))
}
/** Settles once it was asked for as often as there are transactions. */
function meetingPoint(count: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  let waiting = 0
  return () => {
    waiting += 1
    if (waiting === count) resolve()
    return waiting > count ? Promise.resolve() : promise
  }
}

/** Two transactions that take the same two rows in opposite order, each holding its first before either asks for its second. */
async function collide(api: TestApp, alsoDo: (tx: Ctx) => void = () => undefined) {
  const bothHoldOne = meetingPoint(NAMES.length)
  const runs = { one: 0, other: 0 }
  const take = (first: Name, second: Name) =>
    withTx(systemCtx(api.deps, 'test'), async (tx) => {
      runs[first] += 1
      alsoDo(tx)
      await tx.db.execute(sql`set local deadlock_timeout = '10ms'`)
      await hold(tx, first)
      await bothHoldOne()
      await hold(tx, second)
    })
  const results = await Promise.allSettled([take('one', 'other'), take('other', 'one')])
  return { results: results.map(({ status }) => status).sort(), runs: runs.one + runs.other }
}

async function withCounters(api: TestApp) {
  await api.deps.db.insert(counters).values(NAMES.map((name) => ({ name, value: 0 })))
  return async () => {
    const rows = await api.deps.db
      .select({ value: counters.value })
      .from(counters)
      .where(sql`${counters.name} in ('one', 'other')`)
    return rows.map(({ value }) => Number(value))
  }
}

describe('withTx', () => {
  pgTest('runs a transaction again that the database gave up for another one', async ({ pg }) => {
    const api = await createTestApp({ pg })
    const values = await withCounters(api)
    expect(await collide(api)).toEqual({ results: ['fulfilled', 'fulfilled'], runs: 3 })
    expect(await values()).toEqual([2, 2])
    await api.close()
  })

  pgTest('does not where something outside the database was reached for', async ({ pg }) => {
    const api = await createTestApp({ pg })
    const values = await withCounters(api)
    const collision = await collide(api, ({ deps }) => void deps.files)
    expect(collision).toEqual({ results: ['fulfilled', 'rejected'], runs: 2 })
    expect(await values()).toEqual([1, 1])
    await api.close()
  })

  pgTest('tries three times at most, and other faults once', async ({ pg }) => {
    const api = await createTestApp({ pg })
    const failing = async (code: string) => {
      let runs = 0
      const done = withTx(systemCtx(api.deps, 'test'), async (tx) => {
        runs += 1
        await tx.db.execute(sql.raw(`do $$ begin raise exception 'no' using errcode = '${code}'; end $$`))
      })
      await expect(done).rejects.toThrow()
      return runs
    }
    expect(await failing('40001')).toBe(3)
    expect(await failing('40P01')).toBe(3)
    expect(await failing('23505')).toBe(1)
    await api.close()
  })
})
