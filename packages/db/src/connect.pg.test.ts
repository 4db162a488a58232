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
    // Long enough for the first connection on a busy machine.
    const pool = createPool(pg.url, { max: 1, connectionTimeoutMs: 1_500 })
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
    // The idle one is told of twice, so that two are no sign that both are gone.
    await vi.waitFor(() => expect(pool.totalCount).toBe(0), { timeout: 5_000, interval: 10 })
    expect(broken.length).toBeGreaterThanOrEqual(2)
    await ping(createDb(pool))
    await pool.end()
  })
})

describe('named statements', () => {
  const namesHeld = sql`SELECT count(*)::int AS count FROM pg_prepared_statements WHERE name LIKE 'guichet%'`

  pgTest('one text with other values is planned once, and answers for each value', async ({ pg }) => {
    const pool = createPool(pg.url, { max: 1 })
    const db = createDb(pool)
    for (const value of [1, 2, 3]) {
      const { rows } = await db.execute(sql`SELECT ${value}::int AS value`)
      expect(rows).toEqual([{ value }])
    }
    await db.transaction((tx) => tx.execute(sql`SELECT ${4}::int AS value`))
    expect((await db.execute(namesHeld)).rows).toEqual([{ count: 1 }])
    await pool.end()
  })

  pgTest('a statement that fails leaves the connection and its name usable', async ({ pg }) => {
    const pool = createPool(pg.url, { max: 1 })
    const db = createDb(pool)
    const half = (value: number) => db.execute(sql`SELECT 10 / ${value}::int AS half`)
    await expect(half(0)).rejects.toThrow()
    expect((await half(2)).rows).toEqual([{ half: 5 }])
    await expect(db.execute(sql`SELECT ${1}::int FROM nowhere`)).rejects.toThrow()
    await expect(db.execute(sql`SELECT ${1}::int FROM nowhere`)).rejects.toThrow()
    await pool.end()
  })

  pgTest('what is prepared under an empty name gets one by its text too', async ({ pg }) => {
    const pool = createPool(pg.url, { max: 1 })
    const db = createDb(pool)
    const kept = db._.session.prepareQuery(
      { sql: 'SELECT $1::int AS value', params: [7] },
      undefined,
      '',
      false,
    )
    for (const _ of [1, 2]) expect(await kept.execute()).toMatchObject({ rows: [{ value: 7 }] })
    expect((await db.execute(namesHeld)).rows).toEqual([{ count: 1 }])
    await pool.end()
  })

  pgTest('the names end somewhere, what comes after still works', async ({ pg }) => {
    const pool = createPool(pg.url, { max: 1 })
    const db = createDb(pool)
    for (let index = 0; index < 510; index++) {
      const { rows } = await db.execute(sql`SELECT ${index}::int AS ${sql.identifier(`n${index}`)}`)
      expect(rows).toEqual([{ [`n${index}`]: index }])
    }
    expect((await db.execute(namesHeld)).rows).toEqual([{ count: 500 }])
    await pool.end()
  })

  pgTest('can be switched off', async ({ pg }) => {
    const pool = createPool(pg.url, { max: 1, namedStatements: false })
    const db = createDb(pool)
    await db.execute(sql`SELECT ${1}::int AS value`)
    expect((await db.execute(namesHeld)).rows).toEqual([{ count: 0 }])
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
