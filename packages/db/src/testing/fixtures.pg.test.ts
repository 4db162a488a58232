import { sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { ping } from '../connect.ts'
import { dbTest, pgTest } from './index.ts'

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
