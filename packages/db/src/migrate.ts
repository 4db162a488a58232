import { fileURLToPath } from 'node:url'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { diskFullError, isDiskFull, NewerSchemaError } from './cluster/errors.ts'

/** Where drizzle-kit writes the migrations. */
export const migrationsFolder: string = fileURLToPath(new URL('../migrations', import.meta.url))

/** Any fixed number: one migration at a time per database. */
const lockKey = 7_133_042

const appliedMigrations = async (client: pg.Client): Promise<number[]> => {
  const table = await client.query("SELECT to_regclass('drizzle.__drizzle_migrations') IS NOT NULL AS found")
  if (!table.rows[0]?.found) return []
  const { rows } = await client.query<{ at: string }>(
    'SELECT created_at::text AS at FROM drizzle.__drizzle_migrations ORDER BY created_at',
  )
  return rows.map((row) => Number(row.at))
}

export interface MigrationResult {
  /** How many migrations this call applied. */
  readonly applied: number
  /** How many the database holds now. */
  readonly total: number
}

/**
 * Brings the database up to this version, under an advisory lock so that several processes may call it at once.
 * @throws NewerSchemaError when the database holds migrations this version does not know.
 */
export const migrate = async (url: string, folder: string = migrationsFolder): Promise<MigrationResult> => {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'guichet-migrate',
    connectionTimeoutMillis: 5_000,
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockKey])
    const known = readMigrationFiles({ migrationsFolder: folder }).map((file) => file.folderMillis)
    const before = await appliedMigrations(client)
    const unknown = before.filter((at) => !known.includes(at)).length
    if (unknown > 0) {
      throw new NewerSchemaError(
        `The database was written by a newer Guichet (${unknown} unknown migration${unknown > 1 ? 's' : ''}): start that version, or use another database (DATA_DIR, DATABASE_URL).`,
      )
    }
    await runMigrations(drizzle(client), { migrationsFolder: folder })
    const total = (await appliedMigrations(client)).length
    return { applied: total - before.length, total }
  } catch (error) {
    if (isDiskFull(error)) throw diskFullError('the database', error)
    throw error
  } finally {
    await client.end()
  }
}
