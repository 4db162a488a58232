import type pg from 'pg'

/** Rows a test may have left beyond which a new copy is cheaper than emptying: bytes over the size of the template. */
const MOST_GROWTH = 24 * 1024 * 1024

/**
 * What a test changes other than rows: tables, columns, indexes, functions, triggers, statistics, settings. Rows of the
 * catalogue carry the transaction that wrote them, so that a change undone later is seen too.
 */
const STRUCTURE = `
  SELECT md5(concat_ws(',',
    (SELECT sum(hashtextextended(oid::text || xmin::text, 0)) FROM pg_class
      WHERE oid >= 16384 AND relnamespace <> 'pg_toast'::regnamespace),
    (SELECT sum(hashtextextended(attrelid::text || attnum || xmin::text, 0)) FROM pg_attribute WHERE attrelid >= 16384),
    (SELECT sum(hashtextextended(oid::text || xmin::text, 0)) FROM pg_proc WHERE oid >= 16384),
    (SELECT sum(hashtextextended(oid::text || xmin::text, 0)) FROM pg_trigger),
    (SELECT sum(hashtextextended(oid::text || xmin::text, 0)) FROM pg_constraint WHERE oid >= 16384),
    (SELECT count(*) FROM pg_statistic WHERE starelid >= 16384),
    (SELECT count(*) FROM pg_namespace),
    (SELECT count(*) FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
      WHERE d.datname = current_database())
  )) AS structure`

const TABLES = `
  SELECT format('%I.%I', n.nspname, c.relname) AS name, pg_relation_size(c.oid) > 0 AS touched
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'r' AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
  ORDER BY 1`

const SEQUENCES = `
  SELECT format('%I.%I', schemaname, sequencename) AS name, start_value::text AS start, last_value::text AS last
  FROM pg_sequences ORDER BY 1`

const SIZE = 'SELECT pg_database_size(current_database())::text AS bytes'

interface Table {
  readonly name: string
  readonly touched: boolean
}

interface Sequence {
  readonly name: string
  readonly start: string
  readonly last: string | null
}

/** How a database stood before any test. */
export interface Beginning {
  readonly structure: string
  readonly bytes: number
  /** Tables that migrations filled; their rows are compared, not emptied. */
  readonly filled: ReadonlyMap<string, string>
  readonly sequences: readonly Sequence[]
}

const one = async <Row extends pg.QueryResultRow>(client: pg.Client, text: string): Promise<Row> =>
  (await client.query<Row>(text)).rows[0] as Row

const rowsOf = async (client: pg.Client, table: string) =>
  (
    await one<{ rows: string }>(
      client,
      `SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS rows FROM ${table} t`,
    )
  ).rows

const look = async (client: pg.Client) => ({
  structure: (await one<{ structure: string }>(client, STRUCTURE)).structure,
  bytes: Number((await one<{ bytes: string }>(client, SIZE)).bytes),
  sequences: (await client.query<Sequence>(SEQUENCES)).rows,
  tables: (await client.query<Table>(TABLES)).rows,
})

/** Reads how a database just copied from the template stands. */
export const readBeginning = async (client: pg.Client): Promise<Beginning> => {
  const { tables, ...rest } = await look(client)
  const filled = new Map<string, string>()
  for (const { name, touched } of tables) if (touched) filled.set(name, await rowsOf(client, name))
  return { ...rest, filled }
}

/**
 * Takes out of a database whatever tests wrote into it.
 * @returns whether it stands as in the beginning; if not (tables changed, rows of migrations altered, much written) it must
 * not be used again.
 */
export const emptyAgain = async (client: pg.Client, beginning: Beginning): Promise<boolean> => {
  const now = await look(client)
  if (now.structure !== beginning.structure || now.bytes > beginning.bytes + MOST_GROWTH) return false
  for (const [name, rows] of beginning.filled) if ((await rowsOf(client, name)) !== rows) return false
  const touched = now.tables.filter(({ name, touched }) => touched && !beginning.filled.has(name))
  const changed = now.sequences.filter(({ last }, at) => last !== beginning.sequences[at]?.last)
  const restart = changed.map(({ name, start }) => {
    const before = beginning.sequences.find((sequence) => sequence.name === name)?.last ?? null
    return `SELECT setval('${name}', ${before ?? start}, ${before !== null})`
  })
  const names = touched.map(({ name }) => name)
  // Neither triggers (what may only be added to) nor references stand in the way of emptying.
  await client.query(
    ['BEGIN', "SET LOCAL session_replication_role = 'replica'"]
      .concat(
        names.map((name) => `DELETE FROM ${name}`),
        restart,
        'COMMIT',
      )
      .join(';\n'),
  )
  // Rows written from now on lie in the order in which they are written, as in a new database.
  if (names.length > 0) await client.query(`VACUUM (INDEX_CLEANUP ON, TRUNCATE ON) ${names.join(', ')}`)
  return true
}
