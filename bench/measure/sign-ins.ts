import { hashPassword } from '@guichet/db/password-hash'
import { startCompanion } from '../child.ts'
import { exchange, signIn, trySignIn } from '../client.ts'
import { BCRYPT_COST, emailOf, PASSWORD } from '../data-set.ts'
import { decimal, inTurns, quantile, ratioFigure } from '../figures.ts'
import type { Scenario } from './scenario.ts'

const ROUNDS = 5
const ROUND_MS = 7_000
/** Passwords hashed at once by the portal, and by the bare program. */
const AT_ONCE = 2
const CALLERS = 6
const READ_EVERY_MS = 50
const WARM_UP_MS = 1_500
/** Who come at the same moment. */
const CROWD = 200

/** Reads the session at a fixed rate until it is stopped; times count from the moment a read was due. */
const readSteadily = (baseUrl: string, cookie: string) => {
  const timesMs: number[] = []
  const reads = new Set<Promise<void>>()
  const timer = setInterval(() => {
    const dueAt = performance.now()
    const read = exchange(`${baseUrl}/api/v1/session`, { headers: { cookie } })
      .then(({ status }) => {
        if (status !== 200) throw new Error('the session cannot be read')
        timesMs.push(performance.now() - dueAt)
      })
      .finally(() => reads.delete(read))
    reads.add(read)
  }, READ_EVERY_MS)
  return {
    stop: async () => {
      clearInterval(timer)
      await Promise.all(reads)
      return timesMs
    },
  }
}

/** Sign-ins per second while somebody else reads, against bcrypt alone with the same cost and as many at once. */
export const measureSignIns: Scenario = async ({ baseUrl, members, pepper }) => {
  const reader = members[0]
  if (!reader) throw new RangeError('nobody is signed in')
  const bare = await startCompanion('hashing', {
    HASH: await hashPassword(PASSWORD, pepper, BCRYPT_COST),
    AT_ONCE: String(AT_ONCE),
  })
  let member = 1_000
  const signInsFor = async (durationMs: number): Promise<number> => {
    const startedAt = performance.now()
    let done = 0
    const caller = async () => {
      while (performance.now() - startedAt < durationMs) {
        member += 1
        await signIn({ baseUrl }, emailOf(member), PASSWORD)
        done += 1
      }
    }
    await Promise.all(Array.from({ length: CALLERS }, caller))
    return (done * 1000) / (performance.now() - startedAt)
  }
  const readsMs: number[] = []
  try {
    await signInsFor(WARM_UP_MS)
    const rounds = await inTurns(
      ROUNDS,
      async () => {
        const reading = readSteadily(baseUrl, reader.cookie)
        const perSecond = await signInsFor(ROUND_MS)
        readsMs.push(...(await reading.stop()))
        return perSecond
      },
      async () => (await bare.ask<{ perSecond: number }>({ durationMs: ROUND_MS })).perSecond,
    )
    const p95 = quantile(readsMs, 0.95)
    const crowd = Array.from({ length: CROWD }, (_, index) => emailOf(member + 1 + index))
    const reading = readSteadily(baseUrl, reader.cookie)
    const statuses = await Promise.all(
      crowd.map(async (email) => (await trySignIn(baseUrl, email, PASSWORD)).status),
    )
    const crowdP95 = quantile(await reading.stop(), 0.95)
    const failed = statuses.filter((status) => status !== 201).length
    return [
      ratioFigure(
        `sign-ins per second ÷ bare bcrypt per second (cost ${BCRYPT_COST}, ${AT_ONCE} at once)`,
        rounds,
        0.9,
        'per s',
        2,
      ),
      {
        what: 'reading one’s session meanwhile, 20 per second: 95th percentile',
        measured: `${decimal(p95, 1)} ms (median ${decimal(quantile(readsMs, 0.5), 1)} ms)`,
        reach: '< 50 ms',
        passed: p95 < 50,
      },
      {
        what: `${CROWD} sign-ins at once: those that failed; reading one’s session meanwhile: 95th percentile`,
        measured: `${failed}; ${decimal(crowdP95, 1)} ms`,
        reach: '0; < 50 ms',
        passed: failed === 0 && crowdP95 < 50,
      },
    ]
  } finally {
    await bare.stop()
  }
}
