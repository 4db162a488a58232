import { dbTest } from '@guichet/db/testing'
import { and, like, sql } from 'drizzle-orm'
import { date, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import type { Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../http/cursor.ts'
import { countList, keyset } from './keyset.ts'
import { containing } from './like.ts'

type Db = Pick<Ctx, 'db'>['db']

const things = pgTable('things', {
  id: uuid('id').primaryKey(),
  text: text('text'),
  number: integer('number'),
  day: date('day'),
  instant: timestamp('instant', { withTimezone: true }),
})
const create = sql`create temporary table things
  (id uuid primary key, text text, number int, day date, instant timestamptz) on commit drop`

const idOf = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`
const POOLS = {
  text: ['', 'été', 'Ete', 'eté', 'a%', 'zèbre', 'École', "l'eau"],
  number: [-5, 0, 3, 2_000_000_000],
  day: ['1999-12-31', '2024-02-29', '2026-01-01'],
  instant: ['2026-03-29T00:59:59.999Z', '2026-03-29T01:00:00.000Z', '2026-10-25T01:30:00.001Z'],
} as const
type Kind = keyof typeof POOLS

interface Asked {
  readonly kind: Kind
  readonly descending: boolean
  readonly nullable: boolean
  readonly limit: number
}

async function readPage(db: Db, { kind, descending, nullable, limit }: Asked, text: string | undefined) {
  const cursor = decodeCursor(text, [nullable ? `${kind}?` : kind, 'uuid'])
  const { beyond, orderBy } = keyset({ by: [things[kind]], id: things.id, descending, nullable, cursor })
  const rows = await db
    .select({
      id: things.id,
      text: things.text,
      number: things.number,
      day: things.day,
      instant: things.instant,
    })
    .from(things)
    .where(beyond)
    .orderBy(...orderBy)
    .limit(limit + 1)
  const total = await countList({ db }, { rows, limit, cursor }, db.select({ id: things.id }).from(things))
  return toPage({
    ...{ rows, limit, cursor, total },
    keyOf: (row) => [kind === 'instant' ? (row.instant?.toISOString() ?? null) : row[kind], row.id],
    toItem: ({ id }) => id,
  })
}

/** The whole list in one statement, as PostgreSQL orders it without any key. */
async function readWhole(db: Db, { kind, descending }: Asked) {
  const order = sql.raw(
    descending ? `"${kind}" desc nulls last, id desc` : `"${kind}" asc nulls last, id asc`,
  )
  return (await db.select({ id: things.id }).from(things).orderBy(order)).map(({ id }) => id)
}

async function fill(db: Db, kind: Kind, picks: readonly (number | null)[]) {
  await db.delete(things)
  const pool: readonly (string | number)[] = POOLS[kind]
  const rows = picks.map((pick, n) => {
    const value = pick === null ? null : pool[pick % pool.length]
    return { id: idOf((n * 7919) % 1009), [kind]: kind === 'instant' && value ? new Date(value) : value }
  })
  if (rows.length > 0) await db.insert(things).values(rows)
}

describe('a list read by key', () => {
  for (const kind of Object.keys(POOLS) as Kind[]) {
    dbTest(
      `by ${kind} shows every row once forward and the same pages back, ties and nulls included`,
      async ({ tx }) => {
        await tx.execute(create)
        await fc.assert(
          fc.asyncProperty(
            fc.record({
              descending: fc.boolean(),
              nullable: fc.boolean(),
              limit: fc.integer({ min: 1, max: 6 }),
            }),
            fc.array(fc.option(fc.nat(7), { freq: 3 }), { maxLength: 24 }),
            async (how, picks) => {
              const asked = { ...how, kind }
              await fill(tx, kind, how.nullable ? picks : picks.map((pick) => pick ?? 0))
              const all = await readWhole(tx, asked)
              const pages = [await readPage(tx, asked, undefined)]
              for (let page = pages[0]; page?.nextCursor; page = pages.at(-1))
                pages.push(await readPage(tx, asked, page.nextCursor))
              expect(pages.flatMap(({ items }) => items)).toEqual(all)
              expect(new Set(pages.map(({ total }) => total))).toEqual(new Set([all.length]))
              for (const [index, page] of pages.entries()) {
                if (index === 0) expect(page.previousCursor).toBeNull()
                if (index === 0 || page.previousCursor === null) continue
                const back = await readPage(tx, asked, page.previousCursor)
                expect(back.items).toEqual(pages[index - 1]?.items)
                expect(back.firstRank).toBe(pages[index - 1]?.firstRank)
              }
            },
          ),
          { numRuns: 25 },
        )
      },
    )
  }

  dbTest('is served by an index on its columns, with no sort', async ({ tx }) => {
    await tx.execute(create)
    await tx.execute(sql`create index on things (instant, id)`)
    await tx.execute(sql`set local enable_seqscan = off`)
    await tx.execute(sql`set local enable_bitmapscan = off`)
    for (const direction of ['next', 'previous'] as const) {
      const cursor = { direction, key: [POOLS.instant[0], idOf(1)], rank: 1 }
      const { beyond, orderBy } = keyset({ by: [things.instant], id: things.id, descending: true, cursor })
      const query = tx
        .select({ id: things.id })
        .from(things)
        .where(and(beyond))
        .orderBy(...orderBy)
        .limit(11)
      const { rows } = await tx.execute<{ 'QUERY PLAN': string }>(sql`explain ${query.getSQL()}`)
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
      expect(plan).toMatch(/Index Cond: \(ROW\(instant, id\) [<>] ROW\(/u)
      expect(plan).not.toContain('Sort')
    }
  })

  dbTest('takes several columns that are never null', async ({ tx }) => {
    await tx.execute(create)
    await tx.insert(things).values([
      { id: idOf(1), text: 'a', number: 2 },
      { id: idOf(2), text: 'a', number: 1 },
      { id: idOf(3), text: 'b', number: 0 },
    ])
    const cursor = { direction: 'next', key: ['a', 1, idOf(2)], rank: 1 } as const
    const { beyond, orderBy } = keyset({ by: [things.text, things.number], id: things.id, cursor })
    const rows = await tx
      .select({ id: things.id })
      .from(things)
      .where(beyond)
      .orderBy(...orderBy)
    expect(rows.map(({ id }) => id)).toEqual([idOf(1), idOf(3)])
    expect(() =>
      keyset({ by: [things.text, things.number], id: things.id, nullable: true, cursor: null }),
    ).toThrow(TypeError)
  })
})

describe('the total of a list', () => {
  const cursor = { direction: 'next', key: [], rank: 10 } as const
  const page = { rows: [1, 2], limit: 10, cursor: null }
  const series = (db: Db, count: number) =>
    db.select({ n: sql<number>`n` }).from(sql`generate_series(1, ${count}::int) as n`)

  dbTest('is exact up to 10,000, then says more', async ({ tx }) => {
    const count = (n: number) => countList({ db: tx }, { ...page, cursor }, series(tx, n))
    expect(await count(0)).toBe(0)
    expect(await count(10_000)).toBe(10_000)
    expect(await count(10_001)).toBe(10_001)
    expect(await count(20_000)).toBe(10_001)
  })

  dbTest('needs no statement when the first page is the whole list', async ({ tx }) => {
    const never = { limit: () => expect.unreachable('counted') }
    expect(await countList({ db: tx }, page, never)).toBe(2)
    expect(await countList({ db: tx }, { ...page, limit: 1 }, series(tx, 7))).toBe(7)
  })
})

describe('containing', () => {
  dbTest('finds text as it is written, signs of patterns included', async ({ tx }) => {
    await tx.execute(create)
    const texts = ['100 %', '100 €', 'a_b', 'a-b', 'c\\d', 'c/d']
    await tx.insert(things).values(texts.map((each, n) => ({ id: idOf(n), text: each })))
    const find = async (search: string) => {
      const rows = await tx
        .select({ text: things.text })
        .from(things)
        .where(like(things.text, containing(search)))
        .orderBy(things.id)
      return rows.map((row) => row.text)
    }
    expect(await find('0 %')).toEqual(['100 %'])
    expect(await find('a_')).toEqual(['a_b'])
    expect(await find('c\\')).toEqual(['c\\d'])
    expect(await find('100')).toEqual(['100 %', '100 €'])
  })
})
