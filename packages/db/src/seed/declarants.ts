import { addDays } from '@guichet/domain/local-date'
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
    rows.declarants.push({
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
        ...{ startedOn: '2022-09-05', registerAt: askedAt },
      }),
      ...(isKnown && {
        ...{ street: file.businessStreet ?? file.personalStreet },
        ...(file.businessStreet
          ? { postcode: file.businessPostcode, city: file.businessCity }
          : { postcode: file.personalPostcode, city: file.personalCity }),
      }),
      ...{ stateReason: reason, decidedAt, decidedBy: decidedAt && world.managerId },
      updatedAt: decidedAt ?? askedAt,
    })
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
