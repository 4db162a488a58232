import type { Ctx } from '../../ctx.ts'
import type { MessageData } from '../notifications/index.ts'

export interface PaidPayment {
  readonly paymentId: string
  readonly purposeId: string | null
  readonly personId: string
  readonly paidOn: string
  /** The subscription that was begun with it. */
  readonly subscriptionId: string | null
}

/** The mail that tells the payer; the receipt is joined to it. */
export interface PaidMail {
  readonly template: string
  readonly data: MessageData
  /** Values that must not be read in the database (links that sign in). */
  readonly secret?: Readonly<Record<string, string>>
}

/** What becomes of the thing that a payment pays, in the transaction that changes the payment. */
export interface PaymentPurpose {
  /** It pays an invoice, which says the VAT: the receipt does not say it again. */
  readonly vatOnInvoice?: true
  /** @returns the mail that carries the receipt, or null for the general one. */
  onPaid(ctx: Ctx, payment: PaidPayment): Promise<PaidMail | null>
  onProcessing(ctx: Ctx, paymentId: string): Promise<void>
  onEnded(ctx: Ctx, paymentId: string, state: 'failed' | 'expired' | 'cancelled'): Promise<void>
  /**
   * The money went back, and what it paid is undone; nothing follows where this is left out. `reason` is what staff gave; null
   * when it went back at the payment service.
   * @returns the mail that tells of it, or nothing for the general one.
   */
  onRefunded?(ctx: Ctx, paymentId: string, reason: string | null): Promise<PaidMail | null | undefined>
}

/** Who is told of each payment that changes, whatever it pays, in the transaction that changes it and after its purpose. */
interface PaymentFollower {
  onPaid?(ctx: Ctx, paymentId: string): Promise<void>
  onEnded?(ctx: Ctx, paymentId: string): Promise<void>
  onRefunded?(ctx: Ctx, paymentId: string): Promise<void>
  /** More of it has gone back, or less than was thought, whether or not what it paid is undone. */
  onMoneyBack?(ctx: Ctx, paymentId: string): Promise<void>
  /** Asked before a debit is made: true when it is not to be made any more. */
  isCalledOff?(ctx: Ctx, paymentId: string): Promise<boolean>
}

const followers = new Map<string, PaymentFollower>()

/** Has a follower told of payments, once. @throws {TypeError} when it follows already. */
export function followPayments(name: string, follower: PaymentFollower): void {
  if (followers.has(name)) throw new TypeError(`${name} follows payments already`)
  followers.set(name, follower)
}

/** Tells the followers, in the order in which they came. */
export async function tellFollowers(
  ctx: Ctx,
  what: 'onPaid' | 'onEnded' | 'onRefunded' | 'onMoneyBack',
  paymentId: string,
): Promise<void> {
  for (const follower of followers.values()) await follower[what]?.(ctx, paymentId)
}

/** Whether one of the followers does not want a debit any more. */
export async function isCalledOff(ctx: Ctx, paymentId: string): Promise<boolean> {
  for (const follower of followers.values()) if (await follower.isCalledOff?.(ctx, paymentId)) return true
  return false
}

const purposes = new Map<string, PaymentPurpose>()

/** Registers what a purpose does, once. @throws {TypeError} when it is registered already. */
export function registerPurpose(name: string, purpose: PaymentPurpose): void {
  if (purposes.has(name)) throw new TypeError(`payment purpose ${name} is registered twice`)
  purposes.set(name, purpose)
}

/** Whether the VAT of what a payment pays stands on an invoice made before. */
export const isVatOnInvoice = (name: string): boolean => purposes.get(name)?.vatOnInvoice ?? false

/** @throws {TypeError} for a purpose nobody registered. */
export function getPurpose(name: string): PaymentPurpose {
  const purpose = purposes.get(name)
  if (!purpose) throw new TypeError(`there is no payment purpose ${name}`)
  return purpose
}
