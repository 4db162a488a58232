import { addDays, addMonths, type LocalDate } from './local-date.ts'
import { type VatAmounts, vatFromGross, vatFromNet } from './vat.ts'

/** How often a recurring service is paid for. */
export const SERVICE_INTERVALS = ['month', 'year'] as const
export type ServiceInterval = (typeof SERVICE_INTERVALS)[number]

/** Whom a service is for: everybody, whoever is a member today, or members of some types. */
export const SERVICE_AUDIENCES = ['all', 'active', 'types'] as const
export type ServiceAudience = (typeof SERVICE_AUDIENCES)[number]

export interface ServiceRule {
  readonly audience: ServiceAudience
  /** Codes of the membership types, where the audience is `types`. */
  readonly typeCodes: readonly string[]
  readonly withdrawn: boolean
}

/** Why somebody cannot order a service. */
export const SERVICE_REFUSALS = [
  'withdrawn',
  'no-price',
  'membership-inactive',
  'membership-type',
  'pending',
  'subscribed',
] as const
export type ServiceRefusal = (typeof SERVICE_REFUSALS)[number]

/** What a person has, as far as services go. */
export interface ServiceStanding {
  /** Types of the memberships that run today; none: the person is not an active member. */
  readonly activeTypeCodes: readonly string[]
  /** An order of this service waits for its payment. */
  readonly isPending: boolean
  /** A subscription to this service runs. */
  readonly isSubscribed: boolean
}

/** Why a service cannot be ordered, the reason that is hardest to mend first; null when it can. */
export function serviceRefusal(
  rule: ServiceRule,
  price: ServicePrice | null,
  standing: ServiceStanding,
): ServiceRefusal | null {
  if (rule.withdrawn) return 'withdrawn'
  if (price === null) return 'no-price'
  if (rule.audience !== 'all' && standing.activeTypeCodes.length === 0) return 'membership-inactive'
  if (rule.audience === 'types' && !standing.activeTypeCodes.some((code) => rule.typeCodes.includes(code)))
    return 'membership-type'
  if (standing.isSubscribed) return 'subscribed'
  return standing.isPending ? 'pending' : null
}

/** A price from a day on, without VAT. */
export interface ServicePrice {
  readonly startsOn: LocalDate
  readonly netCents: number
  readonly vatRateBps: number
}

/** The price that holds on a day: the latest that has begun; null before the first. */
export const servicePriceOn = <P extends ServicePrice>(prices: readonly P[], day: LocalDate): P | null =>
  prices.reduce<P | null>(
    (found, price) =>
      price.startsOn <= day && (found === null || price.startsOn > found.startsOn) ? price : found,
    null,
  )

/** What is paid for one service. A voucher lowers the price, and the VAT with it: the one place where a discount enters. */
export function serviceAmounts(
  { netCents, vatRateBps }: Omit<ServicePrice, 'startsOn'>,
  voucherCents = 0,
): VatAmounts {
  const full = vatFromNet(netCents, vatRateBps)
  return voucherCents === 0 ? full : vatFromGross(full.grossCents - voucherCents, vatRateBps)
}

/** First and last day of the period that begins on a day. */
export const servicePeriod = (startsOn: LocalDate, interval: ServiceInterval) => ({
  startsOn,
  endsOn: addDays(addMonths(startsOn, interval === 'year' ? 12 : 1), -1),
})

export const SERVICE_ORDER_STATES = [
  'pending',
  'processing',
  'paid',
  'fulfilled',
  'active',
  'past-due',
  'ending',
  'ended',
  'cancelled',
  'refused',
  'refunded',
] as const
export type ServiceOrderState = (typeof SERVICE_ORDER_STATES)[number]

/** Waits for its payment. */
export const OPEN_ORDER_STATES = ['pending', 'processing'] as const satisfies readonly ServiceOrderState[]
/** A subscription that runs. */
export const RUNNING_ORDER_STATES = [
  'active',
  'past-due',
  'ending',
] as const satisfies readonly ServiceOrderState[]

export type ServiceOrderEvent =
  | 'payment-processing'
  | 'paid'
  | 'given-up'
  | 'fulfilled'
  /** The last payment went back: the one of a one-off order, or of the period that runs. */
  | 'refunded'

const STEPS: Readonly<Record<ServiceOrderEvent, Partial<Record<ServiceOrderState, ServiceOrderState>>>> = {
  'payment-processing': { pending: 'processing' },
  paid: { pending: 'paid', processing: 'paid' },
  'given-up': { pending: 'cancelled', processing: 'cancelled' },
  fulfilled: { paid: 'fulfilled' },
  refunded: {
    paid: 'refused',
    fulfilled: 'refunded',
    active: 'ended',
    'past-due': 'ended',
    ending: 'ended',
  },
}

/** The state that follows; null when the event means nothing there (any more). */
export function nextOrderState(
  order: { readonly state: ServiceOrderState; readonly recurring: boolean },
  event: ServiceOrderEvent,
): ServiceOrderState | null {
  const next = STEPS[event][order.state] ?? null
  return next === 'paid' && order.recurring ? 'active' : next
}

/** Where a subscription stands at the payment service. */
export interface SubscriptionStanding {
  readonly status: 'active' | 'past-due' | 'ended'
  readonly endsWithPeriod: boolean
}

/**
 * The state of a running order as its subscription says; null when nothing changes. What has ended stays ended, so that
 * it does not matter in which order one hears of it.
 */
export function subscriptionOrderState(
  state: ServiceOrderState,
  { status, endsWithPeriod }: SubscriptionStanding,
): ServiceOrderState | null {
  if (!(RUNNING_ORDER_STATES as readonly ServiceOrderState[]).includes(state)) return null
  const next =
    status === 'ended' ? 'ended' : endsWithPeriod ? 'ending' : status === 'past-due' ? 'past-due' : 'active'
  return next === state ? null : next
}

/** Why a member ends a subscription. */
export const SERVICE_END_REASONS = [
  'unused',
  'too-expensive',
  'unsatisfied',
  'end-of-activity',
  'other',
] as const
export type ServiceEndReason = (typeof SERVICE_END_REASONS)[number]
