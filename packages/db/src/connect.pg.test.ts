import { sql } from 'drizzle-orm'
import { describe, expect, vi } from 'vitest'
import { errorCode } from './cluster/errors.ts'
import { createDb, createPool, ensureDatabase, ping, withDatabase } from './connect.ts'
import { pgTest } from './testing/index.ts'

describe('createPool', () => {
  pgTest('names itself and cancels a statement that runs too long', async ({ pg }) => {
    const pool = createPool(pg.url, { max: 1, applicationName: 'named', statementTimeoutMs: 50 })
    const db = createDb(pool)
    const { rows } = await db.execute(sql`SELECT current_setting('application_name') AS name`)
    expect(rows).toEqual([{ name: 'named' }])
    const error = await db.execute(sql`SELECT pg_sleep(5)`).catch((thrown: unknown) => thrown)
    expect(errorCode(error)).toBe('57014')
    await ping(db)
    await pool.end()
  })

  pgTest('gives up waiting for a connection', async ({ pg }) => {
    const pool = createPool(pg.url, { max: 1, connectionTimeoutMs: 50 })
    const held = await pool.connect()
    await expect(pool.connect()).rejects.toThrow(/timeout/)
    held.release()
    await pool.end()
  })

  pgTest('reports connections that break, idle or in use', async ({ pg }) => {
    const broken: string[] = []
    const pool = createPool(pg.url, { max: 2, onError: (error) => void broken.push(error.message) })
    const [used, idle] = await Promise.all([pool.connect(), pool.connect()])
    idle.release()
    await pg.db.execute(
      sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    )
    await expect(used.query('SELECT 1')).rejects.toThrow()
    used.release(true)
    await vi.waitFor(() => expect(broken.length).toBeGreaterThanOrEqual(2), { timeout: 5_000, interval: 10 })
    await ping(createDb(pool))
    await pool.end()
  })
})

describe('ensureDatabase', () => {
  pgTest('makes a database once, whatever its name', async ({ pg }) => {
    const name = `odd name "${Date.now()}"`
    const url = await ensureDatabase(pg.url, name)
    expect(await ensureDatabase(pg.url, name)).toBe(url)
    expect(url).toBe(withDatabase(pg.url, name))
    const pool = createPool(url, { max: 1 })
    const { rows } = await createDb(pool).execute(sql`SELECT current_database() AS name`)
    expect(rows).toEqual([{ name }])
    await pool.end()
  })
})
