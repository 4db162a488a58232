import autocannon from 'autocannon'
import { startCompanion } from '../child.ts'
import { call, type SignedIn } from '../client.ts'
import { PASSWORD } from '../data-set.ts'
import { inTurns, ratioFigure } from '../figures.ts'
import type { Scenario, Stand } from './scenario.ts'

const CONNECTIONS = 32
const ROUNDS = 7
const ROUND_S = 3
/** Answers before the first round: only then has the compiler settled, on both sides. */
const WARM_UP = 25_000

type RequestOf = (member: SignedIn) => { path: string; headers?: Record<string, string> }

/**
 * Answers per second over 32 connections, each of another member, for a turn or for a number of answers.
 * @throws Error when one of them is refused.
 */
const readsPerSecond = async (
  url: string,
  stand: Stand,
  requestOf: RequestOf,
  answers?: number,
): Promise<number> => {
  let next = 0
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    ...(answers === undefined ? { duration: ROUND_S } : { amount: answers }),
    setupClient: (client) => {
      const member = stand.members[next++ % stand.members.length]
      if (member) client.setRequests([{ method: 'GET', ...requestOf(member) }])
    },
  })
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} answers were not 2xx, ${result.errors} failed`)
  }
  return result['2xx'] / result.duration
}

interface Reading {
  readonly what: string
  readonly reach: number
  readonly portal: string
  readonly bare: (personId: string) => string
}

const compareReads = async (stand: Stand, { what, reach, portal, bare }: Reading) => {
  const server = await startCompanion('server', { DATABASE_URL: stand.databaseUrl, DATABASE_POOL_MAX: '10' })
  try {
    const { url } = await server.ask<{ url: string }>({})
    const throughPortal = (answers?: number) =>
      readsPerSecond(stand.baseUrl, stand, ({ cookie }) => ({ path: portal, headers: { cookie } }), answers)
    const throughBare = (answers?: number) =>
      readsPerSecond(url, stand, ({ personId }) => ({ path: bare(personId) }), answers)
    await throughPortal(WARM_UP)
    await throughBare(WARM_UP)
    const rounds = await inTurns(
      ROUNDS,
      () => throughPortal(),
      () => throughBare(),
    )
    return [ratioFigure(what, rounds, reach, 'per s')]
  } finally {
    await server.stop()
  }
}

/** One's own session against a bare route with one query by key. */
export const measureSession: Scenario = (stand) =>
  compareReads(stand, {
    what: '`GET /api/v1/session` ÷ a bare Fastify route with one `pg` query by key, 32 connections',
    reach: 0.7,
    portal: '/api/v1/session',
    bare: (personId) => `/persons/${personId}`,
  })

/** The list of a member with 25 periods against a bare route with the same query. */
export const measureMembershipList: Scenario = (stand) =>
  compareReads(stand, {
    what: '`GET /api/v1/memberships?limit=25` with 100,000 members ÷ the same bare query, 32 connections',
    reach: 0.6,
    portal: '/api/v1/memberships?limit=25',
    bare: (personId) => `/persons/${personId}/memberships`,
  })

/** The same answer to a program with a key and to a browser with a session, in turns. */
export const measureKeys: Scenario = async (stand) => {
  const body = { name: 'banc', scopes: ['me:read'], expiresInDays: 1, currentPassword: PASSWORD }
  const keys = new Map<string, string>()
  // One after the other: each asks for the password.
  for (const member of stand.members) {
    const made = await call<{ secret: string }>(stand.baseUrl, member, '/api-keys', { method: 'POST', body })
    keys.set(member.personId, made.secret)
  }
  const path = '/api/v1/session'
  const withKey = (answers?: number) =>
    readsPerSecond(
      stand.baseUrl,
      stand,
      ({ personId }) => ({ path, headers: { authorization: `Bearer ${keys.get(personId)}` } }),
      answers,
    )
  const withSession = (answers?: number) =>
    readsPerSecond(stand.baseUrl, stand, ({ cookie }) => ({ path, headers: { cookie } }), answers)
  await withKey(WARM_UP)
  await withSession(WARM_UP)
  const rounds = await inTurns(
    ROUNDS,
    () => withKey(),
    () => withSession(),
  )
  const what = '`GET /api/v1/session` with an API key ÷ the same with a session, 32 connections'
  return [ratioFigure(what, rounds, 0.9, 'per s')]
}

/** One's own session against that of better-auth on Fastify and `pg`, as its documentation sets it up, on the same database. */
export const measureBetterAuth: Scenario = async (stand) => {
  const other = await startCompanion('better-auth', {
    ...{ DATABASE_URL: stand.databaseUrl, DATABASE_POOL_MAX: '10' },
  })
  try {
    const { url, cookies } = await other.ask<{ url: string; cookies: readonly string[] }>({
      people: stand.members.length,
    })
    const theirs: Stand = { ...stand, members: cookies.map((cookie) => ({ cookie, personId: '' })) }
    const read = (of: Stand, at: string, path: string) => (answers?: number) =>
      readsPerSecond(at, of, ({ cookie }) => ({ path, headers: { cookie } }), answers)
    const throughPortal = read(stand, stand.baseUrl, '/api/v1/session')
    const throughOther = read(theirs, url, '/session')
    await throughPortal(WARM_UP)
    // It answers far fewer a second: as long a warm-up, not as many answers.
    await throughOther(WARM_UP / 5)
    const rounds = await inTurns(
      ROUNDS,
      () => throughPortal(),
      () => throughOther(),
    )
    const what = '`GET /api/v1/session` ÷ the session of better-auth 1.6 on Fastify and `pg`, 32 connections'
    return [ratioFigure(what, rounds, 5, 'per s')]
  } finally {
    await other.stop()
  }
}
