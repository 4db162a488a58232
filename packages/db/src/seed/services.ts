import type { LocalDate } from '@guichet/domain/local-date'
import type { ServiceData } from './data/catalogue.ts'
import type { File } from './file.ts'
import { addPaidPayment } from './payments.ts'
import { later, type World } from './world.ts'

/** A "prestation" taken on the membership of that index, paid by card at once. */
export const orderService = (
  world: World,
  file: File,
  index: number,
  service: ServiceData,
  instant: Date,
  day: LocalDate,
): void => {
  const membershipId = file.membershipIds[index]
  const period = file.member.periods[index]
  if (!membershipId || !period) throw new RangeError(`no membership ${index} to order on`)
  const id = world.id(instant)
  const number = world.next('service-order')
  const { labelFr, labelEn, amountCents, recurring } = service
  const running = period.endsOn >= world.today
  world.rows.serviceOrders.push({
    ...{ id, membershipId, number, orderedOn: day, amountCents, recurring, labelFr, labelEn },
    state: recurring ? (running ? 'active' : 'cancelled') : 'done',
    createdAt: instant,
  })
  world.audit(instant, {
    action: 'service.ordered',
    subjectKind: 'service-order',
    subjectId: id,
    actorId: file.personId,
    after: { number, amountCents },
  })
  addPaidPayment(world, instant, later(instant, 1), day, {
    personId: file.personId,
    purpose: 'service-order',
    purposeId: id,
    ...{ labelFr, labelEn, amountCents },
    method: 'card',
  })
}
