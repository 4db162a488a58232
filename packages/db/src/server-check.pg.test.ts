import { type SQL, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { freePort } from './cluster/index.ts'
import { withDatabase } from './connect.ts'
import { readHolding, serverProblem } from './server-check.ts'
import { pgTest } from './testing/index.ts'

describe('serverProblem', () => {
  pgTest('finds nothing wrong with a good address', async ({ pg }) => {
    expect(await serverProblem(pg.url)).toBeUndefined()
  })

  pgTest('names a database that does not exist', async ({ pg }) => {
    expect(await serverProblem(withDatabase(pg.url, 'nowhere'))).toMatch(/“nowhere” does not exist/)
  })

  pgTest('names a user that is refused, and one without the right to create', async ({ pg }) => {
    const stranger = new URL(pg.url)
    stranger.username = 'stranger'
    expect(await serverProblem(stranger.href)).toMatch(/refused the user “stranger”/)
    await pg.db.execute(sql`CREATE ROLE onlooker LOGIN`)
    stranger.username = 'onlooker'
    try {
      expect(await serverProblem(stranger.href)).toMatch(/“onlooker” may not create schemas/)
    } finally {
      await pg.db.execute(sql`DROP ROLE onlooker`)
    }
  })

  it('names a port where nobody answers, an unknown host and a malformed address', async () => {
    expect(await serverProblem(`postgres://u:p@127.0.0.1:${await freePort()}/x`)).toMatch(
      /no PostgreSQL answers/,
    )
    expect(await serverProblem('postgres://u:p@no-such-host.invalid/x')).toMatch(/no-such-host\.invalid/)
    expect(await serverProblem('mysql://u:p@127.0.0.1/x')).toMatch(/not an address of the form/)
    expect(await serverProblem('nonsense')).toMatch(/not an address of the form/)
  })
})

describe('readHolding', () => {
  const insertPerson = (pg: { db: { execute(query: SQL): Promise<unknown> } }, email: string) =>
    pg.db.execute(sql`INSERT INTO persons (id, first_name, last_name, email, created_at, updated_at)
      VALUES (gen_random_uuid(), 'Inès', 'Bouzidi', ${email}, now(), now())`)

  pgTest('finds nobody in a database without tables, nor in one that is only migrated', async ({ pg }) => {
    expect(await readHolding(pg.url)).toBe('nobody')
    expect(await readHolding(withDatabase(pg.url, 'postgres'))).toBe('nobody')
  })

  pgTest('tells real people from those of the demo', async ({ pg }) => {
    await insertPerson(pg, 'ines@example.org')
    expect(await readHolding(pg.url)).toBe('people')
    await insertPerson(pg, 'admin@demo.example')
    expect(await readHolding(pg.url)).toBe('demo')
  })
})
