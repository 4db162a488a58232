import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Ctx } from '../ctx.ts'

/** From so many rows on they travel as one parameter. */
const MANY = 20

interface Options<C extends PgColumn> {
  /** A row that meets another on these columns is passed over. */
  readonly unlessKnown?: readonly PgColumn[]
  readonly returning?: C
}
type Written<C extends PgColumn> = C['_']['data'][]

/** A value as `json_populate_recordset` reads it. */
function toJson(column: PgColumn, value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (column.dataType === 'json' || column.dataType === 'array') return value
  const driven = column.mapToDriverValue(value)
  return Buffer.isBuffer(driven) ? `\\x${driven.toString('hex')}` : driven
}

const namesOf = (columns: readonly PgColumn[]): SQL =>
  sql.join(
    columns.map(({ name }) => sql.identifier(name)),
    sql`, `,
  )

async function insertAsJson<C extends PgColumn>(
  { db }: Pick<Ctx, 'db'>,
  table: PgTable,
  rows: readonly Readonly<Record<string, unknown>>[],
  { unlessKnown, returning }: Options<C>,
): Promise<Written<C>> {
  const first = rows[0] ?? {}
  const width = Object.keys(first).length
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => Object.hasOwn(first, key))
  const list = rows.map((row) => {
    if (Object.keys(row).length !== width) throw new TypeError('rows of different columns')
    return Object.fromEntries(columns.map(([key, column]) => [column.name, toJson(column, row[key])]))
  })
  const names = namesOf(columns.map(([, column]) => column))
  const written = await db.execute<{ value: unknown }>(sql`
    insert into ${table} (${names})
    select ${names} from json_populate_recordset(null::${table}, ${JSON.stringify(list)}::json)
    ${unlessKnown ? sql`on conflict (${namesOf(unlessKnown)}) do nothing` : sql``}
    ${returning ? sql`returning ${sql.identifier(returning.name)} as value` : sql``}`)
  return returning ? written.rows.map(({ value }) => returning.mapFromDriverValue(value)) : []
}

async function insertAsValues<C extends PgColumn>(
  { db }: Pick<Ctx, 'db'>,
  table: PgTable,
  rows: readonly PgTable['$inferInsert'][],
  { unlessKnown, returning }: Options<C>,
): Promise<Written<C>> {
  const insert = db.insert(table).values([...rows])
  const guarded = unlessKnown ? insert.onConflictDoNothing({ target: [...unlessKnown] }) : insert
  if (!returning) {
    await guarded
    return []
  }
  const written = await guarded.returning({ value: returning })
  return written.map(({ value }) => value)
}

/**
 * Writes rows by one statement. Many of them travel as one parameter: one for each column of each row takes the library and
 * the server longer than the writing. All rows have the columns of the first; what it leaves out takes its default.
 * @returns the values of `returning` in the rows that were written.
 * @throws {TypeError} for rows of different columns.
 */
export async function insertMany<T extends PgTable, C extends PgColumn>(
  ctx: Pick<Ctx, 'db'>,
  table: T,
  rows: readonly T['$inferInsert'][],
  options: Options<C> = {},
): Promise<Written<C>> {
  if (rows.length === 0) return []
  return rows.length < MANY
    ? insertAsValues(ctx, table, rows, options)
    : insertAsJson(ctx, table, rows, options)
}
