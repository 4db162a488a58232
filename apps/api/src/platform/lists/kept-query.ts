import { is, type Placeholder, type Query as QueryText, SQL, sql } from 'drizzle-orm'
import type { PreparedQueryConfig } from 'drizzle-orm/pg-core'
import type { Ctx } from '../../ctx.ts'

/** Beyond so many shapes the rest is worked out each time. */
const MOST_SHAPES = 200

/** Values of one run by name; those that are undefined are not asked for. */
type Values = Readonly<Record<string, unknown>>
/** The place of a value in the statement. */
export type Slot = (name: string) => Placeholder

interface Decoder {
  mapFromDriverValue(value: unknown): unknown
}
/** A query that selects single columns and expressions by name. */
interface Buildable<Row> {
  readonly _: { readonly selectedFields: Readonly<Record<string, unknown>>; readonly result: Row[] }
  toSQL(): QueryText
}

interface Query<Input, Row> {
  /** What the text hangs on besides which values are given. */
  readonly shapeOf: (input: Input) => string
  readonly valuesOf: (input: Input) => Values
  /** The statement with a slot wherever a value stands. */
  readonly build: (db: Ctx['db'], input: Input, slot: Slot) => Buildable<Row>
}

/** Without a name here, the connection names statements by their text, unless they are to be planned each time. */
const UNNAMED = ''

const slot: Slot = (name) => sql.placeholder(name)

function decoderOf(field: unknown): Decoder {
  if (is(field, SQL.Aliased)) return decoderOf(field.sql)
  return is(field, SQL) ? (field as unknown as { readonly decoder: Decoder }).decoder : (field as Decoder)
}

/** Rows as the query names their columns. What tells the columns is looked at once, not for each value of each row. */
function mapperOf<Row>(fields: Readonly<Record<string, unknown>>): (rows: unknown[][]) => Row[] {
  const names = Object.keys(fields)
  const decoders = Object.values(fields).map(decoderOf)
  return (rows) =>
    rows.map((values) => {
      const row: Record<string, unknown> = {}
      for (let at = 0; at < names.length; at++) {
        const value = values[at] ?? null
        row[names[at] as string] = value === null ? null : decoders[at]?.mapFromDriverValue(value)
      }
      return row as Row
    })
}

const prepare = <Row>(db: Ctx['db'], query: Buildable<Row>) =>
  db._.session.prepareQuery<PreparedQueryConfig & { execute: Row[] }>(
    query.toSQL(),
    undefined,
    UNNAMED,
    true,
    mapperOf<Row>(query._.selectedFields),
  )

/**
 * A query whose text is worked out once for each of its shapes: for a page of a list that is a fifth of the time of the
 * answer, and what turns its rows into objects as much again. Inside a transaction it is worked out each time.
 */
export function keepQuery<Input, Row>({ shapeOf, valuesOf, build }: Query<Input, Row>) {
  const kept = new WeakMap<Ctx['db'], Map<string, ReturnType<typeof prepare<Row>>>>()
  return ({ db, inTx }: Pick<Ctx, 'db' | 'inTx'>, input: Input): Promise<Row[]> => {
    const given = Object.entries(valuesOf(input)).filter(([, value]) => value !== undefined)
    const values = Object.fromEntries(given)
    if (inTx) return prepare(db, build(db, input, slot)).execute(values)
    const shapes = kept.get(db) ?? new Map<string, ReturnType<typeof prepare<Row>>>()
    kept.set(db, shapes)
    const shape = `${shapeOf(input)} ${given.map(([name]) => name).join(' ')}`
    const known = shapes.get(shape)
    if (known) return known.execute(values)
    const prepared = prepare(db, build(db, input, slot))
    if (shapes.size < MOST_SHAPES) shapes.set(shape, prepared)
    return prepared.execute(values)
  }
}
