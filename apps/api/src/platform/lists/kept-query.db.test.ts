import { dbTest } from '@guichet/db/testing'
import { and, eq, gt, sql } from 'drizzle-orm'
import { date, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { describe, expect } from 'vitest'
import { keepQuery } from './kept-query.ts'

const things = pgTable('things', { id: integer('id').primaryKey(), name: text('name').notNull() })
const create = sql`create temporary table things (id int primary key, name text not null) on commit drop`

const moments = pgTable('moments', {
  id: integer('id').primaryKey(),
  day: date('day', { mode: 'string' }),
  instant: timestamp('instant', { withTimezone: true }),
  words: text('words').array(),
})
type Database = Parameters<Parameters<typeof keepQuery>[0]['build']>[0]

interface Asked {
  readonly name?: string
  readonly over?: number
  readonly descending: boolean
}
const counted = () => {
  const built: string[] = []
  const query = keepQuery({
    shapeOf: ({ descending }: Asked) => String(descending),
    valuesOf: ({ name, over }: Asked) => ({ name, over }),
    build: (db, { name, over, descending }, slot) => {
      built.push(`${descending} ${name} ${over}`)
      return db
        .select({ id: things.id })
        .from(things)
        .where(
          and(
            name === undefined ? undefined : eq(things.name, slot('name')),
            over === undefined ? undefined : gt(things.id, slot('over')),
          ),
        )
        .orderBy(descending ? sql`${things.id} desc` : things.id)
    },
  })
  return { built, query }
}

describe('a query that is kept', () => {
  dbTest('is built once for each shape, and run with the values of each call', async ({ tx: db }) => {
    await db.execute(create)
    await db.insert(things).values(['a', 'b', 'a', 'b', 'a'].map((name, index) => ({ id: index, name })))
    const { built, query } = counted()
    const ask = async (asked: Asked, inTx = false) => (await query({ db, inTx }, asked)).map(({ id }) => id)
    expect(await ask({ name: 'a', descending: false })).toEqual([0, 2, 4])
    expect(await ask({ name: 'b', descending: false })).toEqual([1, 3])
    expect(await ask({ name: "' or true --", descending: false })).toEqual([])
    expect(built).toHaveLength(1)
    expect(await ask({ name: 'b', over: 1, descending: false })).toEqual([3])
    expect(await ask({ name: 'a', descending: true })).toEqual([4, 2, 0])
    expect(await ask({ descending: true })).toEqual([4, 3, 2, 1, 0])
    expect(await ask({ over: 3, descending: true })).toEqual([4])
    expect(built).toHaveLength(5)
    expect(await ask({ over: 3, descending: true }, true)).toEqual([4])
    expect(built).toHaveLength(6)
  })

  dbTest('gives the rows that the query gives by itself', async ({ tx: db }) => {
    await db.execute(sql`create temporary table moments
      (id int primary key, day date, instant timestamptz, words text[]) on commit drop`)
    await db.execute(sql`insert into moments values
      (1, '2024-02-29', '2026-03-29T01:00:00.123Z', array['a', 'é']), (2, null, null, null)`)
    const select = (over: Database) =>
      over
        .select({
          ...{ id: moments.id, day: moments.day, instant: moments.instant, words: moments.words },
          next: sql<number>`${moments.id} + 1`,
          text: sql`${moments.id}::bigint`.mapWith(Number),
          named: sql<string>`'n' || ${moments.id}`.as('named'),
        })
        .from(moments)
        .orderBy(moments.id)
    const query = keepQuery({ shapeOf: () => '', valuesOf: () => ({}), build: select })
    const rows = await query({ db, inTx: false }, null)
    expect(rows).toEqual(await select(db))
    expect(rows).toMatchObject([
      { id: 1, text: 1, named: 'n1', words: ['a', 'é'] },
      { day: null, words: null },
    ])
  })
})
