import { setMailboxPassword } from '@guichet/contract/mailbox.contract'
import { accountDetails } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import { PASSWORD } from '../../testing/factories.ts'
import type { TestApp } from '../../testing/test-app.ts'

const body = { currentPassword: PASSWORD, newPassword: 'k3vzt-9hq2m-w8xrc-p04dn' }

const setPassword = async (api: TestApp, account: { id: string; holder: { id: string } | null }) =>
  (await api.signInAs(account.holder as { id: string })).call(setMailboxPassword, {
    ...{ params: { id: account.id }, body },
  })

describe('what mail servers read', () => {
  test('mail_users: a hash stands there only while it opens something', async ({ api, pg }) => {
    const primary = await api.make.account()
    const box = (state = 'open') => api.make.secondary(primary, { hasMailbox: true, state })
    const [ready, unset, closed, requested] = [await box(), await box(), await box(), await box('requested')]
    await api.make.secondary(primary)
    await setPassword(api, ready)
    await setPassword(api, closed)
    await pg.pool.query("UPDATE accounts SET state = 'closed' WHERE id = $1", [closed.id])
    const read = async () =>
      new Map(
        (
          await pg.pool.query<{ login: string; active: boolean; password: string | null }>(
            `SELECT login, active, password, quota_storage, quota_rule, password_changed_epoch FROM mail_users
             WHERE login = $1 OR login LIKE '%.' || $1`,
            [primary.login],
          )
        ).rows.map(({ login, ...row }) => [login, row]),
      )
    const size = { quota_storage: '1024M', quota_rule: '*:storage=1024M' }
    const quota = { ...size, password_changed_epoch: null }
    const changed = { ...size, password_changed_epoch: String(api.clock.now().getTime() / 1000) }
    const hash = expect.stringMatching(/^\{BLF-CRYPT\}\$2b\$04\$[./A-Za-z0-9]{53}$/u)
    expect(await read()).toEqual(
      new Map([
        [primary.login, { active: true, password: null, ...quota }],
        [ready.login, { active: true, password: hash, ...changed }],
        [unset.login, { active: true, password: null, ...quota }],
        [closed.login, { active: false, password: null, ...changed }],
        [requested.login, { active: false, password: null, ...quota }],
      ]),
    )
    await pg.pool.query("UPDATE accounts SET state = 'closed' WHERE id = $1", [primary.id])
    expect([...(await read()).values()].filter(({ active, password }) => active || password)).toEqual([])
    await pg.pool.query("UPDATE accounts SET state = 'open' WHERE parent_id = $1 OR id = $1", [primary.id])
    expect((await read()).get(closed.login)).toEqual({ active: true, password: hash, ...changed })
  })

  test('mail_aliases: the dedicated mailbox of statements, in the own mailbox or that of the primary', async ({
    api,
    pg,
  }) => {
    const primary = await api.make.account()
    const dedicated = { details: { statementsSubscribed: true, statementMailbox: 'dedicated' } }
    const own = await api.make.secondary(primary, { hasMailbox: true, ...dedicated })
    const without = await api.make.secondary(primary, dedicated)
    await api.make.secondary(primary, { ...dedicated, state: 'closed', hasMailbox: true })
    await api.make.secondary(primary, { hasMailbox: true, details: { statementsSubscribed: true } })
    const read = async () =>
      (
        await pg.pool.query(
          "SELECT alias, destination FROM mail_aliases WHERE alias LIKE '%' || $1 ORDER BY alias",
          [primary.login],
        )
      ).rows
    const rows = [
      { alias: `releves.${own.login}`, destination: `${own.login}+Releves` },
      { alias: `releves.${without.login}`, destination: `${primary.login}+Releves` },
    ].sort((a, b) => (a.alias < b.alias ? -1 : 1))
    expect(await read()).toEqual(rows)
    await api.deps.db
      .update(accountDetails)
      .set({ statementsSubscribed: false })
      .where(eq(accountDetails.accountId, own.id))
    expect(await read()).toHaveLength(1)
    await pg.pool.query("UPDATE accounts SET state = 'closed' WHERE id = $1", [primary.id])
    expect(await read()).toEqual([])
  })

  test('the role of mail servers reads these views and nothing else', async ({ pg }) => {
    const client = await pg.pool.connect()
    try {
      await client.query('BEGIN')
      await client.query('SET LOCAL ROLE guichet_mail')
      expect((await client.query('SELECT count(*) FROM mail_users')).rowCount).toBe(1)
      expect((await client.query('SELECT count(*) FROM mail_aliases')).rowCount).toBe(1)
      for (const statement of [
        'SELECT password_hash FROM mailboxes',
        'SELECT login FROM accounts',
        'SELECT password_hash FROM credentials',
        'UPDATE mailboxes SET password_hash = NULL',
        'DELETE FROM accounts',
      ]) {
        await client.query('SAVEPOINT before')
        await expect(client.query(statement), statement).rejects.toMatchObject({ code: '42501' })
        await client.query('ROLLBACK TO before')
      }
    } finally {
      await client.query('ROLLBACK')
      client.release()
    }
  })

  test('one login is found by its index, not by reading all', async ({ api, pg }) => {
    const primary = await api.make.account()
    const client = await pg.pool.connect()
    try {
      await client.query('BEGIN')
      await client.query('SET LOCAL enable_seqscan = off')
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(
        `EXPLAIN SELECT password FROM mail_users WHERE login = '${primary.login}' AND active`,
      )
      expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('accounts_login_key')
    } finally {
      await client.query('ROLLBACK')
      client.release()
    }
  })
})
