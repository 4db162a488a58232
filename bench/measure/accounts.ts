import autocannon from 'autocannon'
import { LARGE, loadAccounts, SMALL } from '../account-set.ts'
import { startCompanion } from '../child.ts'
import { call, type SignedIn } from '../client.ts'
import { decimal, type Figure, inTurns, median, quantile, ratioFigure } from '../figures.ts'
import type { Scenario, Stand } from './scenario.ts'

const CALLERS = 16
const ROUNDS = 5
const ROUND_S = 3
const WARM_UP = 1_500
const P95_MS = 60
const PAGE = 10
const DEEP = 4_000
const CSV_RATE = 20_000

const FILTERS = 'state=open&mailbox=true'
const SORT = 'companyName'
/** What is asked: two filters and a sort; the same a long way in; words with a filter. */
const SEARCHES = {
  'two filters, sorted, first page': `${FILTERS}&sort=${SORT}`,
  'the same, from row 4,000 on': `${FILTERS}&sort=${SORT}`,
  'a word and a filter, sorted': `companyName=garage&state=open&sort=${SORT}`,
} as const

interface AccountPage {
  readonly items: readonly { id: string }[]
  readonly nextCursor: string | null
}

interface Place {
  readonly who: SignedIn
  readonly list: string
}

const placeOf = async (
  { baseUrl, members }: Stand,
  { login, member }: typeof LARGE | typeof SMALL,
): Promise<Place> => {
  const who = members[member - 1]
  if (!who) throw new RangeError('nobody is signed in')
  const { items } = await call<{ items: { id: string; login: string }[] }>(baseUrl, who, '/accounts')
  const account = items.find((each) => each.login === login)
  if (!account) throw new Error(`${login} is not there`)
  return { who, list: `/accounts/${account.id}/secondary-accounts` }
}

/** The cursor of the page that begins `DEEP` rows in. */
const deepCursor = async ({ baseUrl }: Stand, { who, list }: Place): Promise<string> => {
  let cursor: string | null = null
  for (let rank = 0; rank < DEEP; rank += 100) {
    const query: string = `${FILTERS}&sort=${SORT}&limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`
    const page: AccountPage = await call<AccountPage>(baseUrl, who, `${list}?${query}`)
    cursor = page.nextCursor
    if (cursor === null) throw new RangeError('there are fewer rows')
  }
  return cursor ?? ''
}

/** Answers per second of `CALLERS` at once, and the time that 95 of a hundred stay below. */
const load = (
  url: string,
  path: string,
  cookie: string | undefined,
  answers?: number,
): Promise<{ perSecond: number; p95Ms: number }> =>
  new Promise((resolve, reject) => {
    const timesMs: number[] = []
    const run = autocannon(
      {
        url,
        connections: CALLERS,
        ...(answers === undefined ? { duration: ROUND_S } : { amount: answers }),
        requests: [{ method: 'GET', path, ...(cookie ? { headers: { cookie } } : {}) }],
      },
      (error, result) => {
        if (error) reject(error)
        else if (result.non2xx > 0 || result.errors > 0)
          reject(new Error(`${path}: ${result.non2xx + result.errors} refused`))
        else resolve({ perSecond: result['2xx'] / result.duration, p95Ms: quantile(timesMs, 0.95) })
      },
    )
    run.on('response', (_client, _status, _bytes, timeMs) => timesMs.push(timeMs))
  })

const timeFigure = (name: string, largeMs: number, smallMs: number): Figure[] => [
  {
    what: `secondary accounts, ${name}: 95th percentile, ${CALLERS} at once, 100,000 under one primary, 1,000,000 in all`,
    measured: `${decimal(largeMs, 1)} ms`,
    reach: `< ${P95_MS} ms`,
    passed: largeMs < P95_MS,
  },
  {
    what: `– the same ÷ at 10,000 under one primary`,
    measured: `${decimal(largeMs / smallMs)} (${decimal(largeMs, 1)} ÷ ${decimal(smallMs, 1)} ms)`,
    reach: '≤ 1.5',
    passed: largeMs / smallMs <= 1.5,
  },
]

const measureSearch = async (
  stand: Stand,
  name: string,
  query: string,
  places: readonly [Place, Place],
  cursors: readonly [string, string],
) => {
  const paths = places.map(
    ({ list }, index) =>
      `/api/v1${list}?${query}&limit=${PAGE}${cursors[index] ? `&cursor=${encodeURIComponent(cursors[index])}` : ''}`,
  )
  const times: number[][] = [[], []]
  for (let round = -1; round < ROUNDS; round++) {
    for (const [index, place] of places.entries()) {
      const { p95Ms } = await load(
        stand.baseUrl,
        paths[index] ?? '',
        place.who.cookie,
        round < 0 ? WARM_UP : undefined,
      )
      if (round >= 0) times[index]?.push(p95Ms)
    }
  }
  return timeFigure(name, median(times[0] ?? []), median(times[1] ?? []))
}

const measureRatio = async (stand: Stand, { who, list }: Place): Promise<Figure> => {
  const server = await startCompanion('server', { DATABASE_URL: stand.databaseUrl, DATABASE_POOL_MAX: '10' })
  try {
    const { url } = await server.ask<{ url: string }>({})
    const portal = `/api/v1${list}?${SEARCHES['two filters, sorted, first page']}&limit=${PAGE}`
    const throughPortal = async (answers?: number) =>
      (await load(stand.baseUrl, portal, who.cookie, answers)).perSecond
    const throughBare = async (answers?: number) => (await load(url, list, undefined, answers)).perSecond
    await throughPortal(WARM_UP)
    await throughBare(WARM_UP)
    const rounds = await inTurns(
      ROUNDS,
      () => throughPortal(),
      () => throughBare(),
    )
    return ratioFigure(
      'the first of these searches ÷ the same bare SQL (page and total) by `pg`',
      rounds,
      0.6,
      'per s',
    )
  } finally {
    await server.stop()
  }
}

/** The whole list as CSV: rows per second, while it is received and thrown away. */
const measureCsv = async ({ baseUrl }: Stand, { who, list }: Place): Promise<Figure> => {
  const rates: number[] = []
  for (let round = 0; round < 3; round++) {
    const startedAt = performance.now()
    const answer = await fetch(`${baseUrl}/api/v1${list}.csv`, { headers: { cookie: who.cookie } })
    if (!answer.ok || !answer.body) throw new Error(`CSV: ${answer.status}`)
    let lines = 0
    for await (const chunk of answer.body) for (const byte of chunk) if (byte === 10) lines += 1
    if (lines < LARGE.secondaries) throw new RangeError(`the CSV has ${lines} lines only`)
    rates.push((lines * 1000) / (performance.now() - startedAt))
  }
  const rate = median(rates)
  return {
    what: 'CSV export of 100,000 accounts, streamed',
    measured: `${Math.round(rate)} rows per s`,
    reach: `≥ ${CSV_RATE}`,
    passed: rate >= CSV_RATE,
  }
}

/** Lists of secondary accounts at a million accounts, and their export. */
export const measureAccounts: Scenario = async (stand) => {
  await loadAccounts(stand.databaseUrl)
  const places = [await placeOf(stand, LARGE), await placeOf(stand, SMALL)] as const
  const figures: Figure[] = []
  for (const [name, query] of Object.entries(SEARCHES)) {
    const isDeep = name.includes('4,000')
    // A small primary has fewer rows than that: its first page stands for it.
    const cursors = isDeep ? ([await deepCursor(stand, places[0]), ''] as const) : (['', ''] as const)
    figures.push(...(await measureSearch(stand, name, query, places, cursors)))
  }
  figures.push(await measureRatio(stand, places[0]), await measureCsv(stand, places[0]))
  return figures
}
