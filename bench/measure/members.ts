import autocannon from 'autocannon'
import { decimal, type Figure, median, quantile } from '../figures.ts'
import { ALL_MEMBERS, loadMembers } from '../member-set.ts'
import { type Staff, signInStaff } from '../staff.ts'
import { watchPeak } from './memory.ts'
import type { Scenario, Stand } from './scenario.ts'

const CALLERS = 8
const ROUNDS = 5
const ANSWERS = 200
const SEARCH_MS = 80
const TYPO_MS = 1_000
const IMPORT_LINES = 100_000
const IMPORT_S = 60
const IMPORT_MB = 400

/** Parts of names, frequent and rare, with and without accents; a first name with a part of a name; a number; an address. */
const SEARCHES = [
  'montine',
  'delli',
  'GUEGA',
  'Élodie berna',
  'cordechet',
  'martin',
  '2345678',
  'm456789@bench',
]
/** Nobody is called that: somebody nearly is. */
const TYPOS = ['Montivvault', 'Delilneau', 'Élodie Bernaquard', 'Cordechettt']

const pathOf = (q: string) => `/api/v1/admin/members?q=${encodeURIComponent(q)}&limit=25`

/** Times of the answers to all of these, asked in turns by `CALLERS` at once. */
const times = (
  baseUrl: string,
  cookie: string,
  searches: readonly string[],
  amount: number,
): Promise<number[]> =>
  new Promise((resolve, reject) => {
    const found: number[] = []
    const run = autocannon(
      {
        url: baseUrl,
        connections: CALLERS,
        amount,
        requests: searches.map((q) => ({ method: 'GET', path: pathOf(q), headers: { cookie } })),
      },
      (error, result) => {
        if (error) reject(error)
        else if (result.non2xx > 0) reject(new Error(`members: ${result.non2xx} refused`))
        else resolve(found)
      },
    )
    run.on('response', (_client, _status, _bytes, timeMs) => found.push(timeMs))
  })

const p95Of = async (stand: Stand, { cookie }: Staff, searches: readonly string[], answers: number) => {
  await times(stand.baseUrl, cookie, searches, answers)
  const rounds: number[] = []
  for (let round = 0; round < ROUNDS; round++)
    rounds.push(quantile(await times(stand.baseUrl, cookie, searches, answers), 0.95))
  return median(rounds)
}

const searchFigures = async (stand: Stand, staff: Staff): Promise<Figure[]> => {
  const searchMs = await p95Of(stand, staff, SEARCHES, ANSWERS)
  const typoMs = await p95Of(stand, staff, TYPOS, ANSWERS / 4)
  const members = `${ALL_MEMBERS / 1000},000`
  return [
    {
      what: `members found by a part of a name among ${members.replace('1000,', '1,000,')}: 95th percentile, ${CALLERS} at once`,
      measured: `${decimal(searchMs, 1)} ms`,
      reach: `< ${SEARCH_MS} ms`,
      passed: searchMs < SEARCH_MS,
    },
    {
      what: '– the same with a typo',
      measured: `${decimal(typoMs, 0)} ms`,
      reach: `< ${TYPO_MS} ms`,
      passed: typoMs < TYPO_MS,
    },
  ]
}

/** The digits and their check digit (Luhn). */
const checked = (digits: string): string => {
  const sum = [...digits].reduceRight((total, digit, index) => {
    const value = Number(digit) * ((digits.length - index) % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}
const siretOf = (number: number): string => checked(`${checked(String(20_000_000 + number))}0001`)

const csvOf = (lines: number): Uint8Array => {
  const head =
    'num_adh;nom_adh;prenom_adh;email_adh;gsm_adh;prof_adh;siret;adresse_adh;cp_adh;ville_adh;date_echeance;type'
  const rows = Array.from({ length: lines }, (_, index) => {
    const phone = `06${String(10_000_000 + index).padStart(8, '0')}`
    return `${5_000_000 + index};Importé${index};Aïcha;importe${index}@bench.example;${phone};Couture;${siretOf(index)};${index} rue des Lilas;69003;Lyon;2027-0${1 + (index % 9)}-15;normale`
  })
  return Buffer.from([head, ...rows].join('\n'))
}

const importFigures = async (stand: Stand, staff: Staff): Promise<Figure[]> => {
  const file = csvOf(IMPORT_LINES)
  const peak = watchPeak(stand.apiPid)
  const timed = async (dryRun: boolean) => {
    const startedAt = performance.now()
    const { status, body } = await staff.post(
      `/admin/member-imports?fileName=banc.csv&dryRun=${dryRun}`,
      file,
    )
    const seconds = (performance.now() - startedAt) / 1000
    const said = JSON.parse(body.toString()) as { rows?: number; created?: number; errorCount?: number }
    if (status !== 200 || said.errorCount !== 0 || said.created !== (dryRun ? 0 : IMPORT_LINES))
      throw new Error(`the import failed: ${status} ${body.toString().slice(-500)}`)
    return seconds
  }
  const trySeconds = await timed(true)
  const seconds = await timed(false)
  const megabytes = peak.stop()
  const figure = (what: string, value: number): Figure => ({
    what,
    measured: `${decimal(value, 1)} s`,
    reach: `< ${IMPORT_S} s`,
    passed: value < IMPORT_S,
  })
  return [
    figure('import of 100,000 members by CSV beside a million: dry run', trySeconds),
    figure('– the import itself', seconds),
    {
      what: '– memory of the API process meanwhile: highest',
      measured: megabytes === undefined ? 'not told by this system' : `${Math.round(megabytes)} MB`,
      reach: `< ${IMPORT_MB} MB`,
      passed: megabytes === undefined ? null : megabytes < IMPORT_MB,
    },
  ]
}

/** Members of a large organisation: looked for and imported. */
export const measureMembers: Scenario = async (stand) => {
  await loadMembers(stand.databaseUrl)
  const staff = await signInStaff(stand.baseUrl)
  return [...(await searchFigures(stand, staff)), ...(await importFigures(stand, staff))]
}
