/** Asked for, gone back, or not (any more): a later one stands over an earlier one, never the other way round. */
export const REFUND_STATES = ['pending', 'done', 'failed'] as const
export type RefundState = (typeof REFUND_STATES)[number]

/** Given back; recorded in error, and never paid; sent back by the bank after it had come. */
export const REFUND_KINDS = ['refund', 'mistake', 'bank'] as const
export type RefundKind = (typeof REFUND_KINDS)[number]

/** Money of a payment that goes back. */
export interface RefundFacts {
  readonly id: string
  /** Its name at the payment service; null for what goes back by hand, and before the service was asked. */
  readonly providerId: string | null
  readonly amountCents: number
  readonly state: RefundState
  /** Whether what was paid is undone with it; null when it was made at the payment service, where nobody is asked. */
  readonly undoes: boolean | null
  /** A refund unless told otherwise. */
  readonly kind?: RefundKind
}

/** A refund as the payment service tells of it. */
export interface ToldRefund {
  readonly providerId: string
  /** The name under which we asked for it; null when it was made elsewhere. */
  readonly refundId: string | null
  readonly amountCents: number
  readonly state: RefundState
  /** The bank took it back: nobody gave it. */
  readonly kind?: 'bank'
}

const sum = (refunds: readonly Pick<RefundFacts, 'amountCents'>[]) =>
  refunds.reduce((total, { amountCents }) => total + amountCents, 0)

/** What has gone back. */
export const refundedCents = (refunds: readonly Pick<RefundFacts, 'amountCents' | 'state'>[]): number =>
  sum(refunds.filter(({ state }) => state === 'done'))

/** What may still be given back: neither gone nor on its way. */
export const refundableCents = (
  paidCents: number,
  refunds: readonly Pick<RefundFacts, 'amountCents' | 'state'>[],
): number => Math.max(0, paidCents - sum(refunds.filter(({ state }) => state !== 'failed')))

/**
 * Whether what was paid is undone: somebody said so with one of the refunds, or all of it went back and nobody said that it
 * is kept.
 */
export function isUndone(
  paidCents: number,
  refunds: readonly Pick<RefundFacts, 'amountCents' | 'state' | 'undoes'>[],
): boolean {
  const done = refunds.filter(({ state }) => state === 'done')
  if (done.some(({ undoes }) => undoes === true)) return true
  return done.length > 0 && sum(done) >= paidCents && done.every(({ undoes }) => undoes !== false)
}

const later = (a: RefundState, b: RefundState): RefundState =>
  REFUND_STATES.indexOf(a) >= REFUND_STATES.indexOf(b) ? a : b

/** Ours that the service tells of. Those done before names were exchanged are known by their amount. */
const isSame = (known: RefundFacts, told: ToldRefund): boolean =>
  known.id === told.refundId ||
  known.providerId === told.providerId ||
  (told.kind === undefined &&
    known.providerId === null &&
    known.state === 'done' &&
    known.amountCents === told.amountCents)

/**
 * What we know after the payment service told of a refund. Told twice, late or in any order, the end is the same.
 * `newId` names one that we had not heard of.
 */
export function mergeRefund<R extends RefundFacts>(
  known: readonly R[],
  told: ToldRefund,
  newId: string,
): readonly (R | RefundFacts)[] {
  const { providerId, amountCents } = told
  const match =
    known.find((one) => one.id === told.refundId || one.providerId === providerId) ??
    known.find((one) => isSame(one, told))
  const { kind } = told
  if (!match)
    return [
      ...known,
      { id: newId, providerId, amountCents, state: told.state, undoes: null, ...(kind && { kind }) },
    ]
  return known.map((one) =>
    one === match ? { ...one, providerId, state: later(one.state, told.state) } : one,
  )
}
