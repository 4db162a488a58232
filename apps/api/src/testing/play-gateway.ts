import {
  type CheckoutRequest,
  type CheckoutState,
  createStripeGateway,
  GatewayUnavailableError,
  type PaymentGateway,
} from '../platform/ports/payment-gateway.ts'

export const PLAY_WEBHOOK_SECRET = 'whsec_play'

/** A payment service in memory that a test steers. Signatures of events are checked by the real code. */
export interface PlayGateway extends PaymentGateway {
  /** What was asked for when checkouts were opened, oldest first; repeated calls included. */
  readonly asked: CheckoutRequest[]
  /** Where the checkout of a payment stands. @throws when none was opened. */
  checkoutOf(paymentId: string): CheckoutState
  /** The payer does something, or the bank does. */
  move(paymentId: string, change: Partial<CheckoutState>): void
  /** Paid at that instant. */
  pay(paymentId: string, at: Date): void
  /** From now on nothing is answered; `after-opening`: checkouts are opened and the answers to that are lost. */
  goAway(when?: 'at-once' | 'after-opening'): void
  comeBack(): void
  /** How many calls were not answered so far. */
  refused(): number
}

export function createPlayGateway(): PlayGateway {
  const checkouts = new Map<string, CheckoutState>()
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
  const checkoutOf = (paymentId: string) => {
    const found = checkouts.get(paymentId)
    if (!found) throw new Error(`no checkout was opened for ${paymentId}`)
    return found
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
    refused: () => refused,
    pay: (paymentId, at) =>
      move(paymentId, { status: 'paid', paidAt: at, url: null, paymentIntentId: `pi_${paymentId}` }),
    goAway: (when = 'at-once') => {
      away = when
    },
    comeBack: () => {
      away = 'no'
    },
    createCustomer: ({ personId }) => answer(() => `cus_${personId}`),
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
          status: 'open' as const,
          paidAt: null,
        }
        checkouts.set(request.paymentId, checkout)
        if (away === 'after-opening') throw new GatewayUnavailableError('the answer was lost')
        return checkout
      }),
    getCheckout: (id) => answer(() => byId(id)),
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
