import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { filePgTest, type PgFixture } from '@guichet/db/testing'
import { sql } from 'drizzle-orm'
import type { TestAPI } from 'vitest'
import { describe, expect } from 'vitest'
import { reconcilePayments, settlePayment } from '../modules/billing/index.ts'
import { type Answer, call, cancel, check, checkoutOf, renew } from './testing/api-client.ts'
import { findBreaches, isSettled } from './testing/find-breaches.ts'
import { type Instance, startInstance } from './testing/instance.ts'
import { layGround, type PlantedMember, plantMembers } from './testing/plant-members.ts'
import { freePort } from './testing/ports.ts'
import { type SandboxProcess, startSandbox } from './testing/sandbox-process.ts'
import { seededRandom } from './testing/seeded-random.ts'
import { waitUntil } from './testing/wait-until.ts'

interface World {
  readonly one: Instance
  readonly other: Instance
  readonly sandbox: SandboxProcess
}

/** Two instances on one database and the outside world, for all tests of the file. */
const raceTest = filePgTest.extend({
  world: [
    async ({ pg }: { pg: PgFixture }, use: (world: World) => Promise<void>) => {
      await layGround(pg.url)
      const port = await freePort()
      const dataDir = mkdtempSync(join(tmpdir(), 'guichet-races-'))
      const sandbox = await startSandbox(`http://127.0.0.1:${port}/api/webhooks/stripe`)
      const place = {
        ...{ databaseUrl: pg.url, sandboxPort: sandbox.port, dataDir },
        publicUrl: 'http://localhost:1',
      }
      const one = await startInstance({ ...place, port })
      const other = await startInstance({ ...place, port: 0 })
      await use({ one, other, sandbox })
      await Promise.all([one.stop(), other.stop()])
      await sandbox.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
    { scope: 'file' },
  ],
} as never) as unknown as TestAPI<{ pg: PgFixture; world: World }>

const plantOne = async (pg: PgFixture): Promise<PlantedMember> => {
  const [member] = await plantMembers(pg.db, 1)
  if (!member) throw new Error('nobody was planted')
  return member
}
const urls = ({ one, other }: World) => [one.url, other.url] as const
/** What the database holds of this member. */
const holdings = async (pg: PgFixture, { personId }: PlantedMember) => {
  const { rows } = await pg.db.execute(sql`select
    (select count(*)::int from payments where person_id = ${personId}) as payments,
    (select count(*)::int from payments where person_id = ${personId} and state = 'paid') as paid,
    (select count(*)::int from memberships where person_id = ${personId}) as periods`)
  return rows[0]
}
const stateOf = async (world: World, member: PlantedMember, renewalId: string): Promise<string> =>
  (await call(world.one.url, member.key, 'GET', `/memberships/${member.membershipId}/renewals/${renewalId}`))
    .body.state
const reaches = (world: World, member: PlantedMember, renewalId: string, state: string) =>
  waitUntil(async () => (await stateOf(world, member, renewalId)) === state, {
    what: `the renewal is ${state}`,
    timeoutMs: 20_000,
  })
const isQuiet = async (pg: PgFixture, { sandbox }: World) => {
  await waitUntil(
    async () => (await sandbox.deliveries()).every(({ state }) => state === 'delivered' || state === 'held'),
    { what: 'no webhook is on its way', timeoutMs: 20_000 },
  )
  await waitUntil(() => isSettled(pg.db), { what: 'no effect waits', timeoutMs: 20_000 })
}
const statuses = (answers: readonly Answer[]) => {
  const counts: Record<string, number> = {}
  for (const { status, code } of answers) {
    const name = code ? `${status} ${code}` : String(status)
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}
const patient = { timeout: 60_000 }

describe('renewals asked for side by side', () => {
  raceTest(
    'fifty with different keys, in two tabs and on two instances: one payment, 49 refusals, one year',
    patient,
    async ({ pg, world }) => {
      const member = await plantOne(pg)
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          renew(urls(world)[index % 2] ?? '', member, 'card', `different-${index}`),
        ),
      )
      expect(statuses(answers)).toEqual({ 201: 1, '409 membership.renewal-pending': 49 })
      expect(await holdings(pg, member)).toEqual({ payments: 1, paid: 0, periods: 1 })
      const { body } = answers.find(({ status }) => status === 201) as Answer
      expect(await world.sandbox.pay(checkoutOf(body))).toBe(200)
      await reaches(world, member, body.id, 'completed')
      expect(await holdings(pg, member)).toEqual({ payments: 1, paid: 1, periods: 2 })
      await isQuiet(pg, world)
      expect(await world.sandbox.mailsTo(member.email)).toHaveLength(1)
      expect(await findBreaches(pg.url, world.sandbox)).toEqual([])
    },
  )

  raceTest('fifty with one key: fifty equal answers, one payment', patient, async ({ pg, world }) => {
    const member = await plantOne(pg)
    const ask = async (url: string): Promise<Answer> => {
      const answer = await renew(url, member, 'card', 'one-key')
      // On a busy machine the first call takes longer than the others wait: they are told to come again.
      return answer.code === 'idempotency.in-progress' ? ask(url) : answer
    }
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => ask(urls(world)[index % 2] ?? '')),
    )
    expect(statuses(answers)).toEqual({ 201: 50 })
    expect(new Set(answers.map(({ body }) => JSON.stringify(body, Object.keys(body).sort()))).size).toBe(1)
    expect(await holdings(pg, member)).toEqual({ payments: 1, paid: 0, periods: 1 })
    const otherWay = await renew(world.one.url, member, 'transfer', 'one-key')
    expect([otherWay.status, otherWay.code]).toEqual([422, 'idempotency.key-reused'])
  })

  raceTest(
    'a key whose call never ends is waited for a moment, then said to be in progress',
    patient,
    async ({ pg, world }) => {
      const member = await plantOne(pg)
      await renew(world.one.url, member, 'transfer', 'stuck')
      await pg.db.execute(sql`update idempotency_keys set status = null, response = null
      where actor_id = ${member.personId} and key = 'stuck'`)
      const running = await renew(world.other.url, member, 'transfer', 'stuck')
      expect([running.status, running.code]).toEqual([409, 'idempotency.in-progress'])
      expect(Number(running.headers.get('retry-after'))).toBeGreaterThan(0)
      await pg.db.execute(sql`update idempotency_keys set locked_until = now() - interval '1 second'
      where actor_id = ${member.personId} and key = 'stuck'`)
      const taken = await renew(world.other.url, member, 'transfer', 'stuck')
      expect([taken.status, taken.code]).toEqual([409, 'membership.renewal-pending'])
    },
  )
})

describe('what Stripe tells', () => {
  for (const webhooks of ['normal', 'twice', 'shuffled', 'late', 'off'] as const) {
    raceTest(`with webhooks ${webhooks}, each payment counts once`, patient, async ({ pg, world }) => {
      const members = await plantMembers(pg.db, 4)
      await world.sandbox.behave({ webhooks, lateMs: 300, sepaDelayMs: 100 })
      const asked = await Promise.all(
        members.map((member, index) =>
          renew(urls(world)[index % 2] ?? '', member, index === 3 ? 'sepa-debit' : 'card'),
        ),
      )
      for (const [index, { body }] of asked.entries()) {
        const wish = index === 3 ? { iban: 'FR1420041010050500013M02606' } : {}
        expect(await world.sandbox.pay(checkoutOf(body), wish)).toBe(200)
      }
      if (webhooks === 'off') {
        await waitUntil(
          async () =>
            (await Promise.all(asked.map(({ body }) => world.sandbox.session(checkoutOf(body))))).every(
              (session) => session.payment_status === 'paid',
            ),
          { what: 'the bank has paid' },
        )
        await pg.db.execute(sql`update payments set created_at = created_at - interval '1 minute'
          where state in ('pending', 'processing')`)
        await Promise.all([reconcilePayments(world.one.ctx), reconcilePayments(world.other.ctx)])
      }
      for (const [index, member] of members.entries())
        await reaches(world, member, asked[index]?.body.id, 'completed')
      await world.sandbox.behave({ webhooks: 'normal' })
      await world.sandbox.flush()
      await isQuiet(pg, world)
      for (const member of members) {
        expect(await holdings(pg, member)).toEqual({ payments: 1, paid: 1, periods: 2 })
        expect(await world.sandbox.mailsTo(member.email)).toHaveLength(1)
      }
      expect(await findBreaches(pg.url, world.sandbox)).toEqual([])
    })
  }

  raceTest('the same event sent twenty times more changes nothing', patient, async ({ pg, world }) => {
    const member = await plantOne(pg)
    const { body } = await renew(world.one.url, member)
    const checkoutId = checkoutOf(body)
    await world.sandbox.pay(checkoutId)
    await reaches(world, member, body.id, 'completed')
    const event = (await world.sandbox.deliveries()).find(({ objectId }) => objectId === checkoutId)
    await Promise.all(Array.from({ length: 20 }, () => world.sandbox.resend(event?.eventId ?? '')))
    await isQuiet(pg, world)
    expect(await holdings(pg, member)).toEqual({ payments: 1, paid: 1, periods: 2 })
    expect(await world.sandbox.mailsTo(member.email)).toHaveLength(1)
  })

  raceTest(
    'a debit that the bank refuses ends the renewal; a card refused may be followed by a good one',
    patient,
    async ({ pg, world }) => {
      const [debtor, payer] = await plantMembers(pg.db, 2)
      if (!debtor || !payer) throw new Error('nobody was planted')
      await world.sandbox.behave({ sepaDelayMs: 100 })
      const debit = await renew(world.one.url, debtor, 'sepa-debit')
      expect(await world.sandbox.pay(checkoutOf(debit.body), { iban: 'FR8420041010050500013M02607' })).toBe(
        200,
      )
      await reaches(world, debtor, debit.body.id, 'failed')
      expect(await holdings(pg, debtor)).toEqual({ payments: 1, paid: 0, periods: 1 })

      const card = await renew(world.one.url, payer)
      const checkoutId = checkoutOf(card.body)
      expect(await world.sandbox.pay(checkoutId, { card: '4000000000000002' })).toBe(402)
      expect((await check(world.other.url, payer, card.body.id)).body.state).toBe('awaiting-payment')
      expect(await world.sandbox.pay(checkoutId, { card: '4000002500003155', confirm: true })).toBe(200)
      await reaches(world, payer, card.body.id, 'completed')
      await isQuiet(pg, world)
      expect(await findBreaches(pg.url, world.sandbox)).toEqual([])
    },
  )
})

describe('settlePayment', () => {
  raceTest(
    'told twenty times at once on two instances: one membership, one receipt, no number lost',
    patient,
    async ({ pg, world }) => {
      const members = await plantMembers(pg.db, 5)
      const asked = await Promise.all(members.map((member) => renew(world.one.url, member, 'transfer')))
      const settle = ({ ctx }: Instance, paymentId: string) =>
        settlePayment(ctx, { paymentId, paidOn: ctx.clock.today(), paidAt: ctx.clock.now() })
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          settle(index % 2 ? world.one : world.other, asked[index % 5]?.body.paymentId),
        ),
      )
      expect(answers.filter(Boolean)).toHaveLength(5)
      await isQuiet(pg, world)
      for (const member of members)
        expect(await holdings(pg, member)).toEqual({ payments: 1, paid: 1, periods: 2 })
      expect(await findBreaches(pg.url, null)).toEqual([])
    },
  )
})

describe('giving up against paying', () => {
  raceTest(
    'in many rounds: either given up unpaid or paid and completed, never both, never two open',
    patient,
    async ({ pg, world }) => {
      const random = seededRandom(42)
      const members = await plantMembers(pg.db, 16)
      const outcomes = await Promise.all(
        members.map(async (member, index) => {
          const { body } = await renew(urls(world)[index % 2] ?? '', member)
          const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
          const [paid, given] = await Promise.all([
            wait(random() * 40).then(() => world.sandbox.pay(checkoutOf(body))),
            wait(random() * 40).then(() => cancel(urls(world)[(index + 1) % 2] ?? '', member, body.id)),
          ])
          const end = await waitUntil(
            async () => {
              const state = await stateOf(world, member, body.id)
              return state === 'awaiting-payment' || state === 'processing' ? null : state
            },
            { what: 'the renewal has an end', timeoutMs: 20_000 },
          )
          return [paid, given.status, end] as const
        }),
      )
      for (const [paid, given, end] of outcomes)
        expect([paid === 200, given === 200]).toEqual(
          end === 'completed' ? [true, false] : end === 'cancelled' ? [false, true] : ['an end', end],
        )
      await isQuiet(pg, world)
      const { rows } = await pg.db.execute<{ n: number }>(
        sql`select count(*)::int as n from audit_entries where action = 'payment.arrived-after-end'`,
      )
      expect(rows[0]?.n).toBe(0)
      expect(await findBreaches(pg.url, world.sandbox)).toEqual([])
    },
  )
})

describe('a payment service whose answers get lost', () => {
  raceTest(
    'opening the page again, in another language too, gives the same page and one charge',
    patient,
    async ({ pg, world }) => {
      const member = await plantOne(pg)
      // The customer is made first, so that the opening itself is what gets lost.
      const first = await renew(world.one.url, member)
      await cancel(world.one.url, member, first.body.id)
      await world.sandbox.behave({ api: 'drop' })
      const lost = await renew(world.one.url, member)
      await world.sandbox.behave({ api: 'normal' })
      expect([lost.status, lost.code]).toEqual([503, 'payment.provider-unavailable'])
      const own = async () => {
        const { rows } = await pg.db.execute<{ id: string; renewal_id: string }>(sql`
        select p.id::text, r.id::text as renewal_id from payments p join renewals r on r.payment_id = p.id
        where p.person_id = ${member.personId} and p.state = 'pending'`)
        return rows[0] as { id: string; renewal_id: string }
      }
      const { id, renewal_id: renewalId } = await own()
      const [french, english] = await Promise.all(
        ['fr', 'en'].map((language) =>
          call(
            language === 'fr' ? world.one.url : world.other.url,
            member.key,
            'POST',
            `/memberships/${member.membershipId}/renewals/${renewalId}/check`,
            { headers: { 'accept-language': language } },
          ),
        ),
      )
      expect(french?.body.checkoutUrl).toBeTruthy()
      expect(english?.body.checkoutUrl).toBe(french?.body.checkoutUrl)
      const named = (await world.sandbox.sessions()).filter((session) => session.client_reference_id === id)
      expect(named).toHaveLength(1)
      await world.sandbox.pay(checkoutOf(french?.body))
      await reaches(world, member, renewalId, 'completed')
      await isQuiet(pg, world)
      expect(await findBreaches(pg.url, world.sandbox)).toEqual([])
    },
  )
})

describe('a checkout of another amount', () => {
  raceTest('is refused and logged, and the payment stays open', patient, async ({ pg, world }) => {
    const member = await plantOne(pg)
    const { body } = await renew(world.one.url, member)
    const paymentId: string = body.paymentId
    const url = `${world.sandbox.url}/v1/checkout/sessions`
    const cheap = new URLSearchParams({
      mode: 'payment',
      client_reference_id: paymentId,
      'line_items[0][quantity]': '1',
      'line_items[0][price_data][currency]': 'eur',
      'line_items[0][price_data][unit_amount]': '100',
      'line_items[0][price_data][product_data][name]': 'Presque rien',
      success_url: 'http://localhost/merci',
    })
    const made = await fetch(url, {
      method: 'POST',
      headers: { authorization: 'Bearer sk_test_sandbox' },
      body: cheap,
    })
    const { id } = (await made.json()) as { id: string }
    expect(await world.sandbox.pay(id)).toBe(200)
    const complaint = () =>
      [...world.one.logLines, ...world.other.logLines].find(
        (line) => line.includes(paymentId) && line.includes('does not fit'),
      )
    await waitUntil(complaint, { what: 'the log complains' })
    await isQuiet(pg, world)
    expect(await stateOf(world, member, body.id)).toBe('awaiting-payment')
    expect(await holdings(pg, member)).toEqual({ payments: 1, paid: 0, periods: 1 })
    await cancel(world.one.url, member, body.id)
  })
})
