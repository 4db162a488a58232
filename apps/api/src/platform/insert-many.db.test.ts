import { dbTest } from '@guichet/db/testing'
import { asc, sql } from 'drizzle-orm'
import {
  boolean,
  customType,
  date,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { insertMany } from './insert-many.ts'

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
const things = pgTable('things', {
  id: uuid('id').primaryKey(),
  rank: integer('rank').notNull(),
  someText: text('some_text'),
  words: text('words').array(),
  data: jsonb('data'),
  bytes: bytea('bytes'),
  day: date('day'),
  at: timestamp('at', { withTimezone: true }),
  isOn: boolean('is_on'),
  state: text('state').notNull().default('new'),
})
const create = sql`create temporary table things (id uuid primary key, rank int not null unique, some_text text, words text[],
  data jsonb, bytes bytea, day date, at timestamptz, is_on boolean, state text not null default 'new') on commit drop`

const idOf = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`
const nullable = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null })
const anyText = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((each) => !each.includes('\u0000'))
const thing = fc.record({
  someText: nullable(fc.oneof(anyText, fc.constantFrom('', 'null', '\\x41', '"', "l'été", '{"a":1}', '%'))),
  words: nullable(fc.array(fc.oneof(anyText, fc.constantFrom('NULL', '', '{}', 'a,b')), { maxLength: 3 })),
  data: nullable(
    fc.dictionary(anyText, fc.oneof(anyText, fc.integer(), fc.boolean()), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
  bytes: nullable(fc.uint8Array({ maxLength: 9 }).map((each) => Buffer.from(each))),
  day: nullable(fc.constantFrom('2024-02-29', '1999-12-31')),
  at: nullable(fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })),
  isOn: nullable(fc.boolean()),
})

describe('rows written together', () => {
  dbTest('are the same rows however many they are', async ({ tx: db }) => {
    await db.execute(create)
    await fc.assert(
      fc.asyncProperty(fc.array(thing, { minLength: 1, maxLength: 45 }), async (list) => {
        const rows = list.map((each, rank) => ({ id: idOf(rank), rank, ...each }))
        await insertMany({ db }, things, rows)
        const written = await db.select().from(things).orderBy(asc(things.rank))
        await db.delete(things)
        expect(written).toEqual(rows.map((row) => ({ ...row, state: 'new' })))
      }),
      { numRuns: 60 },
    )
  })

  dbTest('pass over what is known, and tell what was written', async ({ tx: db }) => {
    await db.execute(create)
    const rowsFrom = (from: number, count: number) =>
      Array.from({ length: count }, (_, n) => ({ id: idOf(1000 * count + n), rank: from + n }))
    const options = { unlessKnown: [things.rank], returning: things.rank }
    expect(await insertMany({ db }, things, rowsFrom(0, 30), options)).toHaveLength(30)
    expect(await insertMany({ db }, things, rowsFrom(28, 3), options)).toEqual([30])
    expect((await insertMany({ db }, things, rowsFrom(10, 25), options)).toSorted()).toEqual([31, 32, 33, 34])
    expect(await insertMany({ db }, things, [], options)).toEqual([])
  })
})
