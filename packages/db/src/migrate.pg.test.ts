import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect } from 'vitest'
import { NewerSchemaError } from './cluster/errors.ts'
import { createDb, createPool, ensureDatabase } from './connect.ts'
import { migrate } from './migrate.ts'
import { pgTest } from './testing/index.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guichet-migrations-'))
  mkdirSync(join(folder, 'meta'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A day after any real migration, so that these come last. */
const start = 4_000_000_000_000

const write = (statements: readonly string[]) => {
  const entries = statements.map((statement, idx) => {
    writeFileSync(join(folder, `${idx}.sql`), statement)
    return { idx, version: '7', when: start + idx, tag: `${idx}`, breakpoints: true }
  })
  const journal = { version: '7', dialect: 'postgresql', entries }
  writeFileSync(join(folder, 'meta', '_journal.json'), JSON.stringify(journal))
}

const withEmpty = async (clusterUrl: string, act: (url: string) => Promise<void>) => {
  const url = await ensureDatabase(clusterUrl, `empty_${process.pid}_${Date.now()}`)
  const pool = createPool(url, { max: 1 })
  try {
    await act(url)
  } finally {
    await pool.end()
  }
}

describe('migrate', () => {
  pgTest('applies what is new, once, even when called at once by several', async ({ pg }) => {
    await withEmpty(pg.url, async (url) => {
      write(['CREATE TABLE one (id int)', 'CREATE TABLE two (id int)'])
      const results = await Promise.all([migrate(url, folder), migrate(url, folder), migrate(url, folder)])
      expect(results.map((result) => result.applied).sort()).toEqual([0, 0, 2])
      expect(results.every((result) => result.total === 2)).toBe(true)
    })
  })

  pgTest('refuses a database of a newer version and leaves it alone', async ({ pg }) => {
    await withEmpty(pg.url, async (url) => {
      write(['CREATE TABLE one (id int)', 'CREATE TABLE two (id int)'])
      await migrate(url, folder)
      write(['CREATE TABLE one (id int)'])
      await expect(migrate(url, folder)).rejects.toThrow(NewerSchemaError)
      await expect(migrate(url, folder)).rejects.toThrow(/newer Guichet \(1 unknown migration\)/)
    })
  })

  pgTest('a migration that fails leaves nothing of itself', async ({ pg }) => {
    await withEmpty(pg.url, async (url) => {
      write(['CREATE TABLE one (id int)', 'CREATE TABLE two (id int); SELECT 1 / 0'])
      await expect(migrate(url, folder)).rejects.toThrow()
      const pool = createPool(url, { max: 1 })
      const found = await createDb(pool).execute(sql`SELECT to_regclass('one') AS one`)
      expect(found.rows).toEqual([{ one: null }])
      await pool.end()
    })
  })
})
