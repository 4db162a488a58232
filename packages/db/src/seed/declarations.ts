import { wholeRights } from '@guichet/domain/delegation'
import type { OptionChoice, OptionKind } from '@guichet/domain/fiscal-options'
import { addDays, localDateAt } from '@guichet/domain/local-date'
import { contributionsOf } from '@guichet/domain/micro-social/contributions'
import {
  type DeclarantFacts,
  type DeclarationPeriod,
  periodsOf,
} from '@guichet/domain/micro-social/declaration-period'
import type { TurnoverCategory } from '@guichet/domain/micro-social/turnover-categories'
import { makeVerificationCode } from './identifiers.ts'
import type { Rows } from './rows.ts'
import { at, later, type World } from './world.ts'

type File = Rows['declarants'][number]

/** Euros a month of whoever mends and decorates: little in August, most before Christmas. */
const SEASONS = [2480, 2310, 2795, 2960, 3120, 2885, 2540, 1180, 2915, 3060, 3385, 3740] as const

/** What is declared of a period, in cents: its months by their seasons, not two years alike. */
function seasonal({ startsOn, endsOn }: DeclarationPeriod, share: number): number {
  const [year, first, last] = [startsOn.slice(0, 4), startsOn.slice(5, 7), endsOn.slice(5, 7)].map(Number)
  let cents = 0
  for (let month = first ?? 1; month <= (last ?? 12); month += 1)
    cents += ((SEASONS[month - 1] ?? 0) + ((Number(year) * 7 + month * 31) % 9) * 22) * 100 + month * 5
  return Math.round(cents * share)
}

interface Declarer {
  readonly file: File
  /** What share of the seasons is of which kind. */
  readonly shares: Partial<Readonly<Record<TurnoverCategory, number>>>
  /** Periods that are over and left to be declared. */
  readonly left: number
  /** Which of those filed, counted from the last, somebody with access filed, and which was corrected. */
  readonly byOther?: { readonly rank: number; readonly personId: string; readonly accessId: string }
  readonly correctedRank?: number
}

interface Filing {
  readonly declarer: Declarer
  readonly facts: DeclarantFacts
  readonly period: DeclarationPeriod
  readonly declarationId: string
  readonly version: number
  readonly filedAt: Date
  /** By how much the amounts were wrong, before they were corrected. */
  readonly error: number
  readonly byOther: boolean
}

/** When each version of each period was filed. */
function planFilings(world: World, declarer: Declarer): Filing[] {
  const { file, left, byOther, correctedRank } = declarer
  const openedOn = localDateAt(file.createdAt)
  const statements = world.rows.declarantOptions.filter(({ declarantId }) => declarantId === file.id)
  const facts: DeclarantFacts = {
    ...{ begunOn: file.startedOn ?? null, closedOn: null, postcode: file.postcode ?? null, openedOn },
    statements: statements.map((row) => ({ ...row, askedOn: row.askedOn ?? null })),
  }
  const over = periodsOf(facts, world.today).filter(({ endsOn }) => endsOn < world.today)
  const filed = over.slice(0, over.length - left)
  return filed.flatMap((period, index) => {
    const rank = filed.length - index
    // On a day of the second week, or soon after the file was opened.
    const usual = addDays(period.endsOn, 4 + ((index * 5) % 9))
    const filedOn = usual <= openedOn ? addDays(openedOn, 1) : usual
    const filedAt = at(filedOn, 545 + ((index * 137) % 560))
    if (filedAt >= at(world.today, 0)) return []
    const first: Filing = {
      ...{ declarer, facts, period, declarationId: world.id(filedAt), version: 1, filedAt, error: 0 },
      byOther: byOther?.rank === rank,
    }
    if (rank !== correctedRank) return [first]
    return [
      { ...first, error: 40_000 },
      { ...first, version: 2, filedAt: later(filedAt, 2 * 24 * 60 + 37) },
    ]
  })
}

function writeFiling(world: World, filing: Filing, number: string): void {
  const { rows } = world
  const { declarer, facts, period, declarationId, version, filedAt, error, byOther } = filing
  const { file, shares } = declarer
  const person = rows.persons.find(({ id }) => id === file.personId)
  const other = byOther ? declarer.byOther : undefined
  const filer = other ? rows.persons.find(({ id }) => id === other.personId) : person
  const nameOf = (row: typeof person) => `${row?.firstName} ${row?.lastName}`
  const turnovers = (Object.entries(shares) as [TurnoverCategory, number][]).map(
    ([category, share], index) => ({
      category,
      amountCents: seasonal(period, share) + (index === 0 ? error : 0),
    }),
  )
  const due = contributionsOf(period, turnovers, { ...facts, lastYearCents: null })
  const { turnoverCents, totalCents } = due
  const of = { declarationId, version }
  const { code, startsOn, endsOn, dueOn } = period
  if (version === 1)
    rows.declarations.push({
      ...{ id: declarationId, personId: file.personId, declarantId: file.id, period: code },
      ...{ startsOn, endsOn, dueOn, version: 1, filedAt, createdAt: filedAt },
    })
  else {
    const row = rows.declarations.find(({ id }) => id === declarationId)
    if (row) row.version = version
  }
  rows.declarationVersions.push({
    ...{ ...of, number, code: makeVerificationCode(world.random), filedAt, turnoverCents, totalCents },
    ...{ filedBy: filer?.id ?? file.personId, accessId: other?.accessId ?? null },
    facts: {
      ...{ holderName: nameOf(person), companyName: file.companyName ?? null, siret: file.siret },
      filedBy: nameOf(filer),
    },
  })
  rows.declarationTurnovers.push(...turnovers.map((turnover) => ({ ...of, ...turnover })))
  rows.declarationLines.push(...due.lines.map((line, rank) => ({ ...of, rank, ...line })))
  world.audit(filedAt, {
    action: version === 1 ? 'declaration.filed' : 'declaration.corrected',
    ...{ subjectKind: 'declaration', subjectId: declarationId, actorId: filer?.id ?? null },
    after: { period: code, number, turnoverCents, totalCents },
    ...(other && { ownerId: file.personId, accessId: other.accessId }),
  })
}

type Said = readonly (readonly [OptionKind, OptionChoice[]])[]

/** A file of a member whose space is open to the accountant, opened long enough ago for some quarters. */
function openFile(
  world: World,
  accessOf: Rows['delegations'][number],
  begunOn: string,
  said: Said,
): File | null {
  const { rows, today } = world
  const member = rows.members.find(({ personId }) => personId === accessOf.ownerId)
  const person = rows.persons.find(({ id }) => id === accessOf.ownerId)
  if (!member?.siret || !member.nirHash || !member.nirCipher || !person) return null
  const askedAt = at(addDays(today, -230), 611)
  const file: File = {
    ...{ id: world.id(askedAt), personId: person.id, state: 'open', finding: 'same', siret: member.siret },
    ...{ birthName: person.lastName, firstNames: person.firstName, termsVersion: '2026-11' },
    ...{ nirCipher: member.nirCipher, nirHash: member.nirHash, ape: member.ape ?? null },
    ...{ apeVersion: member.ape ? ('naf-rev-2' as const) : null, legalForm: '1000', isOpen: true },
    ...{ companyName: `${person.firstName} ${person.lastName}`.toUpperCase(), startedOn: begunOn },
    ...{ street: member.personalStreet, postcode: member.personalPostcode, city: member.personalCity },
    ...{ askedAt, createdAt: askedAt, updatedAt: askedAt, registerAt: askedAt },
  }
  rows.declarants.push(file)
  for (const [kind, choices] of said)
    rows.declarantOptions.push({
      ...{ id: world.id(askedAt), declarantId: file.id, kind, choices, startsOn: begunOn },
      ...{ saidBy: person.id, saidAt: later(askedAt, 10) },
    })
  accessOf.rights = wholeRights([...accessOf.rights, 'declarations.see', 'declarations.file'] as never)
  return file
}

/** Declarers of whom the accountant takes care: one by the quarter with a period left, one by the month with none. */
function clientsOf(world: World, thirdId: string): Declarer[] {
  const { rows } = world
  const taken = new Set([...rows.declarants, ...rows.erasureRequests].map(({ personId }) => personId))
  const sirets = rows.declarants.map(({ siret }) => siret)
  const isFit = ({ personId, siret, nirHash }: Rows['members'][number]) =>
    Boolean(siret && nirHash) && !taken.has(personId) && !sirets.includes(String(siret))
  const fit = new Set(rows.members.filter(isFit).map(({ personId }) => personId))
  const accesses = rows.delegations.filter(
    (row) => row.thirdId === thirdId && row.state === 'active' && row.ownerId && fit.has(row.ownerId),
  )
  const clients: [string, Said, Declarer['shares'], number][] = [
    [
      '2021-02-01',
      [
        ['activities', ['sales', 'services', 'craft']],
        ['frequency', ['quarterly']],
      ],
      { sales: 0.3, services: 0.55 },
      1,
    ],
    [
      '2019-05-13',
      [
        ['activities', ['liberal']],
        ['frequency', ['monthly']],
        ['income-tax', ['flat']],
      ],
      { liberal: 0.85 },
      0,
    ],
  ]
  return clients.flatMap(([begunOn, said, shares, left], index) => {
    const access = accesses[accesses.length - 1 - index]
    const file = access && openFile(world, access, begunOn, said)
    if (!access || !file) return []
    const byOther = { rank: 1, personId: thirdId, accessId: access.id }
    return [{ file, shares, left, byOther }]
  })
}

/**
 * Turnover that was declared: by declarant@ for a year by the month, one of them corrected and one filed by the accountant, with
 * one left to be declared; and by two clients of the accountant.
 */
export const tellDeclarations = (world: World): void => {
  const { rows } = world
  const personOf = (email: string) => rows.persons.find((row) => row.email === email)?.id
  const [ownId, thirdId] = [personOf('declarant@demo.example'), personOf('accountant@demo.example')]
  const own = rows.declarants.find(({ personId }) => personId === ownId)
  const access = rows.delegations.find(
    (row) => row.ownerId === ownId && row.thirdId === thirdId && row.state === 'active',
  )
  if (!own || !thirdId || !access) return
  const byOther = { rank: 1, personId: thirdId, accessId: access.id }
  const declarers: Declarer[] = [
    { file: own, shares: { services: 1 }, left: 1, byOther, correctedRank: 4 },
    ...clientsOf(world, thirdId),
  ]
  const counts = new Map<string, number>()
  const filings = declarers
    .flatMap((declarer) => planFilings(world, declarer))
    .toSorted((a, b) => a.filedAt.getTime() - b.filedAt.getTime())
  for (const filing of filings) {
    const year = localDateAt(filing.filedAt).slice(0, 4)
    const count = (counts.get(year) ?? 0) + 1
    counts.set(year, count)
    writeFiling(world, filing, `DC-${year}-${String(count).padStart(6, '0')}`)
  }
  for (const [year, value] of counts) rows.counters.push({ name: `declaration-${year}`, value })
}
