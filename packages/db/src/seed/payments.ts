import { formatLocalDate, type LocalDate } from '@guichet/domain/local-date'
import type { TypeData } from './data/catalogue.ts'
import { makeVerificationCode } from './identifiers.ts'
import { later, type World } from './world.ts'

export type Method = 'card' | 'sepa-debit' | 'transfer' | 'cheque' | 'cash'

export interface Paid {
  readonly personId: string
  readonly purpose:
    | 'account-invoice'
    | 'membership'
    | 'membership-renewal'
    | 'service-order'
    | 'service-period'
  readonly purposeId: string | null
  readonly labelFr: string
  readonly labelEn: string
  readonly amountCents: number
  readonly vatRateBps?: number
  readonly method: Method
}

/** Transfers, cheques and cash are recorded by staff; the others by the payment service. */
export const isManual = (method: Method): boolean =>
  method === 'transfer' || method === 'cheque' || method === 'cash'

/** "Adhésion normale du 28/12/2022 au 27/12/2023". */
export const membershipLabel = (type: TypeData, startsOn: LocalDate, endsOn: LocalDate) => ({
  labelFr: `Adhésion ${type.labelFr} du ${formatLocalDate(startsOn)} au ${formatLocalDate(endsOn)}`,
  labelEn: `Membership (${type.labelEn}) from ${formatLocalDate(startsOn, 'en')} to ${formatLocalDate(endsOn, 'en')}`,
})

/** A payment that has arrived, with its receipt; answers its id. */
export const addPaidPayment = (world: World, created: Date, paidAt: Date, paidOn: LocalDate, paid: Paid) => {
  const { rows } = world
  const id = world.id(created)
  const reference = world.reference(paidOn)
  const { amountCents, method } = paid
  rows.payments.push({
    id,
    ...paid,
    state: 'paid',
    reference,
    paidOn,
    paidAt,
    createdAt: created,
    updatedAt: paidAt,
  })
  const year = paidOn.slice(0, 4)
  const number = `R-${year}-${String(world.next(`receipt-${year}`)).padStart(6, '0')}`
  const issuedAt = later(paidAt, 0.05)
  rows.receipts.push({
    id: world.id(issuedAt),
    paymentId: id,
    number,
    code: makeVerificationCode(world.random),
    issuedOn: paidOn,
    createdAt: issuedAt,
  })
  const action = isManual(method) ? 'payment.recorded' : 'payment.paid'
  const actorId = isManual(method) ? world.financeId : null
  const after = { amountCents, method, reference, receiptNumber: number }
  world.audit(paidAt, { action, subjectKind: 'payment', subjectId: id, actorId, after })
  return id
}

/** A payment that did not arrive, or not yet; answers its id. */
export const addOpenPayment = (
  world: World,
  created: Date,
  createdOn: LocalDate,
  state: 'pending' | 'failed' | 'cancelled' | 'expired',
  paid: Paid,
) => {
  const id = world.id(created)
  const reference = world.reference(createdOn)
  const updatedAt = state === 'pending' ? created : later(created, state === 'expired' ? 30 : 2)
  world.rows.payments.push({ id, ...paid, state, reference, createdAt: created, updatedAt })
  if (state !== 'pending') {
    const after = { amountCents: paid.amountCents, method: paid.method, reference }
    world.audit(updatedAt, { action: `payment.${state}`, subjectKind: 'payment', subjectId: id, after })
  }
  return id
}
