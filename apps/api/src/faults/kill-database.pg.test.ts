import { createDb, createPool } from '@guichet/db'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { type Answer, call, cancel, renew } from './testing/api-client.ts'
import { startApi } from './testing/api-process.ts'
import { startDurableCluster } from './testing/durable-cluster.ts'
import { findBreaches } from './testing/find-breaches.ts'
import { plantMembers } from './testing/plant-members.ts'
import { freePort } from './testing/ports.ts'
import { waitUntil } from './testing/wait-until.ts'

const isNightly = process.env.NIGHTLY === '1'
const rounds = isNightly ? 5 : 1
const writers = 4
/** The word of the issue: ready again so soon after PostgreSQL is back. */
const readyMs = 5000

describe('PostgreSQL that is killed under load and started again', () => {
  test(`${rounds}×: the API lives on, says 503 meanwhile, is ready at once and has lost nothing`, {
    timeout: isNightly ? 600_000 : 90_000,
  }, async ({ onTestFinished }) => {
    const cluster = await startDurableCluster()
    onTestFinished(cluster.stop)
    const pool = createPool(cluster.databaseUrl, { max: 2 })
    onTestFinished(() => pool.end())
    const members = await plantMembers(createDb(pool), writers)
    const api = await startApi({
      databaseUrl: cluster.databaseUrl,
      port: await freePort(),
      sandboxPort: 1,
      dataDir: cluster.folder,
      publicUrl: 'http://localhost',
    })
    onTestFinished(async () => void (await api.kill('SIGKILL')))
    const { pid } = api.process

    /** What was acknowledged last, by renewal. */
    const acknowledged = new Map<string, string>()
    const answers: Answer[] = []
    let isOver = false
    const work = async (member: (typeof members)[number]) => {
      while (!isOver) {
        const asked = await renew(api.url, member, 'transfer')
        answers.push(asked)
        if (asked.status === 201) acknowledged.set(asked.body.id, 'awaiting-payment')
        const offer = await call(
          api.url,
          member.key,
          'GET',
          `/memberships/${member.membershipId}/renewal-offer`,
        )
        answers.push(offer)
        const open: string | undefined = offer.body?.pending?.id
        if (open === undefined) continue
        const given = await cancel(api.url, member, open)
        answers.push(given)
        if (given.status === 200) acknowledged.set(open, 'cancelled')
        else acknowledged.delete(open)
      }
    }
    const load = Promise.all(members.map(work))
    const count = () => acknowledged.size
    const recoveries: number[] = []
    for (let round = 0; round < rounds; round++) {
      const before = count()
      await waitUntil(() => count() >= before + 10, { what: 'the load runs', timeoutMs: 30_000 })
      cluster.kill()
      const away = await waitUntil(
        async () => {
          const seen = answers.length
          const answer = await call(api.url, members[0]?.key ?? '', 'GET', '/memberships')
          return answer.status === 503 && answers.length > seen ? answer : null
        },
        { what: 'the API says that it is not available' },
      )
      expect(away.code).toBe('service.unavailable')
      expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(await api.isReady()).toBe(false)
      expect((await fetch(`${api.url}/api/health/live`)).status).toBe(200)
      await cluster.restart()
      recoveries.push(await api.ready())
    }
    const before = count()
    await waitUntil(() => count() >= before + 5, { what: 'the load goes on', timeoutMs: 30_000 })
    isOver = true
    await load

    expect(api.process.pid).toBe(pid)
    expect(api.process.hasEnded()).toBe(false)
    expect(Math.max(...recoveries)).toBeLessThan(readyMs)
    const strange = answers.filter(({ status }) => ![200, 201, 409, 404, 503].includes(status))
    expect(strange).toEqual([])
    for (const { status, code, headers } of answers) {
      if (status !== 503) continue
      expect(code).toBe('service.unavailable')
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    }
    const { rows } = await createDb(pool).execute<{ id: string; state: string }>(
      sql`select id::text, state from renewals`,
    )
    const stored = new Map(rows.map(({ id, state }) => [id, state]))
    const missing = [...acknowledged].filter(([id, state]) => stored.get(id) !== state)
    expect(missing).toEqual([])
    expect(await findBreaches(cluster.databaseUrl, null)).toEqual([])
    console.info(`recovered in ${recoveries.join(', ')} ms; ${acknowledged.size} renewals acknowledged`)
  })
})
