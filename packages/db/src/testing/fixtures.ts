import { type TestAPI, test } from 'vitest'
import { createDb, createPool, type Db, type Pool, type Tx } from '../connect.ts'
import { createTestDatabase, workerDatabase } from './databases.ts'

const rollback = Symbol('rollback')

/** Runs `act` in a transaction that is always rolled back. Transactions inside it are savepoints. */
export const inRolledBackTx = async (db: Db, act: (tx: Tx) => Promise<void>): Promise<void> => {
  try {
    await db.transaction(async (tx) => {
      await act(tx)
      throw rollback
    })
  } catch (error) {
    if (error !== rollback) throw error
  }
}

interface WorkerDb {
  readonly db: Db
  readonly pool: Pool
}

interface DbFixtures {
  $worker: { workerDb: WorkerDb }
  $test: { tx: Tx }
}

/** Tests of verbs and queries: `tx` is a transaction on the migrated database, rolled back after the test. */
export const dbTest: TestAPI<{ tx: Tx }> = test.extend<DbFixtures>({
  workerDb: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads the names of the fixtures from this pattern
    async ({}, use) => {
      const pool = createPool(await workerDatabase(), { max: 4, applicationName: 'guichet-test' })
      await use({ pool, db: createDb(pool) })
      await pool.end()
    },
    { scope: 'worker' },
  ],
  tx: async ({ workerDb }, use) => {
    await inRolledBackTx(workerDb.db, use)
  },
}) as unknown as TestAPI<{ tx: Tx }>

/** A database of one's own, in which a test may commit and open several connections. */
export interface PgFixture {
  readonly url: string
  readonly pool: Pool
  readonly db: Db
}

const usePg = async (use: (pg: PgFixture) => Promise<void>) => {
  const database = await createTestDatabase()
  const pool = createPool(database.url, { max: 60, applicationName: 'guichet-test' })
  try {
    await use({ url: database.url, pool, db: createDb(pool) })
  } finally {
    await pool.end()
    await database.drop()
  }
}

interface PgFixtures {
  $test: { pg: PgFixture }
}

/** Tests with several connections (locks, counters, races): an empty database for each test, as new. */
export const pgTest: TestAPI<{ pg: PgFixture }> = test.extend<PgFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the names of the fixtures from this pattern
  pg: async ({}, use) => {
    await usePg(use)
  },
}) as unknown as TestAPI<{ pg: PgFixture }>

interface FilePgFixtures {
  $file: { pg: PgFixture }
}

/** As `pgTest`, but one database for all tests of the file: for a started API whose tests use data of their own. */
export const filePgTest: TestAPI<{ pg: PgFixture }> = test.extend<FilePgFixtures>({
  pg: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads the names of the fixtures from this pattern
    async ({}, use) => {
      await usePg(use)
    },
    { scope: 'file' },
  ],
}) as unknown as TestAPI<{ pg: PgFixture }>
