import { withdrawalUntil } from './life-events.ts'
import { daysBetween, type LocalDate } from './local-date.ts'
import type { ServiceOrderState } from './services.ts'

/**
 * Withdrawing from a service ordered at a distance, by the Code de la consommation: fourteen days without a reason, the day of the
 * order not counted, put off to the next working day (L221-18, L221-19). A service that was begun before at the member’s express
 * request is paid for as far as it was supplied (L221-25), and there is no right once it was wholly supplied with that request and the
 * acknowledgement that the right is lost by it (L221-28, 1°). Without the request nothing is due, whatever was supplied (L221-25, third
 * paragraph). The rest goes back within fourteen days by the way it was paid (L221-24).
 */
export const ORDER_WITHDRAWAL_STATES = ['asked', 'accepted', 'declined'] as const
export type OrderWithdrawalState = (typeof ORDER_WITHDRAWAL_STATES)[number]

/** Why one cannot withdraw from an order. */
export const WITHDRAWAL_DENIALS = [
  /** Told already, and waits for staff. */
  'asked',
  'settled',
  /** Not concluded here, at a distance. */
  'elsewhere',
  /** Not paid: it is given up instead. */
  'not-paid',
  'over',
  /** Wholly done, at the express request. */
  'done',
  'too-late',
] as const
export type WithdrawalDenial = (typeof WITHDRAWAL_DENIALS)[number]

export interface WithdrawableOrder {
  readonly orderedOn: LocalDate
  readonly isOnline: boolean
  readonly state: ServiceOrderState
  /** It was to begin at once, at the express request. */
  readonly beginsAtOnce: boolean
  readonly withdrawal: OrderWithdrawalState | null
}

const OVER: ReadonlySet<ServiceOrderState> = new Set(['ended', 'cancelled', 'refused', 'refunded'])

/** Why one cannot withdraw from an order on the day on which it is told; null when one can. */
export function withdrawalDenial(order: WithdrawableOrder, toldOn: LocalDate): WithdrawalDenial | null {
  if (order.withdrawal === 'asked') return 'asked'
  if (order.withdrawal !== null) return 'settled'
  if (!order.isOnline) return 'elsewhere'
  if (order.state === 'pending') return 'not-paid'
  if (OVER.has(order.state)) return 'over'
  if (order.state === 'fulfilled' && order.beginsAtOnce) return 'done'
  return toldOn < order.orderedOn || toldOn > withdrawalUntil(order.orderedOn) ? 'too-late' : null
}

export interface SuppliedService {
  readonly paidCents: number
  readonly beginsAtOnce: boolean
  /** First and last day of what was paid, where it is supplied day by day. */
  readonly period: { readonly startsOn: LocalDate; readonly endsOn: LocalDate } | null
  /** How much of a service that is done once was done, in percent. */
  readonly donePercent: number
}

/** What is kept for what was supplied until the day on which the withdrawal was told, that day included; rounded in the member’s favour. */
export function keptCents(
  { paidCents, beginsAtOnce, period, donePercent }: SuppliedService,
  toldOn: LocalDate,
): number {
  if (!beginsAtOnce) return 0
  if (period === null) return Math.floor((paidCents * donePercent) / 100)
  const days = daysBetween(period.startsOn, period.endsOn) + 1
  const supplied = Math.min(days, Math.max(0, daysBetween(period.startsOn, toldOn) + 1))
  return Math.floor((paidCents * supplied) / days)
}

/**
 * Whether what went back is all that a withdrawal asks for. Of what is done once at the express request, whoever gives back says
 * with it what is kept.
 */
export function isPaidBack(
  supplied: Omit<SuppliedService, 'donePercent'>,
  backCents: number,
  toldOn: LocalDate,
): boolean {
  if (supplied.beginsAtOnce && supplied.period === null) return true
  return backCents >= supplied.paidCents - keptCents({ ...supplied, donePercent: 0 }, toldOn)
}

/** Last day on which what is owed goes back: fourteen days after it was told (L221-24). */
export const REFUND_DAYS = 14
