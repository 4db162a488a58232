import { addDays, addYears, type LocalDate } from '@guichet/domain/local-date'
import { firstPeriod } from '@guichet/domain/membership-period'
import type { TypeData } from './data/catalogue.ts'
import type { File } from './file.ts'
import {
  addOpenPayment,
  addPaidPayment,
  isManual,
  type Method,
  membershipLabel,
  type Paid,
} from './payments.ts'
import type { PaidPeriod } from './periods.ts'
import { later, type World } from './world.ts'

const WEIGHTED: readonly Method[] = [
  ...Array<Method>(12).fill('card'),
  ...Array<Method>(3).fill('transfer'),
  ...Array<Method>(3).fill('cheque'),
  'sepa-debit',
  'sepa-debit',
  'cash',
]

const priceOn = (world: World, type: TypeData, day: LocalDate) =>
  day < addYears(world.today, -3) ? type.formerCents : type.amountCents

const typeOf = (world: World, code: string) => {
  const type = world.types.get(code)
  if (!type) throw new RangeError(`no membership type ${code}`)
  return type
}

/** A first year may have been taken at the former discovery price. */
const typeFor = (world: World, file: File, index: number, period: PaidPeriod) => {
  const code = file.member.type
  const old = period.paidOn < addYears(world.today, -2)
  return typeOf(
    world,
    index === 0 && old && code === 'normale' && file.number % 3 === 0 ? 'decouverte' : code,
  )
}

const tell = (world: World, file: File, instant: Date, period: PaidPeriod, paymentId: string) => {
  if (period.paidOn < addDays(world.today, -120)) return
  const sentAt = later(instant, 0.2)
  world.rows.outgoingMessages.push({
    id: world.id(instant),
    channel: 'mail',
    template: 'membership-renewed',
    dedupeKey: `membership-renewed:${paymentId}`,
    personId: file.personId,
    recipient: file.member.email,
    locale: file.member.locale,
    data: { startsOn: period.startsOn, endsOn: period.endsOn, paymentId },
    state: 'sent',
    attempts: 1,
    createdAt: instant,
    sentAt,
  })
}

const addRenewal = (
  world: World,
  file: File,
  from: string,
  facts: {
    id: string
    typeId: string
    paymentId: string
    amountCents: number
    state: string
    at: Date
    done: Date
  },
  newMembershipId: string | null,
) => {
  const { at: createdAt, done: updatedAt, ...row } = facts
  world.rows.renewals.push({
    ...row,
    personId: file.personId,
    membershipId: from,
    newMembershipId,
    createdAt,
    updatedAt,
  })
  const after = { membershipId: from, amountCents: facts.amountCents }
  world.audit(createdAt, {
    action: 'renewal.created',
    subjectKind: 'renewal',
    subjectId: facts.id,
    actorId: file.personId,
    after,
  })
}

/** A card refused, or a payment page left open, before the attempt that worked. */
const stumble = (
  world: World,
  file: File,
  instant: Date,
  day: LocalDate,
  from: string,
  paid: Paid,
  typeId: string,
) => {
  const state = world.random.pick(['failed', 'expired', 'cancelled'] as const)
  const createdAt = later(instant, -75)
  const id = world.id(createdAt)
  const paymentId = addOpenPayment(world, createdAt, day, state, { ...paid, purposeId: id, method: 'card' })
  const { amountCents } = paid
  addRenewal(
    world,
    file,
    from,
    { id, typeId, paymentId, amountCents, state, at: createdAt, done: later(createdAt, 30) },
    null,
  )
}

/** The period of that index is paid: payment, receipt, membership, and the renewal it came from. */
export const payPeriod = (world: World, file: File, index: number, instant: Date): void => {
  const period = file.member.periods[index]
  if (!period) throw new RangeError(`no period ${index}`)
  const type = typeFor(world, file, index, period)
  const current = index === file.member.periods.length - 1
  const method = current && file.member.email === 'active@demo.example' ? 'card' : world.random.pick(WEIGHTED)
  const amountCents = priceOn(world, type, period.paidOn)
  const from = index === 0 ? null : (file.membershipIds[index - 1] ?? null)
  const asked =
    from === null
      ? later(instant, -2)
      : later(instant, isManual(method) ? -1440 * world.random.int(1, 6) : -3)
  const membershipId = world.id(instant)
  const renewalId = from === null ? null : world.id(asked)
  const paid: Paid = {
    personId: file.personId,
    purpose: renewalId === null ? 'membership' : 'membership-renewal',
    purposeId: renewalId ?? membershipId,
    ...membershipLabel(type, period.startsOn, period.endsOn),
    amountCents,
    method,
  }
  if (from !== null && !isManual(method) && world.random.chance(0.06)) {
    stumble(world, file, instant, period.paidOn, from, paid, type.id)
  }
  const paymentId = addPaidPayment(world, asked, instant, period.paidOn, paid)
  const managementToolSince =
    file.toolSince !== null && file.toolSince <= period.endsOn ? file.toolSince : null
  world.rows.memberships.push({
    id: membershipId,
    personId: file.personId,
    typeId: type.id,
    startsOn: period.startsOn,
    endsOn: period.endsOn,
    renewedOn: file.member.periods[index + 1]?.paidOn ?? null,
    amountCents,
    partnerId: file.partnerId,
    paidOn: period.paidOn,
    paymentMethod: method,
    paymentId,
    managementTool: managementToolSince !== null,
    managementToolSince,
    createdAt: instant,
  })
  file.membershipIds.push(membershipId)
  if (from !== null && renewalId !== null) {
    const renewal = { id: renewalId, typeId: type.id, paymentId, amountCents, state: 'completed' }
    addRenewal(world, file, from, { ...renewal, at: asked, done: instant }, membershipId)
  }
  const { startsOn, endsOn } = period
  const action = from === null ? 'membership.created' : 'membership.renewed'
  world.audit(later(instant, 0.01), {
    action,
    subjectKind: 'membership',
    subjectId: membershipId,
    after: { startsOn, endsOn },
  })
  tell(world, file, later(instant, 0.1), period, paymentId)
}

/** A renewal that waits for a transfer or a cheque, asked for on `day`. */
export const awaitPayment = (
  world: World,
  file: File,
  instant: Date,
  day: LocalDate,
  method: 'transfer' | 'cheque',
) => {
  const type = typeOf(world, file.member.type)
  const from = file.membershipIds.at(-1)
  const last = file.member.periods.at(-1)
  if (!from || !last) throw new RangeError('nothing to renew')
  const { startsOn, endsOn } = firstPeriod(last.endsOn < day ? day : addDays(last.endsOn, 1))
  const id = world.id(instant)
  const { amountCents } = type
  const paymentId = addOpenPayment(world, later(instant, 0.01), day, 'pending', {
    personId: file.personId,
    purpose: 'membership-renewal',
    purposeId: id,
    ...membershipLabel(type, startsOn, endsOn),
    amountCents,
    method,
  })
  const renewal = { id, typeId: type.id, paymentId, amountCents, state: 'awaiting-payment' }
  addRenewal(world, file, from, { ...renewal, at: instant, done: instant }, null)
}
