import { addDays, type LocalDate, localDateAt, parseLocalDate } from '@guichet/domain/local-date'
import { type VoucherOrigin, voucherLastDay } from '@guichet/domain/vouchers'
import { at, later, type World } from './world.ts'

const SHOWN = 'active@demo.example'
const WORTH_CENTS = 1000
const MONTHS = 12

interface Given {
  readonly at: Date
  readonly personId: string
  readonly origin: VoucherOrigin
  readonly referralId: string | null
  readonly valueCents: number
  readonly expiresOn: LocalDate
  readonly reason?: string
}

type Voucher = World['rows']['vouchers'][number]

/** What a voucher did, the first line its issue. */
const write = (world: World, voucher: Voucher, instant: Date, line: object) => {
  const { rows } = world
  const rank = rows.voucherMovements.filter(({ voucherId }) => voucherId === voucher.id).length + 1
  rows.voucherMovements.push({
    ...{ id: world.id(instant), voucherId: voucher.id, rank, createdAt: instant },
    ...({ kind: 'issued', amountCents: 0, balanceCents: voucher.balanceCents, ...line } as const),
  })
}

const issue = (world: World, number: number, { at: instant, reason, ...given }: Given): Voucher => {
  const id = world.id(instant)
  const voucher = {
    ...{ id, number, ...given, state: 'issued', balanceCents: given.valueCents },
    ...{ reservedCents: 0, usedCents: 0, createdAt: instant, updatedAt: instant },
  }
  world.rows.vouchers.push(voucher)
  const actorId = reason === undefined ? null : world.financeId
  write(world, voucher, instant, { amountCents: given.valueCents, reason: reason ?? null, actorId })
  world.audit(instant, {
    ...{ action: 'voucher.issued', subjectKind: 'voucher', subjectId: id, actorId },
    after: { number, ...given, ...(reason && { reason }) },
  })
  return voucher
}

/** The latest "prestation" of somebody who is no demo login, paid once: what a voucher may have paid a part of. */
const findOrder = ({ rows }: World) =>
  rows.serviceOrders.findLast(({ personId, interval, amountCents, paymentId }) => {
    const person = rows.persons.find(({ id }) => id === personId)
    const payment = rows.payments.find(({ id }) => id === paymentId)
    const isPlain = interval === null && amountCents > WORTH_CENTS + 50
    return isPlain && payment?.state === 'paid' && !person?.email.endsWith('@demo.example')
  })

/** That order cost less: its voucher was kept for it, and used once it was paid. */
const useOn = (world: World, voucher: Voucher, order: NonNullable<ReturnType<typeof findOrder>>) => {
  const payment = world.rows.payments.find(({ id }) => id === order.paymentId)
  if (!payment) return
  const amountCents = voucher.valueCents
  order.amountCents -= amountCents
  payment.amountCents -= amountCents
  const paidAt = payment.paidAt ?? payment.createdAt
  Object.assign(voucher, { state: 'used', balanceCents: 0, usedCents: amountCents, updatedAt: paidAt })
  const about = { paymentId: payment.id, balanceCents: 0 }
  write(world, voucher, payment.createdAt, { kind: 'reserved', amountCents: -amountCents, ...about })
  write(world, voucher, paidAt, { kind: 'used', ...about })
  world.rows.voucherUses.push({
    ...{ id: world.id(payment.createdAt), voucherId: voucher.id, paymentId: payment.id, amountCents },
    ...{ state: 'used', createdAt: payment.createdAt, updatedAt: paidAt },
  })
}

/** The latest first memberships, and the joinings that they came from. */
const joinLatest = (world: World, count: number, without: string | undefined) => {
  const { rows } = world
  const firsts = new Map<string, (typeof rows.memberships)[number]>()
  for (const membership of rows.memberships)
    if (!firsts.has(membership.personId)) firsts.set(membership.personId, membership)
  const latest = [...firsts.values()]
    .filter(({ personId, paymentId, amountCents }) => personId !== without && paymentId && amountCents > 0)
    .toSorted((one, other) => Number(other.createdAt) - Number(one.createdAt))
  return latest.slice(0, count).flatMap(({ personId, id: membershipId, createdAt, ...paid }) => {
    const known = rows.joinings.find((joining) => joining.personId === personId)
    const person = rows.persons.find(({ id }) => id === personId)
    const member = rows.members.find((file) => file.personId === personId)
    if (known) return [known]
    if (!person || !member) return []
    const submittedAt = later(createdAt, -25)
    const joining: (typeof rows.joinings)[number] = {
      ...{
        id: world.id(submittedAt),
        personId,
        membershipId,
        paymentId: paid.paymentId,
        typeId: paid.typeId,
      },
      ...{ email: person.email, firstName: person.firstName, lastName: person.lastName, siret: member.siret },
      ...{
        amountCents: paid.amountCents,
        state: 'completed',
        locale: person.locale ?? 'fr',
        signedIn: false,
      },
      ...{ links: 1, submittedAt, createdAt: later(submittedAt, -11), updatedAt: createdAt },
      ...{ termsVersion: '2026-11', expiresAt: later(submittedAt, 43_200) },
    }
    rows.joinings.push(joining)
    return [joining]
  })
}

/** The latest newcomers came with the code of active@; one who has the same telephone is worth a look. */
const refer = (world: World): Given[] => {
  const { rows } = world
  const shown = rows.persons.find(({ email }) => email === SHOWN)
  if (!shown) return []
  return joinLatest(world, 3, shown.id).flatMap((joining, index) => {
    const { personId, paymentId } = joining
    const newcomer = rows.persons.find(({ id }) => id === personId)
    if (!newcomer || !paymentId) return []
    const instant = later(joining.updatedAt, 0.1)
    const referralId = world.id(instant)
    const isAlike = index === 1
    joining.referrerId = shown.id
    if (isAlike) newcomer.phone = shown.phone
    rows.referrals.push({
      ...{ id: referralId, referrerId: shown.id, newcomerId: newcomer.id, joiningId: joining.id },
      ...{ paymentId, state: 'rewarded', hints: isAlike ? ['phone'] : [] },
      ...{ createdAt: instant, updatedAt: instant },
    })
    const expiresOn = voucherLastDay(localDateAt(instant), MONTHS)
    const given = { at: instant, referralId, valueCents: WORTH_CENTS, expiresOn }
    return [
      { ...given, personId: shown.id, origin: 'referrer' as const },
      { ...given, personId: newcomer.id, origin: 'newcomer' as const },
    ]
  })
}

/** What staff gave by hand: to active@, one of them long ago, and to whom ordered something some days later. */
const giveByHand = (world: World, order: ReturnType<typeof findOrder>): Given[] => {
  const { today, rows } = world
  const shownId = rows.persons.find(({ email }) => email === SHOWN)?.id ?? ''
  const byHand = { origin: 'staff' as const, referralId: null }
  const shown = { ...byHand, personId: shownId }
  const given: Given[] = [
    {
      ...{ ...shown, at: at(addDays(today, -420), 610), valueCents: 500, expiresOn: addDays(today, -56) },
      reason: 'Geste commercial : atelier reporté',
    },
    {
      ...{ ...shown, at: at(addDays(today, -5), 640), valueCents: 1500, expiresOn: addDays(today, 359) },
      reason: 'Merci pour votre témoignage lors de l’assemblée générale',
    },
  ]
  if (!order) return given
  const day = addDays(parseLocalDate(order.orderedOn), -12)
  const expiresOn = voucherLastDay(day, MONTHS)
  const spent = { ...byHand, personId: order.personId, at: at(day, 655), valueCents: WORTH_CENTS, expiresOn }
  return [...given, { ...spent, reason: 'Cadeau de bienvenue du forum des associations' }]
}

/** Referrals and vouchers of the demo (M12); they come last, so that nothing told before depends on them. */
export const addVouchers = (world: World): void => {
  const { rows, today } = world
  const laidAt = at(addDays(today, -450), 560)
  rows.referralRules.push({
    ...{ id: 1, enabled: true, referrerCents: WORTH_CENTS, newcomerCents: WORTH_CENTS },
    ...{ validityMonths: MONTHS, version: 1, updatedAt: laidAt },
  })
  const order = findOrder(world)
  const given = [...giveByHand(world, order), ...refer(world)]
  given
    .toSorted((one, other) => Number(one.at) - Number(other.at))
    .forEach((voucher, index) => {
      const made = issue(world, index + 1, voucher)
      if (order && voucher.origin === 'staff' && voucher.personId === order.personId)
        useOn(world, made, order)
      else if (voucher.expiresOn < today) {
        const endedAt = at(addDays(voucher.expiresOn, 1), 207)
        Object.assign(made, { state: 'expired', balanceCents: 0, updatedAt: endedAt })
        write(world, made, endedAt, { kind: 'expired', amountCents: -made.valueCents })
      }
    })
  rows.counters.push({ name: 'voucher', value: given.length })
}
