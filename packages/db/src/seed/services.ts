import { addDays, addMonths, type LocalDate, startOfDay } from '@guichet/domain/local-date'
import { serviceAmounts, servicePeriod } from '@guichet/domain/services'
import { SERVICES, type ServiceData } from './data/catalogue.ts'
import type { File } from './file.ts'
import { addPaidPayment } from './payments.ts'
import { later, type World } from './world.ts'

const grossOf = (service: ServiceData) => serviceAmounts(service).grossCents

/** The catalogue with its prices: those of today, and what some cost a year ago. */
export const layServices = (world: World, instant: Date, openedOn: LocalDate): void => {
  SERVICES.forEach((service, rank) => {
    const { formerNetCents, netCents, vatRateBps, typeCodes = [], ...shown } = service
    const id = world.id(instant)
    world.services.set(service.labelFr, id)
    world.rows.services.push({
      ...{ ...shown, id, rank, createdAt: instant, updatedAt: instant },
      typeCodes: [...typeCodes],
    })
    const price = (startsOn: LocalDate, cents: number) =>
      world.rows.servicePrices.push({
        ...{ id: world.id(instant), serviceId: id, startsOn, netCents: cents, vatRateBps },
        createdAt: instant,
      })
    price(openedOn, formerNetCents ?? netCents)
    if (formerNetCents !== undefined) price(addMonths(world.today, -12), netCents)
  })
}

/** Periods of a subscription up to the one that runs, or to the end of the membership. */
const periodsOf = (startsOn: LocalDate, interval: 'month' | 'year', last: LocalDate) => {
  const periods = [servicePeriod(startsOn, interval)]
  for (let next = startsOn; ; ) {
    next = addMonths(startsOn, periods.length * (interval === 'year' ? 12 : 1))
    if (next > last) return periods
    periods.push(servicePeriod(next, interval))
  }
}

/** Done some days after it was paid; what was paid in the last days waits. */
const WAITING_DAYS = 10

interface Placed {
  readonly world: World
  readonly file: File
  readonly index: number
  readonly service: ServiceData
  readonly day: LocalDate
  readonly periods: readonly { readonly startsOn: LocalDate; readonly endsOn: LocalDate }[]
  readonly runs: boolean
  id: string
}

const labelOf = (service: ServiceData) => ({
  labelFr: service.labelFr,
  labelEn: service.labelEn,
  amountCents: grossOf(service),
  vatRateBps: service.vatRateBps,
})

const place = (order: Placed, instant: Date) => {
  const { world, file, service, day, periods, runs } = order
  const { rows, today } = world
  const { personId } = file
  const id = world.id(instant)
  order.id = id
  const number = world.next('service-order')
  const { interval } = service
  const label = labelOf(service)
  world.audit(instant, {
    action: 'service.ordered',
    subjectKind: 'service-order',
    subjectId: id,
    actorId: personId,
    after: { number, amountCents: label.amountCents },
  })
  const paidAt = later(instant, 1)
  const paymentId = addPaidPayment(world, instant, paidAt, day, {
    ...{ personId, purpose: 'service-order', purposeId: id, ...label, method: 'card' },
  })
  const doneAt = later(instant, 4320)
  const isDone = interval === null && addDays(day, WAITING_DAYS) < today
  rows.serviceOrders.push({
    ...{ id, personId, number, orderedOn: day, paymentId, ...label, interval },
    membershipId: file.membershipIds[order.index] ?? null,
    serviceId: world.services.get(service.labelFr) ?? null,
    recurring: interval !== null,
    beginsAtOnce: interval !== null,
    state: interval === null ? (isDone ? 'fulfilled' : 'paid') : runs ? 'active' : 'ended',
    paidUntil: periods.at(-1)?.endsOn ?? null,
    fulfilledAt: isDone ? doneAt : null,
    createdAt: instant,
    updatedAt: isDone ? doneAt : paidAt,
  })
  const [first] = periods
  if (first)
    rows.serviceOrderPeriods.push({
      ...{ id: world.id(paidAt), orderId: id, ...first, paymentId, createdAt: paidAt },
    })
}

const payAgain = ({ world, file, service, id }: Placed, period: Placed['periods'][number], at: Date) => {
  const periodId = world.id(at)
  const paid = { personId: file.personId, purpose: 'service-period', purposeId: periodId } as const
  const paymentId = addPaidPayment(world, at, at, period.startsOn, {
    ...{ ...paid, ...labelOf(service), method: 'card' },
  })
  world.rows.serviceOrderPeriods.push({ id: periodId, orderId: id, ...period, paymentId, createdAt: at })
}

/** A "prestation" taken on the membership of that index, paid by card at once; a subscription is paid again each period. */
export const planOrder = (
  world: World,
  file: File,
  index: number,
  service: ServiceData,
  { day, instant }: { readonly day: LocalDate; readonly instant: Date },
): void => {
  const membership = file.member.periods[index]
  if (!membership) throw new RangeError(`no membership ${index} to order on`)
  const runs = membership.endsOn >= world.today
  const last = runs ? addDays(world.today, -1) : membership.endsOn
  const periods = service.interval === null ? [] : periodsOf(day, service.interval, last)
  const order: Placed = { world, file, index, service, day, periods, runs, id: '' }
  world.plan(instant, (at) => place(order, at))
  for (const period of periods.slice(1))
    world.plan(later(startOfDay(period.startsOn), 300), (at) => payAgain(order, period, at))
}
