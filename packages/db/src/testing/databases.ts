import pg from 'pg'
import { inject } from 'vitest'
import { withDatabase } from '../connect.ts'
import { type Beginning, emptyAgain, readBeginning } from './emptying.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The test cluster, as superuser, on the database `postgres`. */
    pgUrl: string
  }
}

/** The migrated, empty database every test database is copied from. */
export const templateDatabase = 'template_guichet'

const connectedTo = async <T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

const asAdmin = <T>(act: (client: pg.Client) => Promise<T>): Promise<T> => connectedTo(inject('pgUrl'), act)
const connected = <T>(name: string, act: (client: pg.Client) => Promise<T>): Promise<T> =>
  connectedTo(withDatabase(inject('pgUrl'), name), act)

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
  /** Gives the database back, closing whatever is still connected. */
  drop(): Promise<void>
}

/** Databases of this worker that were given back, empty again: emptying one costs a tenth of copying the template. */
const givenBack: string[] = []
let beginning: Beginning | undefined

const copyOfTemplate = async (admin: pg.Client): Promise<string> => {
  const name = `fresh_${slot()}_${process.pid}_${Date.now()}_${++fresh}`
  await copyTemplate(admin, name)
  beginning ??= await connected(name, readBeginning)
  return name
}

const giveBack = (name: string) =>
  asAdmin(async (admin) => {
    await admin.query('SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1', [
      name,
    ])
    const before = beginning
    const isEmpty =
      before && (await connected(name, (client) => emptyAgain(client, before)).catch(() => false))
    if (isEmpty) givenBack.push(name)
    else await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)
  })

/** A migrated, empty database of the caller's own, in which tests may commit and change what they like. */
export const createTestDatabase = async (): Promise<TestDatabase> => {
  const name = givenBack.pop() ?? (await asAdmin(copyOfTemplate))
  return { url: withDatabase(inject('pgUrl'), name), drop: () => giveBack(name) }
}
