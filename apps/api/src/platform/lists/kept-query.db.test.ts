import { dbTest } from '@guichet/db/testing'
import { and, eq, gt, sql } from 'drizzle-orm'
import { integer, pgTable, text } from 'drizzle-orm/pg-core'
import { describe, expect } from 'vitest'
import { keepQuery } from './kept-query.ts'

const things = pgTable('things', { id: integer('id').primaryKey(), name: text('name').notNull() })
const create = sql`create temporary table things (id int primary key, name text not null) on commit drop`

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
})
