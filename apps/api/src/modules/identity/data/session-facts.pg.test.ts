import { createDb, createPool } from '@guichet/db'
import { pgTest } from '@guichet/db/testing'
import { sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { readKeyFacts, readSessionFacts } from './session-facts.ts'

describe('the look-up of sessions and keys', () => {
  pgTest('is planned once for a connection, however many are asked for at a time', async ({ pg }) => {
    const pool = createPool(pg.url, { max: 1 })
    const db = createDb(pool)
    const session = '01890000-0000-7000-8000-000000000000'
    for (let calls = 0; calls < 20; calls++) {
      await readSessionFacts({ pool }, [session])
      await readKeyFacts({ pool }, ['00'])
    }
    const { rows } = await db.execute(sql`select generic_plans as kept, custom_plans as made
      from pg_prepared_statements where statement like '%unnest%'`)
    expect(rows).toEqual([
      { kept: '15', made: '5' },
      { kept: '15', made: '5' },
    ])
    await pool.end()
  })
})
