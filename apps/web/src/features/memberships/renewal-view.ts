import type { getRenewal, getRenewalOffer } from '@guichet/contract/memberships.contract'
import type { BodyOf } from '@guichet/contract/route'

export type Renewal = BodyOf<typeof getRenewal>
export type RenewalOffer = BodyOf<typeof getRenewalOffer>
/** A way to pay that is offered. */
export type RenewalMethod = RenewalOffer['methods'][number]

/** How the payer came back from the payment page, as its address says. */
export type Returned = 'paye' | 'annule' | null

/** What the page of one renewal shows. */
export type RenewalView =
  | 'done'
  | 'instructions'
  /** Paid on the payment page, waiting for the confirmation. */
  | 'progress'
  /** The same, but the wait was longer than a minute. */
  | 'late'
  /** The bank takes its days. */
  | 'processing'
  /** Debited by automatic renewal. */
  | 'debited'
  /** A payment page is open and waits for the payer. */
  | 'resume'
  | 'abandoned'
  | 'failed'
  | 'expired'
  | 'cancelled'

export const readReturned = (value: string | null): Returned =>
  value === 'paye' || value === 'annule' ? value : null

export const isManual = (method: Renewal['method']): boolean => method === 'transfer' || method === 'cheque'

/** True when nothing will change any more without the person doing something. */
export const isSettled = (state: Renewal['state']): boolean =>
  state === 'completed' || state === 'cancelled' || state === 'failed' || state === 'expired'

/** True while the page asks again and again where the payment stands. */
export function isFollowed(renewal: Pick<Renewal, 'state' | 'method'>, returned: Returned): boolean {
  if (isSettled(renewal.state) || isManual(renewal.method)) return false
  return returned === 'paye' || renewal.state === 'processing'
}

/** `waitedTooLong`: the page has followed the payment for its whole minute. */
export function renewalView(
  renewal: Pick<Renewal, 'state' | 'method' | 'unattended'>,
  returned: Returned,
  waitedTooLong: boolean,
): RenewalView {
  if (renewal.state === 'completed') return 'done'
  if (renewal.state === 'failed' || renewal.state === 'expired' || renewal.state === 'cancelled') {
    return renewal.state
  }
  if (renewal.unattended) return 'debited'
  if (isManual(renewal.method)) return 'instructions'
  if (renewal.state === 'processing') {
    if (renewal.method === 'sepa-debit') return 'processing'
    return waitedTooLong ? 'late' : 'progress'
  }
  if (returned === 'paye') return waitedTooLong ? 'late' : 'progress'
  return returned === 'annule' ? 'abandoned' : 'resume'
}

/** Key of the sentence that says, before the button, what will be paid and until when. */
export function summaryKey(offer: Pick<RenewalOffer, 'rule'>, method: RenewalMethod) {
  if (method === 'card' || method === 'sepa-debit') return method
  return offer.rule === 'early' ? (`${method}Early` as const) : method
}

/** The type chosen, else the current one if it is still offered, else the first. */
export function chosenType(
  offer: Pick<RenewalOffer, 'types' | 'currentTypeId'>,
  chosen: string | null,
): RenewalOffer['types'][number] | undefined {
  return (
    offer.types.find(({ id }) => id === chosen) ??
    offer.types.find(({ id }) => id === offer.currentTypeId) ??
    offer.types[0]
  )
}
