import { answerDue, erasesOn } from '@guichet/domain/erasure'
import { addDays, type LocalDate } from '@guichet/domain/local-date'
import { at, later, type World } from './world.ts'

/** Former members of whom nothing runs any more, and of whom no story speaks. */
function formerMembers({ rows, today }: World): string[] {
  const lately = addDays(today, -90)
  const busy = new Set<unknown>([
    ...rows.memberships.filter(({ endsOn }) => endsOn >= lately).map(({ personId }) => personId),
    ...rows.payments.filter(({ state }) => state !== 'paid').map(({ personId }) => personId),
    ...rows.invoices.filter(({ paidOn }) => paidOn == null).map(({ personId }) => personId),
    ...[rows.accountPersons, rows.automaticRenewals, rows.serviceOrders, rows.lifeEvents, rows.joinings]
      .flat()
      .map(({ personId }) => personId),
    ...[rows.declarants, rows.documents.map(({ ownerId }) => ({ personId: ownerId })), rows.firmMembers]
      .flat()
      .map(({ personId }) => personId),
  ])
  const members = new Set(rows.memberships.map(({ personId }) => personId))
  return rows.persons.flatMap(({ id, email, staffRole }) =>
    id && members.has(id) && !busy.has(id) && email !== '' && !email.endsWith('@demo.example') && !staffRole
      ? [id]
      : [],
  )
}

/** Two requests for erasure: one that waits for the desk, one that was refused. Told last: ids go on from there. */
export const tellErasures = (world: World): void => {
  const { rows, today } = world
  const [asker, refused] = formerMembers(world).toReversed()
  if (!asker || !refused) return
  const asked = (personId: string, number: number, on: LocalDate, minutes: number) => {
    const createdAt = at(on, minutes)
    world.audit(createdAt, {
      ...{ action: 'erasure.asked', subjectKind: 'person', subjectId: personId, actorId: personId },
    })
    return {
      ...{ id: world.id(createdAt), number, personId, eraseOn: erasesOn(on), answerBy: answerDue(on) },
      createdAt,
    }
  }
  const before = asked(refused, 1, addDays(today, -47), 884)
  const decidedAt = later(before.createdAt, 2 * 24 * 60 + 75)
  const answer = 'Votre dernier paiement est contesté : nous gardons vos données jusqu’à la fin du litige.'
  const latest = asked(asker, 2, addDays(today, -4), 612)
  rows.erasureRequests.push(
    {
      ...{ ...before, state: 'refused', answer, decidedAt, endedAt: decidedAt },
      decidedById: world.managerId,
    },
    { ...latest, state: 'asked', comment: 'J’ai cessé mon activité il y a deux ans.' },
  )
  world.audit(decidedAt, {
    ...{ action: 'erasure.refused', subjectKind: 'person', subjectId: refused, actorId: world.managerId },
    after: { reason: answer },
  })
  rows.counters.push({ name: 'erasure', value: 2 })
}
