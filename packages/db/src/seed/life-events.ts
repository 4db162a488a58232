import type { LifeEventDetails, LifeEventKind } from '@guichet/domain/life-events'
import { addDays } from '@guichet/domain/local-date'
import { at, later, type World } from './world.ts'

interface Told {
  readonly personId: string | undefined
  readonly kind: LifeEventKind
  readonly state: 'planned' | 'requested' | 'done'
  readonly daysAgo: number
  readonly inDays: number
  readonly details: LifeEventDetails
  readonly comment?: string
}

/** Members with a membership that runs and no login of the demo: what they tell changes nothing for the stories. */
function otherMembers({ rows, today }: World): string[] {
  const running = new Set(
    rows.memberships
      .filter(({ startsOn, endsOn }) => startsOn <= today && endsOn > addDays(today, 60))
      .map(({ personId }) => personId),
  )
  return rows.persons.flatMap(({ id, email }) =>
    id && running.has(id) && !email.endsWith('@demo.example') ? [id] : [],
  )
}

/** What the company register said of the SIRET that the showcased member told of: the sandbox’s register says the same. */
function proveCompany({ rows, today }: World, daysAgo: number): void {
  const person = rows.persons.find(({ email }) => email === 'active@demo.example')
  const file = rows.members.find(({ personId }) => personId === person?.id)
  if (!person || !file?.siret) return
  rows.companyProofs.push({
    ...{ personId: file.personId, siret: file.siret, ape: file.ape, source: 'life-event' },
    ...{ name: 'ELODIE AUBANEL-ROCHE', isOpen: true, isMasked: false },
    ...{ street: file.businessStreet, postcode: file.businessPostcode, city: file.businessCity },
    provenAt: at(addDays(today, -daysAgo), 634),
  })
}

/** A company whose person has asked not to be named: it waits for the desk to see a paper. */
function keepMasked({ rows, today }: World, members: readonly string[]): void {
  const file = rows.members.find(({ personId, siret }) => siret && members.includes(personId))
  if (!file?.siret) return
  rows.companyProofs.push({
    ...{ personId: file.personId, siret: file.siret, ape: file.ape, source: 'member', holder: 'untold' },
    ...{ name: null, isOpen: true, isMasked: true, provenAt: at(addDays(today, -4), 615) },
  })
}

/** Events in the life of members (M18): one of the showcased member, one to come, one that waits for the desk. */
export const tellLifeEvents = (world: World): void => {
  const { rows, today } = world
  const [mover, leaver, ...others] = otherMembers(world)
  const showcased = rows.persons.find(({ email }) => email === 'active@demo.example')?.id
  const address = { street: '4, impasse des Amandiers', complement: null, postcode: '84400', city: 'Apt' }
  const told: readonly Told[] = [
    {
      ...{ personId: showcased, kind: 'new-siret', state: 'done', daysAgo: 230, inDays: -230 },
      details: { siret: rows.members.find(({ personId }) => personId === showcased)?.siret ?? '' },
    },
    {
      ...{ personId: mover, kind: 'move', state: 'planned', daysAgo: 3, inDays: 12 },
      details: { businessAddress: address },
    },
    {
      ...{ personId: leaver, kind: 'resignation', state: 'requested', daysAgo: 2, inDays: -2 },
      ...{ details: {}, comment: 'Je pars travailler à l’étranger.' },
    },
  ]
  proveCompany(world, 230)
  keepMasked(world, others)
  for (const { personId, kind, state, daysAgo, inDays, details, comment = null } of told) {
    if (!personId) continue
    const createdAt = at(addDays(today, -daysAgo), 634)
    const happensOn = addDays(today, inDays)
    rows.lifeEvents.push({
      ...{ id: world.id(createdAt), personId, kind, state, happensOn, details, comment, createdAt },
      ...{ atOnce: kind === 'resignation', byStaff: false, createdById: personId },
      settledAt: state === 'done' ? createdAt : null,
    })
    const action = state === 'done' ? 'recorded' : state
    world.audit(later(createdAt, 0), {
      ...{ action: `life-event.${action}`, subjectKind: 'person', subjectId: personId, actorId: personId },
      after: { kind, happensOn, ...(comment === null ? {} : { reason: comment }) },
    })
  }
}
