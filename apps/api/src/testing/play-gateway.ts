import { refundedCents, type ToldRefund } from '@guichet/domain/refunds'
import {
  type ChargeState,
  type CheckoutRequest,
  type CheckoutState,
  GatewayUnavailableError,
  type PaidInvoice,
  type PaymentGateway,
  type SetupState,
  type SubscriptionState,
} from '../platform/ports/payment-gateway.ts'
import { createStripeGateway } from '../platform/ports/stripe-gateway.ts'

export const PLAY_WEBHOOK_SECRET = 'whsec_play'

/** A payment service in memory that a test steers. Signatures of events are checked by the real code. */
export interface PlayGateway extends PaymentGateway {
  /** What was asked for when checkouts were opened, oldest first; repeated calls included. */
  readonly asked: CheckoutRequest[]
  /** Where the checkout of a payment stands. @throws when none was opened. */
  checkoutOf(paymentId: string): CheckoutState
  /** The payer does something, or the bank does. */
  move(paymentId: string, change: Partial<CheckoutState>): void
  /** Paid at that instant; the first period of a subscription ends then. */
  pay(paymentId: string, at: Date, renewsAt?: Date): void
  /** Where the subscription of a payment stands. @throws when none was begun. */
  subscriptionOf(paymentId: string): SubscriptionState
  moveSubscription(paymentId: string, change: Partial<SubscriptionState>): void
  /** The next period is paid at that instant. */
  payPeriod(paymentId: string, at: Date, renewsAt: Date): void
  /** Given back by the payment service itself: the whole unless an amount is given. */
  giveBack(paymentIntentId: string, amountCents?: number): void
  /** Taken back by the bank after it had come: the whole unless an amount is given. */
  sendBack(paymentIntentId: string, amountCents?: number): void
  /** A refund turns out otherwise at the payment service. */
  moveRefund(refundId: string, change: Partial<ToldRefund>): void
  /** Intents given back, each as often as it was asked for. */
  readonly refunds: string[]
  /** Where the page stands on which a means of payment is kept. */
  setupOf(id: string): SetupState
  /** The member leaves a means of payment there, or turns away. */
  keep(id: string, methodId: string): void
  /** What becomes of a debit made without the payer: of those to come, or of that of one payment. */
  chargeWith(status: ChargeState['status'], paymentId?: string): void
  /** Payments debited, each as often as it was asked for. */
  readonly charges: string[]
  /** Means of payment that were forgotten. */
  readonly dropped: string[]
  /** From now on nothing is answered; `after-opening`: checkouts are opened and the answers to that are lost. */
  goAway(when?: 'at-once' | 'after-opening'): void
  comeBack(): void
  /** How many calls were not answered so far. */
  refused(): number
}

export function createPlayGateway(): PlayGateway {
  const checkouts = new Map<string, CheckoutState>()
  const subscriptions = new Map<string, SubscriptionState>()
  const refunds: string[] = []
  const setups = new Map<string, SetupState>()
  const debits = new Map<string, ChargeState>()
  const charges: string[] = []
  const dropped: string[] = []
  let outcome: ChargeState['status'] = 'paid'
  const given = new Map<string, ToldRefund[]>()
  const returned = new Map<string, ToldRefund[]>()
  const asked: CheckoutRequest[] = []
  let refused = 0
  let away: 'no' | 'at-once' | 'after-opening' = 'no'
  const answer = <T>(work: () => T): Promise<T> =>
    Promise.resolve().then(() => {
      if (away === 'at-once') {
        refused += 1
        throw new GatewayUnavailableError('the payment service is away')
      }
      return work()
    })
  const byId = (id: string) => {
    const found = [...checkouts.values()].find((checkout) => checkout.id === id)
    if (!found) throw new GatewayUnavailableError(`no checkout ${id}`, { refused: true })
    return found
  }
  const setupById = (id: string) => {
    const found = setups.get(id)
    if (!found) throw new GatewayUnavailableError(`no setup ${id}`, { refused: true })
    return found
  }
  const checkoutOf = (paymentId: string) => {
    const found = checkouts.get(paymentId)
    if (!found) throw new Error(`no checkout was opened for ${paymentId}`)
    return found
  }
  const subscriptionOf = (paymentId: string) => {
    const found = subscriptions.get(`sub_${paymentId}`)
    if (!found) throw new Error(`no subscription was begun for ${paymentId}`)
    return found
  }
  const subscriptionById = (id: string) => {
    const found = subscriptions.get(id)
    if (!found) throw new GatewayUnavailableError(`no subscription ${id}`, { refused: true })
    return found
  }
  const invoice = (paymentId: string, at: Date, startsAt: Date, endsAt: Date, rank: number): PaidInvoice => ({
    ...{ id: `in_${paymentId}_${rank}`, isFirst: rank === 0, paidAt: at, startsAt, endsAt },
    amountCents: checkoutOf(paymentId).amountCents ?? 0,
    paymentIntentId: rank === 0 ? `pi_${paymentId}` : `pi_${paymentId}_${rank}`,
  })
  const givenOf = (intentId: string) => given.get(intentId) ?? []
  /** The whole that was paid by an intent: of a checkout, or of a later period. */
  const paidBy = (intentId: string) => {
    const [, paymentId = ''] = /^pi_([0-9a-f-]{36})/u.exec(intentId) ?? []
    return checkouts.get(paymentId)?.amountCents ?? debits.get(intentId)?.amountCents ?? 0
  }
  const giveBack = (intentId: string, refundId: string | null, amountCents: number): ToldRefund => {
    const known = givenOf(intentId).find((refund) => refundId !== null && refund.refundId === refundId)
    if (known) return known
    const goneCents = refundedCents(givenOf(intentId))
    if (goneCents + amountCents > paidBy(intentId))
      throw new GatewayUnavailableError('more than is left', { refused: true })
    const providerId = `re_${intentId}_${givenOf(intentId).length}`
    const refund: ToldRefund = { providerId, refundId, amountCents, state: 'done' }
    given.set(intentId, [...givenOf(intentId), refund])
    refunds.push(intentId)
    return refund
  }
  const move = (paymentId: string, change: Partial<CheckoutState>) =>
    void checkouts.set(paymentId, { ...checkoutOf(paymentId), ...change })
  const { readEvent } = createStripeGateway({
    secretKey: 'sk_test_play',
    webhookSecret: PLAY_WEBHOOK_SECRET,
    apiBase: undefined,
  })
  return {
    asked,
    checkoutOf,
    move,
    readEvent,
    getStanding: async () => ({ account: 'acct_play', isLive: false, listeners: [] }),
    askForEvent: async () => 'cs_play',
    refused: () => refused,
    refunds,
    subscriptionOf,
    pay: (paymentId, at, renewsAt) => {
      const subscriptionId = renewsAt ? `sub_${paymentId}` : null
      move(paymentId, {
        ...{ status: 'paid', paidAt: at, url: null, paymentIntentId: `pi_${paymentId}`, subscriptionId },
      })
      if (!renewsAt || !subscriptionId) return
      subscriptions.set(subscriptionId, {
        ...{ id: subscriptionId, paymentId, status: 'active', endsWithPeriod: false, renewsAt },
        paidInvoices: [invoice(paymentId, at, at, renewsAt, 0)],
      })
    },
    moveSubscription: (paymentId, change) =>
      void subscriptions.set(`sub_${paymentId}`, { ...subscriptionOf(paymentId), ...change }),
    payPeriod: (paymentId, at, renewsAt) => {
      const known = subscriptionOf(paymentId)
      const next = invoice(paymentId, at, known.renewsAt, renewsAt, known.paidInvoices.length)
      const paidInvoices = [...known.paidInvoices, next]
      subscriptions.set(known.id, { ...known, status: 'active', renewsAt, paidInvoices })
    },
    giveBack: (intentId, amountCents) => void giveBack(intentId, null, amountCents ?? paidBy(intentId)),
    moveRefund: (refundId, change) => {
      for (const [intentId, all] of given)
        given.set(
          intentId,
          all.map((one) => (one.refundId === refundId ? { ...one, ...change } : one)),
        )
    },
    setupOf: (id) => setupById(`cs_${id}`),
    keep: (id, methodId) =>
      void setups.set(`cs_${id}`, {
        ...setupById(`cs_${id}`),
        ...{ url: null, status: 'done', kept: { id: methodId, label: '•••• 2606' } },
      }),
    chargeWith: (status, paymentId) => {
      const known = debits.get(`pi_${paymentId}`)
      if (known) debits.set(known.paymentIntentId, { ...known, status })
      else outcome = status
    },
    charges,
    dropped,
    goAway: (when = 'at-once') => {
      away = when
    },
    comeBack: () => {
      away = 'no'
    },
    createCustomer: ({ personId }) => answer(() => `cus_${personId}`),
    dropCustomer: (id) => answer(() => void dropped.push(id)),
    createCheckout: (request) =>
      answer(() => {
        asked.push(request)
        const id = `cs_${request.paymentId}`
        const checkout = checkouts.get(request.paymentId) ?? {
          id,
          url: `https://pay.example/${id}`,
          paymentId: request.paymentId,
          amountCents: request.amountCents,
          paymentIntentId: null,
          subscriptionId: null,
          isRefunded: false,
          kept: null,
          status: 'open' as const,
          paidAt: null,
        }
        checkouts.set(request.paymentId, checkout)
        if (away === 'after-opening') throw new GatewayUnavailableError('the answer was lost')
        return checkout
      }),
    getCheckout: (id) =>
      answer(() => {
        const checkout = byId(id)
        return { ...checkout, isRefunded: givenOf(String(checkout.paymentIntentId)).length > 0 }
      }),
    createSetup: ({ id }) =>
      answer(() => {
        const name = `cs_${id}`
        const known = setups.get(name)
        const url = `https://pay.example/${name}`
        const setup = known ?? ({ id: name, url, status: 'open', kept: null } as const)
        setups.set(name, setup)
        return setup
      }),
    getSetup: (id) => answer(() => setupById(id)),
    charge: ({ paymentId, amountCents, methodId }) =>
      answer(() => {
        const name = `pi_${paymentId}`
        const known = debits.get(name)
        if (known) return known
        if (dropped.includes(methodId)) throw new GatewayUnavailableError('forgotten', { refused: true })
        charges.push(paymentId)
        const debit = {
          ...{ paymentIntentId: name, paymentId, amountCents, status: outcome, paidAt: null },
        }
        debits.set(name, debit)
        if (away === 'after-opening') throw new GatewayUnavailableError('the answer was lost')
        return debit
      }),
    getCharge: (id) =>
      answer(() => {
        const found = debits.get(id)
        if (!found) throw new GatewayUnavailableError(`no debit ${id}`, { refused: true })
        return found
      }),
    findCharge: ({ paymentId }) => answer(() => debits.get(`pi_${paymentId}`) ?? null),
    dropMethod: (id) => answer(() => void dropped.push(id)),
    getSubscription: (id) => answer(() => subscriptionById(id)),
    openUnpaid: (id) =>
      answer(() => (subscriptionById(id).status === 'past-due' ? `https://pay.example/${id}/unpaid` : null)),
    endSubscription: (id, when) =>
      answer(() => {
        const known = subscriptionById(id)
        const change = when === 'now' ? ({ status: 'ended' } as const) : { endsWithPeriod: true }
        if (known.status !== 'ended') subscriptions.set(id, { ...known, ...change })
      }),
    refund: ({ refundId, paymentIntentId, amountCents }) =>
      answer(() => giveBack(paymentIntentId, refundId, amountCents)),
    listRefunds: (id) => answer(() => givenOf(id)),
    listReturns: (id) => answer(() => returned.get(id) ?? []),
    sendBack: (id, amountCents = paidBy(id)) =>
      void returned.set(id, [
        { providerId: `du_${id}`, refundId: null, amountCents, state: 'done', kind: 'bank' },
      ]),
    expireCheckout: (id) =>
      answer(() => {
        const checkout = byId(id)
        if (checkout.status !== 'open') return checkout
        const expired: CheckoutState = { ...checkout, status: 'expired', url: null }
        checkouts.set(String(checkout.paymentId), expired)
        return expired
      }),
  }
}
