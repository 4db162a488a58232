import type { ToldRefund } from '@guichet/domain/refunds'

export interface CheckoutRequest {
  readonly paymentId: string
  readonly amountCents: number
  /** Name of the organisation, shown where one pays. */
  readonly payee: string
  readonly label: string
  readonly description: string
  readonly method: 'card' | 'sepa-debit'
  /** How often it is paid for: a subscription is opened instead of a payment; null: once. */
  readonly interval: 'month' | 'year' | null
  /** The means of payment is kept for later debits. */
  readonly keeps: boolean
  readonly customerId: string | null
  readonly email: string
  readonly locale: 'fr' | 'en'
  readonly successUrl: string
  readonly cancelUrl: string
  readonly expiresAt: Date
}

/** A means of payment that is kept: its name at the payment service, and its last signs. */
export interface KeptMethod {
  readonly id: string
  readonly label: string
}

export interface SetupRequest {
  /** Our name of what is set up. */
  readonly id: string
  readonly customerId: string
  readonly method: 'card' | 'sepa-debit'
  readonly payee: string
  readonly locale: 'fr' | 'en'
  readonly successUrl: string
  readonly cancelUrl: string
}

/** Where the page stands on which a means of payment is kept. */
export interface SetupState {
  readonly id: string
  readonly url: string | null
  readonly status: 'open' | 'done' | 'expired'
  readonly kept: KeptMethod | null
}

export interface ChargeRequest {
  readonly paymentId: string
  readonly customerId: string
  readonly methodId: string
  readonly method: 'card' | 'sepa-debit'
  readonly amountCents: number
  readonly label: string
}

/** Where a debit stands that was made without the payer. */
export interface ChargeState {
  readonly paymentIntentId: string
  readonly paymentId: string | null
  readonly amountCents: number
  readonly status: 'processing' | 'paid' | 'failed'
  readonly paidAt: Date | null
}

/** Where a checkout stands, in our words. */
export interface CheckoutState {
  readonly id: string
  readonly url: string | null
  readonly paymentId: string | null
  readonly amountCents: number | null
  readonly paymentIntentId: string | null
  /** The subscription that was begun; null for what is paid once, and before it is paid. */
  readonly subscriptionId: string | null
  /** Paid, and gone back since, all of it or a part. */
  readonly isRefunded: boolean
  readonly status: 'open' | 'processing' | 'paid' | 'failed' | 'expired'
  /** The means of payment, where it is kept. */
  readonly kept: KeptMethod | null
  /** When the money was confirmed; null unless paid. */
  readonly paidAt: Date | null
  /** The same for one card, or one bank account, whoever shows it; nothing where it is not told. */
  readonly payerFingerprint?: string | null
}

/** A period of a subscription that was paid for. */
export interface PaidInvoice {
  readonly id: string
  /** True for the period that the checkout paid. */
  readonly isFirst: boolean
  readonly amountCents: number
  readonly paymentIntentId: string | null
  readonly paidAt: Date
  readonly startsAt: Date
  readonly endsAt: Date
}

/** Where a subscription stands, in our words. */
export interface SubscriptionState {
  readonly id: string
  /** The payment that its checkout was opened for. */
  readonly paymentId: string | null
  readonly status: 'active' | 'past-due' | 'ended'
  readonly endsWithPeriod: boolean
  /** End of the period it is in. */
  readonly renewsAt: Date
  /** The oldest first. */
  readonly paidInvoices: readonly PaidInvoice[]
}

export interface RefundRequest {
  readonly refundId: string
  readonly paymentIntentId: string
  readonly paymentId: string
  readonly amountCents: number
}

/** Whom to ask about after an event. */
export interface EventTopic {
  readonly kind: 'checkout' | 'subscription' | 'refund' | 'charge'
  /** Of the checkout, of the subscription, of the payment intent (refund, charge). */
  readonly id: string
}

export interface GatewayEvent {
  readonly id: string
  readonly type: string
  readonly createdAt: Date
  readonly objectId: string | null
  readonly about: EventTopic | null
}

/** Who we are for the payment service, and where it sends its events. */
export interface GatewayStanding {
  /** Name of the account, or its identifier. */
  readonly account: string
  /** Real money moves. */
  readonly isLive: boolean
  /** Addresses that hear of events and are switched on; null where the key may not know. */
  readonly listeners: readonly string[] | null
}

/** Raised when the payment service does not answer or refuses our call. */
export class GatewayUnavailableError extends Error {
  override name = 'GatewayUnavailableError'
  /** True when it answered and refused this call: others may well pass. */
  readonly refused: boolean
  constructor(message: string, options: { readonly cause?: unknown; readonly refused?: boolean } = {}) {
    super(message, { cause: options.cause })
    this.refused = options.refused ?? false
  }
}
/** Raised when a webhook is not signed by the payment service, or not now. */
export class ForgedEventError extends Error {
  override name = 'ForgedEventError'
}

export interface PaymentGateway {
  createCustomer(input: { personId: string; email: string; name: string }): Promise<string>
  /** Forgets name and address of a customer, with the means of payment; what was paid stays. One that is forgotten stays so. */
  dropCustomer(customerId: string): Promise<void>
  /** The same `paymentId` always gives the same checkout. */
  createCheckout(request: CheckoutRequest): Promise<CheckoutState>
  getCheckout(checkoutId: string): Promise<CheckoutState>
  /** Closes a checkout nobody paid. Answers the state it really has afterwards. */
  expireCheckout(checkoutId: string): Promise<CheckoutState>
  /** Opens the page where a means of payment is kept; the same `id` always gives the same page. */
  createSetup(request: SetupRequest): Promise<SetupState>
  getSetup(setupId: string): Promise<SetupState>
  /** Debits what is kept; the same `paymentId` is never debited twice. */
  charge(request: ChargeRequest): Promise<ChargeState>
  getCharge(paymentIntentId: string): Promise<ChargeState>
  /** The debit that carries the name of this payment, whoever heard of it; null when there is none. */
  findCharge(of: Pick<ChargeRequest, 'paymentId' | 'customerId'>): Promise<ChargeState | null>
  /** Forgets a means of payment; one that is forgotten stays so. */
  dropMethod(methodId: string): Promise<void>
  getSubscription(subscriptionId: string): Promise<SubscriptionState>
  /**
   * The page of the payment service on which the oldest period that was refused is paid, with whatever means of payment: that pays
   * the later ones too. Null where nothing is left to pay.
   */
  openUnpaid(subscriptionId: string): Promise<string | null>
  /** Ends a subscription with its period or at once; one that has ended stays so. */
  endSubscription(subscriptionId: string, when: 'with-period' | 'now', comment?: string): Promise<void>
  /** Gives a payment back, whole or in part; the same `refundId` always gives the same refund. */
  refund(request: RefundRequest): Promise<ToldRefund>
  /** All that has gone back of a payment, or is to. */
  listRefunds(paymentIntentId: string): Promise<readonly ToldRefund[]>
  /** What the bank took back of a payment that had come (returned debits, disputes that are lost). */
  listReturns(paymentIntentId: string): Promise<readonly ToldRefund[]>
  getStanding(): Promise<GatewayStanding>
  /**
   * Has the service tell us of something, so that one sees whether its events arrive: a page is opened and closed at once, nobody
   * pays. @returns what the event is about.
   */
  askForEvent(of: { readonly payee: string; readonly returnUrl: string }): Promise<string>
  /** @throws {ForgedEventError} */
  readEvent(rawBody: Buffer, signature: string, now: Date): GatewayEvent
}
