import { companyPartsApart, differenceKey } from '@guichet/domain/declarant-company'
import type { OptionChoice, OptionKind } from '@guichet/domain/fiscal-options'
import { addDays, parseLocalDate } from '@guichet/domain/local-date'
import type { Rows } from './rows.ts'
import { at, later, type World } from './world.ts'

const TERMS_VERSION = '2026-11'

/** Files of declarants: the one of declarant@, and four of other members with what the register said of them. */
const OTHERS = [
  { state: 'to-check', finding: 'near', daysAgo: 1, reason: null },
  { state: 'to-check', finding: 'unknown', daysAgo: 4, reason: null },
  { state: 'to-check', finding: 'masked', daysAgo: 6, reason: null },
  {
    ...{ state: 'refused', finding: 'different', daysAgo: 19 },
    reason:
      'Le SIRET indiqué est celui d’une autre entreprise\u00A0: vérifiez-le sur votre avis de situation.',
  },
] as const

const BEGUN_ON = '2022-09-05'
type File = Rows['declarants'][number]

/** What declarant@ has said of the company: the flat rate since a year ago, in place of the scale. */
function tellOptions({ rows, today, id }: World, file: File): void {
  const year = Number(today.slice(0, 4))
  const said = (
    kind: OptionKind,
    choices: OptionChoice[],
    startsOn: string,
    askedOn: string | null = null,
  ) => {
    const askedAt = askedOn === null ? file.askedAt : at(parseLocalDate(askedOn), 700)
    const from = new Date(Math.max(askedAt.getTime(), file.askedAt.getTime()))
    const saidAt = later(from, 12 + rows.declarantOptions.length)
    rows.declarantOptions.push({
      ...{ id: id(saidAt), declarantId: file.id, kind, choices, startsOn, askedOn },
      ...{ saidBy: file.personId, saidAt },
    })
  }
  said('activities', ['services'], BEGUN_ON)
  said('frequency', ['quarterly'], BEGUN_ON)
  said('frequency', ['monthly'], `${year - 1}-01-01`, `${year - 1}-01-14`)
  said('income-tax', ['scale'], BEGUN_ON)
  said('income-tax', ['flat'], `${year}-01-01`, `${year - 1}-09-18`)
  said('vat', ['franchise'], BEGUN_ON)
  said('acre', ['granted'], BEGUN_ON, '2022-09-20')
}

/** The company of declarant@ has moved: the register says so since some nights ago, and nobody has looked. */
function tellDifference({ rows, today }: World, file: File): void {
  const held = {
    ...{ name: file.companyName ?? null, legalForm: file.legalForm ?? null, ape: file.ape ?? null },
    ...{ apeVersion: file.apeVersion ?? null, startedOn: file.startedOn ?? null },
    ...{ isOpen: file.isOpen ?? null, closedOn: null, complement: null },
    ...{ street: file.street ?? null, postcode: file.postcode ?? null, city: file.city ?? null },
  }
  const told = { ...held, street: '9 Avenue des Mimosas', postcode: '13120', city: 'Gardanne' }
  const foundAt = at(addDays(today, -3), 95)
  rows.declarantLooks.push({
    ...{ declarantId: file.id, triedAt: foundAt, lookedAt: foundAt, foundAt, told },
    ...{ parts: [...companyPartsApart(held, told)], differenceKey: differenceKey(held, told) },
  })
}

/** Members with a number and a company who have no login of the demo. */
function otherMembers({ rows }: World) {
  const own = new Set(rows.persons.filter(({ email }) => email.endsWith('@demo.example')).map(({ id }) => id))
  const seen = new Set<string>()
  return rows.members.filter(({ personId, nirHash, siret }) => {
    const isFit = Boolean(nirHash && siret) && !own.has(personId) && !seen.has(String(siret))
    seen.add(String(siret))
    return isFit
  })
}

/** Files of declarants (U01); they come last, so that nothing told before depends on them. */
export const tellDeclarants = (world: World): void => {
  const { rows, today } = world
  const ownId = rows.persons.find(({ email }) => email === 'declarant@demo.example')?.id
  const own = rows.members.find(({ personId }) => personId === ownId)
  const others = otherMembers(world)
  const told = [
    { file: own, state: 'open', finding: 'same', daysAgo: 391, reason: null },
    ...OTHERS.map((other, index) => ({ ...other, file: others[index * 7] })),
  ]
  for (const { file, state, finding, daysAgo, reason } of told) {
    const person = rows.persons.find(({ id }) => id === file?.personId)
    if (!file?.siret || !file.nirHash || !file.nirCipher || !person) continue
    const askedAt = at(addDays(today, -daysAgo), 627)
    const decidedAt = state === 'refused' ? later(askedAt, 1515) : null
    const id = world.id(askedAt)
    const isKnown = finding === 'same' || finding === 'near'
    const row: File = {
      ...{ id, personId: file.personId, state, finding, siret: file.siret, askedAt, createdAt: askedAt },
      ...{ birthName: person.lastName, firstNames: person.firstName, termsVersion: TERMS_VERSION },
      ...{ nirCipher: file.nirCipher, nirHash: file.nirHash, ape: finding === 'unknown' ? null : file.ape },
      companyName: isKnown ? `${person.firstName} ${person.lastName}`.toUpperCase() : null,
      legalForm: finding === 'unknown' ? null : '1000',
      ...(finding !== 'unknown' && {
        ...{
          apeVersion: file.ape ? ('naf-rev-2' as const) : null,
          isOpen: true,
          isMasked: finding === 'masked',
        },
        ...{ startedOn: BEGUN_ON, registerAt: askedAt },
      }),
      ...(isKnown && {
        ...{ street: file.businessStreet ?? file.personalStreet },
        ...(file.businessStreet
          ? { postcode: file.businessPostcode, city: file.businessCity }
          : { postcode: file.personalPostcode, city: file.personalCity }),
      }),
      ...{ stateReason: reason, decidedAt, decidedBy: decidedAt && world.managerId },
      updatedAt: decidedAt ?? askedAt,
    }
    rows.declarants.push(row)
    // One of them signed up where no SMS left.
    if (file !== own && finding !== 'masked' && person.phone?.match(/^\+33[67]/u))
      rows.verifiedPhones.push({ personId: file.personId, phone: person.phone, verifiedAt: askedAt })
    world.audit(askedAt, {
      ...{ action: 'declarant.signed-up', subjectKind: 'declarant', subjectId: id, actorId: file.personId },
      after: { state: state === 'refused' ? 'to-check' : state, finding, siret: file.siret },
    })
    if (decidedAt === null || reason === null) continue
    world.audit(decidedAt, {
      ...{ action: 'declarant.refused', subjectKind: 'declarant', subjectId: id, actorId: world.managerId },
      after: { state, reason },
    })
  }
}

/** What declarant@ has said of the company, and what the register says of it; after all else, so that no other id depends on it. */
export const tellDeclarantCompany = (world: World): void => {
  const { rows } = world
  const ownId = rows.persons.find(({ email }) => email === 'declarant@demo.example')?.id
  const company = rows.declarants.find(({ personId }) => personId === ownId)
  if (!company) return
  tellOptions(world, company)
  tellDifference(world, company)
}
