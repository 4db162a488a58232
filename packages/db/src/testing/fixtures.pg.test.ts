import { sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { createPool, type Pool, ping } from '../connect.ts'
import { createTestDatabase, dbTest, pgTest } from './index.ts'

describe('dbTest', () => {
  for (const round of [1, 2]) {
    dbTest(`leaves nothing behind, round ${round}`, async ({ tx }) => {
      await tx.execute(sql`CREATE TABLE left_over (id int PRIMARY KEY)`)
      await tx.execute(sql`INSERT INTO left_over VALUES (1)`)
      const found = await tx.execute(sql`SELECT count(*)::int AS n FROM left_over`)
      expect(found.rows).toEqual([{ n: 1 }])
    })
  }

  dbTest('survives an SQL error inside an inner transaction', async ({ tx }) => {
    await expect(tx.transaction((inner) => inner.execute(sql`SELECT 1 / 0`))).rejects.toThrow()
    const still = await tx.execute(sql`SELECT 1 AS alive`)
    expect(still.rows).toEqual([{ alive: 1 }])
  })

  dbTest('sorts as French does', async ({ tx }) => {
    const { rows } = await tx.execute<{ w: string }>(
      sql`SELECT w FROM unnest(ARRAY['zèbre','Eve','été','étage','eau','Été']) AS w ORDER BY w`,
    )
    expect(rows.map((row) => row.w)).toEqual(['eau', 'étage', 'été', 'Été', 'Eve', 'zèbre'])
  })
})

describe('pgTest', () => {
  pgTest('gives several connections on one database', async ({ pg }) => {
    await pg.db.execute(sql`CREATE TABLE shared (id int)`)
    await Promise.all([1, 2, 3].map((id) => pg.db.execute(sql`INSERT INTO shared VALUES (${id})`)))
    const { rows } = await pg.db.execute(sql`SELECT count(*)::int AS n FROM shared`)
    expect(rows).toEqual([{ n: 3 }])
  })

  pgTest('a lost connection is replaced and does not end the process', async ({ pg }) => {
    const client = await pg.pool.connect()
    const victim = await client.query('SELECT pg_backend_pid() AS pid')
    await pg.db.execute(sql`SELECT pg_terminate_backend(${victim.rows[0].pid})`)
    await expect(client.query('SELECT 1')).rejects.toThrow()
    client.release(true)
    await ping(pg.db)
  })
})

describe('createTestDatabase', () => {
  const PERSON = `
    INSERT INTO persons (id, first_name, last_name, email, search_key, created_at, updated_at)
    VALUES (gen_random_uuid(), 'Ange', 'Été', 'ange@essai.example', 'ete ange', now(), now())`

  const within = async (act: (pool: Pool) => Promise<void>) => {
    const database = await createTestDatabase()
    const pool = createPool(database.url)
    try {
      await act(pool)
    } finally {
      await pool.end()
      await database.drop()
    }
    return database.url
  }

  dbTest('gives a database again, without what was written to it', async () => {
    const first = await within(async (pool) => {
      await pool.query(PERSON)
      await pool.query(`SELECT nextval('account_changes_id_seq')`)
    })
    const again = await within(async (pool) => {
      expect((await pool.query('SELECT 1 FROM persons')).rowCount).toBe(0)
      const { rows } = await pool.query(
        "SELECT last_value FROM pg_sequences WHERE sequencename = 'account_changes_id_seq'",
      )
      expect(rows).toEqual([{ last_value: null }])
    })
    expect(again).toBe(first)
  })

  const changes = {
    'a new table': 'CREATE TABLE left_over (id int)',
    'a table changed and changed back':
      'ALTER TABLE persons DISABLE TRIGGER ALL; ALTER TABLE persons ENABLE TRIGGER ALL',
    statistics: `${PERSON}; ANALYZE persons`,
  }
  for (const [what, statement] of Object.entries(changes))
    dbTest(`does not give it again after ${what}`, async () => {
      const first = await within(async (pool) => void (await pool.query(statement)))
      expect(await within(async () => undefined)).not.toBe(first)
    })
})
