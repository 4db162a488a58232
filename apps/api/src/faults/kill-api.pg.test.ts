import { pgTest } from '@guichet/db/testing'
import { sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { call, checkoutOf, renew } from './testing/api-client.ts'
import { createFaultWorld } from './testing/fault-world.ts'
import { findBreaches, isSettled } from './testing/find-breaches.ts'
import { finishRenewal } from './testing/finish-renewals.ts'
import { layGround, type PlantedMember, plantMembers } from './testing/plant-members.ts'
import { seededRandom } from './testing/seeded-random.ts'
import { waitUntil } from './testing/wait-until.ts'

const isNightly = process.env.NIGHTLY === '1'
const rounds = isNightly ? 100 : 3
const membersPerRound = 4
/** A little later than the point, so that the kill falls somewhere between two steps. */
const longestMs = 80
/** How far a round has come when the process is killed: each picks payments of the round. */
const killPoints = [
  { name: 'asked for', count: sql`true` },
  { name: 'opened at Stripe', count: sql`p.checkout_id is not null` },
  { name: 'paid', count: sql`p.state = 'paid'` },
  {
    name: 'answered',
    count: sql`exists (select 1 from idempotency_keys k where k.actor_id = p.person_id and k.status is not null)`,
  },
  {
    name: 'confirmed by mail',
    count: sql`exists (select 1 from outgoing_messages o where o.person_id = p.person_id and o.state = 'sent')`,
  },
]

describe('an API process that is killed', () => {
  pgTest(
    'between payment and webhook: after the restart each payment is found again and each membership is active once',
    { timeout: 400_000 },
    async ({ pg, onTestFinished }) => {
      await layGround(pg.url)
      const world = await createFaultWorld(pg.url)
      onTestFinished(world.stop)
      const [lost, retried] = await plantMembers(pg.db, 2)
      if (!lost || !retried) throw new Error('nobody was planted')
      const first = world.launch()
      await first.ready()
      const renewals = await Promise.all([lost, retried].map((member) => renew(world.url, member)))
      expect(renewals.map(({ status }) => status)).toEqual([201, 201])
      await first.kill('SIGKILL')

      // The one webhook is never sent again: only asking Stripe can find it. The other comes when the API is back.
      await world.sandbox.behave({ webhooks: 'off' })
      expect(await world.sandbox.pay(checkoutOf(renewals[0]?.body))).toBe(200)
      await waitUntil(
        async () =>
          (await world.sandbox.deliveries()).some(
            ({ type, state }) => type === 'checkout.session.completed' && state === 'held',
          ),
        { what: 'the webhook is held back' },
      )
      await world.sandbox.behave({ webhooks: 'normal' })
      expect(await world.sandbox.pay(checkoutOf(renewals[1]?.body))).toBe(200)
      await pg.db.execute(sql`update payments set created_at = created_at - interval '1 minute'`)

      await world.launch().ready()
      for (const [index, member] of [lost, retried].entries()) {
        const path = `/memberships/${member.membershipId}/renewals/${renewals[index]?.body.id}`
        await waitUntil(
          async () => (await call(world.url, member.key, 'GET', path)).body?.state === 'completed',
          { what: `the renewal of ${index === 0 ? 'the lost' : 'the retried'} webhook is completed` },
        )
      }
      await waitUntil(() => isSettled(pg.db), { what: 'nothing waits any more', timeoutMs: 120_000 })
      await world.sandbox.flush()
      await waitUntil(
        async () => (await world.sandbox.deliveries()).every(({ state }) => state === 'delivered'),
        { what: 'the late webhooks are taken' },
      )
      await waitUntil(() => isSettled(pg.db), { what: 'the late webhooks changed nothing' })
      expect(await findBreaches(pg.url, world.sandbox)).toEqual([])
      for (const { email } of [lost, retried]) expect(await world.sandbox.mailsTo(email)).toHaveLength(1)
    },
  )

  pgTest(
    `at ${rounds} random points of renewals: nothing acknowledged is lost, nothing is paid or extended twice`,
    { timeout: isNightly ? 1_800_000 : 400_000 },
    async ({ pg, onTestFinished }) => {
      await layGround(pg.url)
      const world = await createFaultWorld(pg.url)
      onTestFinished(world.stop)
      const random = seededRandom(20_261_122)
      const everybody: PlantedMember[] = []
      const acknowledged: { member: PlantedMember; renewalId: string }[] = []

      for (let round = 0; round < rounds; round++) {
        const members = await plantMembers(pg.db, membersPerRound)
        everybody.push(...members)
        const api = world.launch()
        await api.ready()
        const story = async (member: PlantedMember) => {
          const answer = await renew(world.url, member, 'card', `round-${round}`)
          if (answer.status !== 201) return
          acknowledged.push({ member, renewalId: answer.body.id })
          await world.sandbox.pay(checkoutOf(answer.body))
        }
        const running = Promise.all(members.map(story))
        const { name, count } = killPoints[round % killPoints.length] as (typeof killPoints)[number]
        const enough = 1 + Math.floor(random() * membersPerRound)
        const ids = members.map(({ personId }) => personId)
        await waitUntil(
          async () => {
            const { rows } = await pg.db.execute<{ n: number }>(
              sql`select count(*)::int as n from payments p where person_id = any(${sql.param(ids)}::uuid[]) and ${count}`,
            )
            return (rows[0]?.n ?? 0) >= enough
          },
          {
            what: `round ${round}: ${enough} are ${name}`,
            timeoutMs: isNightly ? 120_000 : 30_000,
            everyMs: 2,
          },
        ).catch(async (error: Error) => {
          const waits = await isSettled(pg.db).catch((what: Error) => what.message)
          throw new Error(`${error.message}; what waits: ${waits}`)
        })
        const delayMs = random() * longestMs
        await new Promise((resolve) => setTimeout(resolve, delayMs))
        await api.kill('SIGKILL')
        await running
      }

      // Minutes go by: the jobs and the messages that dead processes were at are given to others.
      await pg.db.execute(sql`update jobs.job set heartbeat_on = heartbeat_on - interval '5 minutes',
        started_on = started_on - interval '5 minutes' where state = 'active'`)
      await pg.db.execute(sql`update outgoing_messages set claimed_until = null where state = 'queued'`)
      await world.launch().ready()
      for (const { member, renewalId } of acknowledged) {
        const path = `/memberships/${member.membershipId}/renewals/${renewalId}`
        expect(await call(world.url, member.key, 'GET', path)).toMatchObject({ status: 200 })
      }
      await Promise.all(everybody.map((member) => finishRenewal(world.url, world.sandbox, member)))
      await waitUntil(() => isSettled(pg.db), { what: 'nothing waits any more', timeoutMs: 120_000 })
      expect(await findBreaches(pg.url, world.sandbox)).toEqual([])
      const { rows } = await pg.db.execute<{ n: number }>(
        sql`select count(*)::int as n from memberships group by person_id`,
      )
      expect(rows.map(({ n }) => n)).toEqual(everybody.map(() => 2))
      const { rows: paid } = await pg.db.execute<{ n: number }>(
        sql`select count(*)::int as n from payments where state = 'paid'`,
      )
      expect(paid[0]?.n).toBe(everybody.length)
      for (const { email } of everybody)
        expect((await world.sandbox.mailsTo(email)).length).toBeGreaterThanOrEqual(1)
    },
  )
})
