import pg from 'pg'
import { inject } from 'vitest'
import { withDatabase } from '../connect.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The test cluster, as superuser, on the database `postgres`. */
    pgUrl: string
  }
}

/** The migrated, empty database every test database is copied from. */
export const templateDatabase = 'template_guichet'

const asAdmin = async <T>(act: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: inject('pgUrl') })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

const copyTemplate = (client: pg.Client, name: string) =>
  client.query(`CREATE DATABASE ${name} TEMPLATE ${templateDatabase} STRATEGY file_copy`)

// biome-ignore lint/style/noProcessEnv: vitest tells the worker's slot this way only
const slot = () => process.env.VITEST_POOL_ID ?? '0'

let fresh = 0

/** A database of this worker alone, made at first use (about 0.2 s) and kept: its tests must roll back. */
export const workerDatabase = (): Promise<string> =>
  asAdmin(async (client) => {
    const name = `test_${slot()}`
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (found.rowCount === 0) await copyTemplate(client, name)
    return withDatabase(inject('pgUrl'), name)
  })

export interface TestDatabase {
  readonly url: string
  /** Removes the database, closing whatever is still connected. */
  drop(): Promise<void>
}

/** A fresh, migrated, empty database (about 0.15 s) in which tests may commit. */
export const createTestDatabase = (): Promise<TestDatabase> =>
  asAdmin(async (client) => {
    const name = `fresh_${slot()}_${process.pid}_${Date.now()}_${++fresh}`
    await copyTemplate(client, name)
    return {
      url: withDatabase(inject('pgUrl'), name),
      drop: () => asAdmin(async (admin) => void (await admin.query(`DROP DATABASE ${name} WITH (FORCE)`))),
    }
  })
