import { addDays, addMonths, daysBetween, type LocalDate } from './local-date.ts'
import type { Cents } from './money.ts'

export const VOUCHER_STATES = ['issued', 'reserved', 'used', 'expired', 'cancelled', 'reversed'] as const
export type VoucherState = (typeof VOUCHER_STATES)[number]

/** Why there is a voucher: somebody was brought, somebody came, or staff gave it. */
export const VOUCHER_ORIGINS = ['referrer', 'newcomer', 'staff'] as const
export type VoucherOrigin = (typeof VOUCHER_ORIGINS)[number]

export const VOUCHER_MOVEMENTS = [
  'issued',
  'reserved',
  'released',
  'used',
  'returned',
  'expired',
  'cancelled',
  'reversed',
] as const
export type VoucherMovementKind = (typeof VOUCHER_MOVEMENTS)[number]

/** What a voucher holds: `value = balance + reserved + used + what was withdrawn`. */
export interface VoucherLedger {
  readonly state: VoucherState
  readonly valueCents: Cents
  /** What can still be used. */
  readonly balanceCents: Cents
  /** Kept for the one order that waits for its payment. */
  readonly reservedCents: Cents
  readonly usedCents: Cents
  /** Last day on which an order can be made with it, Europe/Paris. */
  readonly expiresOn: LocalDate
}

export type VoucherEvent =
  | { readonly kind: 'reserve'; readonly priceCents: Cents }
  | { readonly kind: 'use' | 'release' | 'expire' | 'cancel' | 'reverse' }
  /** An order that was paid with it is refunded. */
  | { readonly kind: 'return'; readonly amountCents: Cents }

/** A line of the ledger: what it does to the balance, and the balance after it. */
export interface VoucherMovement {
  readonly kind: VoucherMovementKind
  readonly amountCents: Cents
  readonly balanceCents: Cents
}

interface VoucherMove {
  readonly voucher: VoucherLedger
  readonly movements: readonly VoucherMovement[]
}

/** Days before the last one of a voucher on which its holder is told. */
export const VOUCHER_WARNING_DAYS = 30
/** A voucher that staff give is good for so many years at most: what is later was typed in error. */
export const VOUCHER_MOST_YEARS = 5
/** The payment service takes nothing below this. */
const LEAST_PAYMENT_CENTS = 50
/** A voucher that comes back with a refund is good for so many days at least. */
const RETURNED_DAYS = 30

/**
 * What a voucher takes off a price: all of it, or so much that what is left can be paid. 0 where it can take nothing off.
 */
export function voucherShare(balanceCents: Cents, priceCents: Cents): Cents {
  if (balanceCents >= priceCents) return Math.max(0, priceCents)
  return Math.max(0, Math.min(balanceCents, priceCents - LEAST_PAYMENT_CENTS))
}

/**
 * What comes back of a voucher once its payment is undone, in all: in the proportion in which the money went back, as a payment service
 * shares a refund out over several means of payment. All of it where it had paid alone, or all of the money went back; of a cent that
 * does not come out even, nothing.
 */
export function returnedShare(voucherCents: Cents, paidCents: Cents, refundedCents: Cents): Cents {
  if (paidCents === 0 || refundedCents >= paidCents) return voucherCents
  return Math.floor((voucherCents * Math.max(0, refundedCents)) / paidCents)
}

/** The last day of a voucher issued on a day: a year less a day for twelve months. */
export const voucherLastDay = (issuedOn: LocalDate, months: number): LocalDate =>
  addDays(addMonths(issuedOn, months), -1)

/** The state as it is shown: what is past its last day is expired, whether the job has come by or not. */
export const voucherStateOn = (
  { state, expiresOn }: Pick<VoucherLedger, 'state' | 'expiresOn'>,
  today: LocalDate,
): VoucherState => (state === 'issued' && expiresOn < today ? 'expired' : state)

const isWithdrawn = ({ state }: VoucherLedger) => state === 'cancelled' || state === 'reversed'
const standingOf = ({ balanceCents, reservedCents }: VoucherLedger): VoucherState =>
  reservedCents > 0 ? 'reserved' : balanceCents > 0 ? 'issued' : 'used'

/** Takes what is free out of a voucher, for good. */
function withdraw(voucher: VoucherLedger, state: 'expired' | 'cancelled' | 'reversed'): VoucherMove {
  const movement = { kind: state, amountCents: -voucher.balanceCents || 0, balanceCents: 0 }
  return { voucher: { ...voucher, state, balanceCents: 0 }, movements: [movement] }
}

/** Puts an amount back; a voucher that was withdrawn meanwhile keeps none of it. */
function putBack(voucher: VoucherLedger, kind: 'released' | 'returned', amountCents: Cents): VoucherMove {
  const balanceCents = voucher.balanceCents + amountCents
  const full = { ...voucher, balanceCents }
  const movement = { kind, amountCents, balanceCents }
  if (!isWithdrawn(voucher)) return { voucher: { ...full, state: standingOf(full) }, movements: [movement] }
  const gone = withdraw(full, voucher.state === 'cancelled' ? 'cancelled' : 'reversed')
  return { voucher: gone.voucher, movements: [movement, ...gone.movements] }
}

function reserve(voucher: VoucherLedger, priceCents: Cents, today: LocalDate): VoucherMove | null {
  const amountCents = voucherShare(voucher.balanceCents, priceCents)
  if (voucher.state !== 'issued' || voucher.expiresOn < today || amountCents === 0) return null
  const balanceCents = voucher.balanceCents - amountCents
  return {
    voucher: { ...voucher, state: 'reserved', balanceCents, reservedCents: amountCents },
    movements: [{ kind: 'reserved', amountCents: -amountCents, balanceCents }],
  }
}

function use(voucher: VoucherLedger): VoucherMove {
  const usedCents = voucher.usedCents + voucher.reservedCents
  const next = { ...voucher, reservedCents: 0, usedCents }
  return {
    voucher: { ...next, state: isWithdrawn(voucher) ? voucher.state : standingOf(next) },
    movements: [{ kind: 'used', amountCents: 0, balanceCents: voucher.balanceCents }],
  }
}

function giveBack(voucher: VoucherLedger, amountCents: Cents, today: LocalDate): VoucherMove {
  const isLongEnough = daysBetween(today, voucher.expiresOn) >= RETURNED_DAYS
  const expiresOn = isLongEnough ? voucher.expiresOn : addDays(today, RETURNED_DAYS)
  return putBack(
    { ...voucher, usedCents: voucher.usedCents - amountCents, expiresOn },
    'returned',
    amountCents,
  )
}

/**
 * What an event does to a voucher, and the lines it writes; null when it cannot happen (any more). A voucher stands on one order at
 * a time and may pay several one after the other, until nothing is left of it or its last day is over.
 */
export function moveVoucher(
  voucher: VoucherLedger,
  event: VoucherEvent,
  today: LocalDate,
): VoucherMove | null {
  const { state, reservedCents, usedCents, expiresOn } = voucher
  switch (event.kind) {
    case 'reserve':
      return reserve(voucher, event.priceCents, today)
    case 'use':
      return reservedCents > 0 ? use(voucher) : null
    case 'release':
      return reservedCents > 0 ? putBack({ ...voucher, reservedCents: 0 }, 'released', reservedCents) : null
    case 'return':
      return event.amountCents > 0 && event.amountCents <= usedCents
        ? giveBack(voucher, event.amountCents, today)
        : null
    case 'expire':
      return state === 'issued' && expiresOn < today ? withdraw(voucher, 'expired') : null
    case 'cancel':
      return state === 'issued' || state === 'reserved' ? withdraw(voucher, 'cancelled') : null
    case 'reverse':
      return isWithdrawn(voucher) ? null : withdraw(voucher, 'reversed')
  }
}
