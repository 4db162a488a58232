import { hashPassword } from '@guichet/db/password-hash'
import { credentials, signInIdentifiers } from '@guichet/db/schema'
import { pgTest } from '@guichet/db/testing'
import { sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { cancel, checkoutOf, renew } from './testing/api-client.ts'
import { createFaultWorld } from './testing/fault-world.ts'
import { findBreaches, isSettled } from './testing/find-breaches.ts'
import { layGround, plantMembers } from './testing/plant-members.ts'
import { FAULT_SECRETS } from './testing/settings.ts'
import { waitUntil } from './testing/wait-until.ts'

const password = 'Phare-Bruyere-2026!'

const signIn = async (url: string, identifier: string): Promise<string> => {
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-guichet': '1' },
    body: JSON.stringify({ identifier, password, remember: false }),
  })
  if (answer.status !== 201) throw new Error(`sign-in answered ${answer.status}: ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
const statusOf = async (url: string, cookie: string, method: 'GET' | 'DELETE' = 'GET') =>
  (await fetch(`${url}/api/v1/session`, { method, headers: { cookie, 'x-guichet': '1' } })).status

describe('two API processes on one database', () => {
  pgTest(
    'a session ended on one counts at once on the other; each payment leads to one membership and one mail',
    { timeout: 400_000 },
    async ({ pg, onTestFinished }) => {
      await layGround(pg.url)
      const world = await createFaultWorld(pg.url)
      onTestFinished(world.stop)
      const members = await plantMembers(pg.db, 6)
      const [first] = members
      if (!first) throw new Error('nobody was planted')
      await pg.db
        .insert(signInIdentifiers)
        .values({ identifier: first.email, kind: 'email', personId: first.personId })
      await pg.db.insert(credentials).values({
        personId: first.personId,
        passwordHash: await hashPassword(password, FAULT_SECRETS.PASSWORD_PEPPER, 4),
        changedAt: new Date(),
      })
      const one = world.launch()
      const other = await world.launchOther()
      await Promise.all([one.ready(), other.ready()])

      const cookie = await signIn(one.url, first.email)
      expect(await statusOf(other.url, cookie)).toBe(200)
      expect(await statusOf(one.url, cookie, 'DELETE')).toBe(204)
      expect(await statusOf(other.url, cookie)).toBe(401)

      // Half of the webhooks are lost and found by whichever process asks first; the others come twice.
      const renewals = await Promise.all(
        members.map((member, index) => renew(index % 2 ? one.url : other.url, member)),
      )
      expect(renewals.map(({ status }) => status)).toEqual(members.map(() => 201))
      for (const [index, { body }] of renewals.entries()) {
        await world.sandbox.behave({ webhooks: index < 3 ? 'off' : 'twice' })
        expect(await world.sandbox.pay(checkoutOf(body))).toBe(200)
      }
      await pg.db.execute(sql`update payments set created_at = created_at - interval '1 minute'`)
      const ask = () =>
        pg.db.execute(sql`insert into jobs.job (name, data) select 'reconcile-payments', '{}'::jsonb
          where not exists (select 1 from jobs.job where name = 'reconcile-payments' and state < 'active')`)
      await ask()
      await waitUntil(
        async () => {
          const { rows } = await pg.db.execute<{ n: number }>(
            sql`select count(*)::int as n from payments where state = 'paid'`,
          )
          return rows[0]?.n === members.length
        },
        { what: 'all are paid', timeoutMs: 30_000 },
      )
      await waitUntil(() => isSettled(pg.db), { what: 'nothing waits any more', timeoutMs: 120_000 })
      await world.sandbox.flush()
      await waitUntil(
        async () => (await world.sandbox.deliveries()).every(({ state }) => state === 'delivered'),
        { what: 'the late webhooks are taken' },
      )
      await waitUntil(() => isSettled(pg.db), { what: 'the late webhooks changed nothing' })
      expect(await findBreaches(pg.url, world.sandbox)).toEqual([])
      for (const { email } of members) expect(await world.sandbox.mailsTo(email)).toHaveLength(1)
    },
  )

  pgTest(
    'told to stop in the middle of a request, a process finishes it, takes no other and ends well',
    { timeout: 60_000 },
    async ({ pg, onTestFinished }) => {
      await layGround(pg.url)
      const world = await createFaultWorld(pg.url)
      onTestFinished(world.stop)
      const [member] = await plantMembers(pg.db, 1)
      if (!member) throw new Error('nobody was planted')
      const api = world.launch()
      await api.ready()
      // The customer is known beforehand, so that one slow call is all the request has to wait for.
      const { body: first } = await renew(world.url, member)
      expect((await cancel(world.url, member, first.id)).status).toBe(200)
      await world.sandbox.behave({ api: 'slow' })
      const answer = renew(world.url, member)
      await waitUntil(
        async () => {
          const { rows } = await pg.db.execute(sql`select 1 from payments where state = 'pending'`)
          return rows.length === 1
        },
        { what: 'the request is under way' },
      )
      const end = api.kill('SIGTERM')
      await waitUntil(
        () =>
          fetch(`${world.url}/api/health/live`).then(
            ({ status }) => status === 503,
            () => true,
          ),
        { what: 'no other request is taken' },
      )
      expect(await answer).toMatchObject({ status: 201, body: { state: 'awaiting-payment' } })
      expect(await end).toEqual({ code: 0, signal: null })
      expect(await findBreaches(pg.url, world.sandbox)).toEqual([])
    },
  )
})
