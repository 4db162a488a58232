import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getAccountImport, importAccounts } from '@guichet/contract/account-imports.contract'
import { accounts, outgoingMessages } from '@guichet/db/schema'
import { type PgFixture, pgTest } from '@guichet/db/testing'
import { eq, like, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { createTestApp } from '../testing/test-app.ts'
import { waitForLock } from '../testing/wait-for-lock.ts'
import { startApi } from './testing/api-process.ts'
import { freePort } from './testing/ports.ts'
import { waitUntil } from './testing/wait-until.ts'

const ROWS = 300
const FILE = [
  'compte;siret;raison sociale;nom;prénom;email',
  ...Array.from(
    { length: ROWS },
    (_, n) => `kill${n};73282932000074;Café;DURAND;Zoé;kill${n}@import.example`,
  ),
].join('\n')
const bodyOf = (id: string) => ({
  ...{ id, fileName: 'comptes.csv', content: Buffer.from(FILE).toString('base64') },
  ...{ dryRun: false, invite: true },
})

/** Holds what an import needs in the middle of its work: the numbers of the files. */
async function holdNumbers(pg: PgFixture) {
  const holder = await pg.pool.connect()
  await pg.pool.query(`insert into counters (name, value) values ('account-file', 1) on conflict do nothing`)
  await holder.query('begin')
  await holder.query(`update counters set value = value where name = 'account-file'`)
  return async () => {
    await holder.query('rollback')
    holder.release()
  }
}
async function expectNothing(pg: PgFixture) {
  expect(await pg.db.select().from(accounts).where(like(accounts.login, 'kill%'))).toEqual([])
  expect(
    await pg.db.select().from(outgoingMessages).where(eq(outgoingMessages.template, 'account-activation')),
  ).toEqual([])
}
async function world(pg: PgFixture) {
  const api = await createTestApp({ pg })
  api.clock.set(new Date().toISOString())
  await api.make.profile()
  const client = await api.signInAs(await api.make.staff('manager'))
  const stateOf = async (id: string) => (await client.call(getAccountImport, { params: { id } })).body
  return { api, client, stateOf, id: api.deps.ids.uuid() }
}
const importAgain = async ({ client }: Pick<Awaited<ReturnType<typeof world>>, 'client'>, id: string) =>
  (await client.call(importAccounts, { body: bodyOf(id) })).body.created

describe('an import in the middle of which', () => {
  pgTest(
    'its process is killed: nothing is written, its record says so, the same file imports afterwards',
    {
      timeout: 180_000,
    },
    async ({ pg, onTestFinished }) => {
      const { api, client, id } = await world(pg)
      onTestFinished(() => api.close())
      const dataDir = mkdtempSync(join(tmpdir(), 'guichet-import-'))
      onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
      const port = await freePort()
      const dying = await startApi({
        ...{ databaseUrl: pg.url, port, sandboxPort: 1, dataDir, publicUrl: `http://localhost:${port}` },
      })
      onTestFinished(async () => void (await dying.kill('SIGKILL')))
      const cookies = [...client.cookies].map(([name, value]) => `${name.replace('__Host-', '')}=${value}`)
      const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }
      const refreshed = await fetch(`${dying.url}/api/v1/session/refresh`, {
        ...{ method: 'POST', headers: { ...headers, cookie: cookies.join('; ') }, body: '{}' },
      })
      const cookie = refreshed.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ')
      expect(refreshed.ok).toBe(true)

      const release = await holdNumbers(pg)
      const cut = fetch(`${dying.url}/api/v1/admin/account-imports`, {
        ...{ method: 'POST', headers: { ...headers, cookie, 'idempotency-key': 'killed' } },
        body: JSON.stringify(bodyOf(id)),
      }).then(
        ({ status }) => status,
        () => 'lost',
      )
      await waitForLock(pg.pool)
      await waitUntil(
        async () => {
          const { rows } = await pg.pool.query('select state, rows from account_imports where id = $1', [id])
          return rows[0]?.state === 'writing' && rows[0].rows === ROWS
        },
        { what: 'the record says that it writes' },
      )
      await dying.kill('SIGKILL')
      expect(await cut).toBe('lost')
      await release()
      await expectNothing(pg)
      await pg.db.execute(
        sql`update account_imports set heard_at = heard_at - interval '1 minute' where id = ${id}`,
      )
      const again = await api.signInAs(await api.make.staff('manager'))
      expect((await again.call(getAccountImport, { params: { id } })).body).toMatchObject({
        ...{ state: 'interrupted', rows: ROWS, created: 0, endedAt: null },
      })
      expect(await importAgain({ client: again }, api.deps.ids.uuid())).toBe(ROWS)
    },
  )

  pgTest(
    'its connection is lost: it fails, nothing is written, the same file imports afterwards',
    {
      timeout: 120_000,
    },
    async ({ pg, onTestFinished }) => {
      const { api, client, stateOf, id } = await world(pg)
      onTestFinished(() => api.close())
      const release = await holdNumbers(pg)
      const answer = client.attempt(importAccounts, { body: bodyOf(id) })
      await waitForLock(pg.pool)
      await pg.pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
       where wait_event_type = 'Lock' and datname = current_database()`,
      )
      expect((await answer).statusCode).toBeGreaterThanOrEqual(500)
      await release()
      await expectNothing(pg)
      expect(await stateOf(id)).toMatchObject({ state: 'failed', created: 0 })
      expect(await importAgain({ client }, id)).toBe(ROWS)
      expect(await stateOf(id)).toMatchObject({ state: 'done', created: ROWS, rowsDone: ROWS })
    },
  )
})
