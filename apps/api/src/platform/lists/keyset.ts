import { type AnyColumn, type Placeholder, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Ctx } from '../../ctx.ts'
import { type Cursor, TOTAL_CAP } from '../http/cursor.ts'

/** A column or an expression of the query. */
type Term = AnyColumn | SQL

interface Place extends Pick<Cursor, 'direction'> {
  /** Values, or slots for them. */
  readonly key: readonly (Cursor['key'][number] | Placeholder)[]
}

interface Order {
  /** What the list is sorted by, all in one direction. One term alone when it may be null. */
  readonly by: readonly Term[]
  /** Tells rows apart that are the same in `by`. */
  readonly id: Term
  readonly descending?: boolean
  /** The term may be null: rows without a value come last, whatever the direction. */
  readonly nullable?: boolean
  /** Where the page begins; its key is made of `by` and `id`. */
  readonly cursor: Place | null
}

export interface Keyset {
  /** The rows that come after the cursor in reading order; undefined on the first page. */
  readonly beyond: SQL | undefined
  /** Reading order: reversed when going back, as `toPage` expects it. */
  readonly orderBy: SQL[]
}

const row = (terms: readonly unknown[]) =>
  sql`(${sql.join(
    terms.map((term) => sql`${term}`),
    sql`, `,
  )})`

/** Rows past the cursor where the sort term may be null. Comparing with null is never true: those rows are named apart. */
function beyondNullable(
  term: Term,
  id: Term,
  [value, last]: Place['key'],
  compare: SQL,
  isBack: boolean,
): SQL {
  const past =
    value === null
      ? sql`(${term} is null and ${id} ${compare} ${last})`
      : sql`(${term}, ${id}) ${compare} (${value}, ${last})`
  if (value === null) return isBack ? sql`(${past} or ${term} is not null)` : past
  return isBack ? past : sql`(${past} or ${term} is null)`
}

/**
 * A list read by key: condition and order of one page, forward or back. Values are compared as rows, so an index on
 * (`by`, `id`) serves condition and order. Instants are kept to the millisecond, as the clock gives them and cursors say
 * them.
 */
export function keyset({ by, id, descending = false, nullable = false, cursor }: Order): Keyset {
  const [term] = by
  if (term === undefined || (nullable && by.length > 1))
    throw new TypeError('one sort term, or several without null')
  const isBack = cursor?.direction === 'previous'
  const isDown = descending !== isBack
  const direction = isDown ? sql`desc` : sql`asc`
  const compare = isDown ? sql`<` : sql`>`
  const nulls = nullable ? (isBack ? sql` nulls first` : sql` nulls last`) : sql``
  const orderBy = [...by.map((each) => sql`${each} ${direction}${nulls}`), sql`${id} ${direction}`]
  if (cursor === null) return { beyond: undefined, orderBy }
  const beyond = nullable
    ? beyondNullable(term, id, cursor.key, compare, isBack)
    : sql`${row([...by, id])} ${compare} ${row(cursor.key)}`
  return { beyond, orderBy }
}

interface ReadPage {
  /** Rows read with `limit + 1`. */
  readonly rows: readonly unknown[]
  readonly limit: number
  readonly cursor: Cursor | null
}

interface Matching {
  limit(count: number): SQLWrapper
}

/**
 * How many rows a list has: exact up to 10,000, 10,001 beyond. `matching` selects one column of them, unsorted; it is not
 * run, nor made, when the page read is the whole list.
 */
export async function countList(
  { db }: Pick<Ctx, 'db'>,
  page: ReadPage,
  matching: Matching | (() => Matching),
): Promise<number> {
  if (page.cursor === null && page.rows.length <= page.limit) return page.rows.length
  const [counted] = await db
    .select({ total: sql<number>`count(*)::int` })
    .from(sql`${(typeof matching === 'function' ? matching() : matching).limit(TOTAL_CAP + 1)} as capped`)
  return counted?.total ?? 0
}
