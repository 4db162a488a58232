import { type ExtractTablesWithRelations, sql } from 'drizzle-orm'
import { drizzle, type NodePgQueryResultHKT } from 'drizzle-orm/node-postgres'
import type { PgDatabase, PgTransaction } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { createStatementNames } from './named-statements.ts'
import * as schema from './schema/index.ts'

export type Schema = typeof schema
type Relations = ExtractTablesWithRelations<Schema>

/** What queries are written against: the pool's database and a transaction both fit. */
export type Db = PgDatabase<NodePgQueryResultHKT, Schema, Relations>

/** A running transaction; it can be given wherever a `Db` is asked for. */
export type Tx = PgTransaction<NodePgQueryResultHKT, Schema, Relations>

export type Pool = pg.Pool

export interface PoolOptions {
  /** Most connections at once (default 10). */
  readonly max?: number
  /** Shown in pg_stat_activity. */
  readonly applicationName?: string
  /** A statement running longer is cancelled with SQLSTATE 57014; 0 = never (default 15,000 ms). */
  readonly statementTimeoutMs?: number
  /** Waiting longer for a connection is an error (default 5,000 ms). */
  readonly connectionTimeoutMs?: number
  /**
   * Statements are planned once per connection and kept there under a name (default). Not behind a transaction pooler that
   * does not know named statements.
   */
  readonly namedStatements?: boolean
  /** Told of every connection that breaks, idle or in use; such a break never ends the process. */
  readonly onError?: (error: Error) => void
}

/** A pool that survives the loss of the database: broken connections are reported and replaced. */
export const createPool = (url: string, options: PoolOptions = {}): Pool => {
  const onError = options.onError ?? (() => undefined)
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.applicationName ?? 'guichet',
    statement_timeout: options.statementTimeoutMs ?? 15_000,
    connectionTimeoutMillis: options.connectionTimeoutMs ?? 5_000,
    idle_in_transaction_session_timeout: 60_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  })
  pool.on('error', onError)
  // A checked-out client has no listener but this one; without it the loss of the server ends the process.
  pool.on('connect', (client) => client.on('error', onError))
  if (options.namedStatements ?? true) {
    const names = createStatementNames()
    pool.on('connect', (client) => names.attachTo(client))
  }
  return pool
}

/** The drizzle database over a pool, or over one connection. */
export const createDb = (client: Pool | pg.Client | pg.PoolClient): Db => drizzle(client, { schema })

/** The same server, another database. */
export const withDatabase = (url: string, database: string): string => {
  const address = new URL(url)
  address.pathname = `/${encodeURIComponent(database)}`
  return address.href
}

/** Makes the database `name` on the server of `url` when it is missing; answers its address. */
export const ensureDatabase = async (url: string, name: string): Promise<string> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
  return withDatabase(url, name)
}

/** One round trip: throws when the database does not answer. */
export const ping = async (db: Db): Promise<void> => {
  await db.execute(sql`SELECT 1`)
}
