import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { closeAccount } from '@guichet/contract/accounts.contract'
import { revokeMailboxPassword, setMailboxPassword } from '@guichet/contract/mailbox.contract'
import { accountDetails } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { type ApiFixtures, apiTest } from '../../testing/api-test.ts'
import { type Dovecot, startDovecot, whyNoDovecot } from '../../testing/dovecot.ts'
import { PASSWORD } from '../../testing/factories.ts'
import { openImap, openLmtp } from '../../testing/mail-lines.ts'
import type { TestApp } from '../../testing/test-app.ts'

const MAILBOX_PASSWORD = 'k3vzt-9hq2m-w8xrc-p04dn'
const KICK = fileURLToPath(new URL('../../../../../deploy/mail/end-revoked-sessions.sh', import.meta.url))
const missing = whyNoDovecot()
/** Ends what may not stay connected, the last run having been at that instant. */
const endRevoked = (dovecot: Dovecot, ranAt: Date) => {
  const ran = `${dovecot.configFile}.ran`
  writeFileSync(ran, String(Math.floor(ranAt.getTime() / 1000)))
  execFileSync(KICK, [dovecot.configFile, ran])
  return Number(readFileSync(ran, 'utf8'))
}

/** Dovecot signs in to the database as a member of the role that reads the views only. */
const test = apiTest.extend<{ $file: { dovecot: Dovecot } }>({
  dovecot: [
    async ({ pg }: ApiFixtures, use: (dovecot: Dovecot) => Promise<void>) => {
      const role = new URL(pg.url).pathname.slice(1).replace('fresh', 'mail')
      await pg.pool.query(`CREATE ROLE ${role} LOGIN PASSWORD 'mail' IN ROLE guichet_mail`)
      const url = new URL(pg.url)
      ;[url.username, url.password] = [role, 'mail']
      const dovecot = await startDovecot(url)
      await use(dovecot)
      await dovecot.stop()
      await pg.pool.query(`DROP ROLE ${role}`)
    },
    { scope: 'file' },
  ],
} as never)

const signIn = async ({ ports, certificate }: Dovecot, user: string, password: string) => {
  const imap = await openImap(ports.imap, certificate)
  const answer = await imap.ask(`a LOGIN "${user}" "${password}"`, /^a /u)
  return { imap, isIn: answer.split('\n').at(-1)?.startsWith('a OK') === true }
}
const mayIn = async (dovecot: Dovecot, user: string, password: string) => {
  const { imap, isIn } = await signIn(dovecot, user, password)
  imap.end()
  return isIn
}

/** A primary and a secondary whose holder has set the password of its mailbox. */
async function family(api: TestApp) {
  const primary = await api.make.account()
  const account = await api.make.secondary(primary, { hasMailbox: true })
  const client = await api.signInAs(account.holder as { id: string })
  const params = { id: account.id }
  const body = { currentPassword: PASSWORD, newPassword: MAILBOX_PASSWORD }
  await client.call(setMailboxPassword, { params, body })
  return { primary, account, client, params, above: await api.signInAs(primary.holder as { id: string }) }
}

describe.skipIf(missing !== null)(
  `IMAP with the password of the mailbox${missing ? ` (skipped: ${missing})` : ''}`,
  () => {
    test('lets the right password in, by login or address, and nothing else', async ({ api, dovecot }) => {
      const { account } = await family(api)
      const { imap, isIn } = await signIn(dovecot, account.login, MAILBOX_PASSWORD)
      expect(isIn, dovecot.log()).toBe(true)
      expect(await imap.ask('b LIST "" "*"', /^b /u)).toMatch(/INBOX[\s\S]*b OK/u)
      expect(await imap.ask('c GETQUOTAROOT INBOX', /^c /u)).toContain('(STORAGE 0 1048576)')
      imap.end()
      const address = `${account.login.toUpperCase()}@boite.test.example`
      expect(await mayIn(dovecot, address, MAILBOX_PASSWORD)).toBe(true)
      expect(await mayIn(dovecot, account.login, `${MAILBOX_PASSWORD}x`)).toBe(false)
      expect(await mayIn(dovecot, account.login, PASSWORD)).toBe(false)
      expect(await mayIn(dovecot, account.login, '')).toBe(false)
      expect(await mayIn(dovecot, "' OR true --", MAILBOX_PASSWORD)).toBe(false)
    })

    test('lets nobody in before a password is set', async ({ api, dovecot }) => {
      const account = await api.make.account()
      for (const password of ['', PASSWORD, 'NULL'])
        expect(await mayIn(dovecot, account.login, password)).toBe(false)
    })

    test('lets nobody in once it is revoked, and ends what is connected', async ({ api, dovecot }) => {
      const { account, client, params } = await family(api)
      const { imap } = await signIn(dovecot, account.login, MAILBOX_PASSWORD)
      const stays = await family(api)
      const other = await signIn(dovecot, stays.account.login, MAILBOX_PASSWORD)
      await client.call(revokeMailboxPassword, { params, body: { currentPassword: PASSWORD } })
      api.clock.advance(300_000)
      expect(await mayIn(dovecot, account.login, MAILBOX_PASSWORD)).toBe(false)
      endRevoked(dovecot, api.clock.now())
      await imap.closed
      expect(await other.imap.ask('z NOOP', /^z /u)).toContain('z OK')
      other.imap.end()
    })

    test('ends what is connected by a password that was changed, and nothing else', async ({
      api,
      dovecot,
    }) => {
      const { account, client, params } = await family(api)
      const { imap } = await signIn(dovecot, account.login, MAILBOX_PASSWORD)
      const stays = await family(api)
      const other = await signIn(dovecot, stays.account.login, MAILBOX_PASSWORD)
      api.clock.advance(300_000)
      const changed = { currentPassword: PASSWORD, newPassword: 'w8xrc-p04dn-k3vzt-9hq2m' }
      await client.call(setMailboxPassword, { params, body: changed })
      api.clock.advance(60_000)
      expect(endRevoked(dovecot, api.clock.now())).toBeGreaterThan(0)
      await imap.closed
      expect(await mayIn(dovecot, account.login, MAILBOX_PASSWORD)).toBe(false)
      const again = await signIn(dovecot, account.login, changed.newPassword)
      api.clock.advance(61_000)
      endRevoked(dovecot, api.clock.now())
      for (const { imap: kept } of [other, again]) {
        expect(await kept.ask('z NOOP', /^z /u)).toContain('z OK')
        kept.end()
      }
    })

    test('lets nobody in once the account or its primary is closed', async ({ api, dovecot, pg }) => {
      const { account, above, params } = await family(api)
      await above.call(closeAccount, { params, body: {} })
      expect(await mayIn(dovecot, account.login, MAILBOX_PASSWORD)).toBe(false)
      const under = await family(api)
      await pg.pool.query("UPDATE accounts SET state = 'closed' WHERE id = $1", [under.primary.id])
      expect(await mayIn(dovecot, under.account.login, MAILBOX_PASSWORD)).toBe(false)
    })

    test('delivers to the mailbox, statements into their folder, and to nobody unknown', async ({
      api,
      dovecot,
      pg,
    }) => {
      const { account } = await family(api)
      await api.deps.db
        .update(accountDetails)
        .set({ statementsSubscribed: true, statementMailbox: 'dedicated' })
        .where(eq(accountDetails.accountId, account.id))
      const { rows } = await pg.pool.query<{ destination: string }>(
        'SELECT destination FROM mail_aliases WHERE alias = $1',
        [`releves.${account.login}`],
      )
      const lmtp = await openLmtp(dovecot.ports.lmtp)
      await lmtp.ask('MAIL FROM:<portail@test.example>', /^250 /u)
      const at = (name: string) => lmtp.ask(`RCPT TO:<${name}@boite.test.example>`, /^\d{3} /u)
      expect(await at(account.login)).toMatch(/^250 /u)
      expect(await at(String(rows[0]?.destination))).toMatch(/^250 /u)
      expect(await at('nobody.asp1ent')).toMatch(/^550 /u)
      await lmtp.ask('DATA', /^354 /u)
      const answer = await lmtp.ask('Subject: Relevé\r\n\r\nBonjour\r\n.', /Releves/u)
      expect(answer).toMatch(/^250 /u)
      lmtp.end()
      const { imap } = await signIn(dovecot, account.login, MAILBOX_PASSWORD)
      for (const folder of ['INBOX', 'Releves'])
        expect(await imap.ask(`d STATUS ${folder} (MESSAGES)`, /^d /u)).toContain('(MESSAGES 1)')
      imap.end()
    })
  },
)
