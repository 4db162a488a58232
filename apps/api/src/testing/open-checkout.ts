import type { CheckoutState, PaymentGateway } from '../platform/ports/payment-gateway.ts'

const state = (id: string, paymentId: string | null, amountCents: number | null): CheckoutState => ({
  ...{ id, paymentId, amountCents, status: 'open', paidAt: null, paymentIntentId: null },
  ...{ subscriptionId: null, isRefunded: false, kept: null },
  url: `https://checkout.test.example/${id}`,
})

/** A payment service at which checkouts are opened and never paid. */
export const openCheckout: Partial<PaymentGateway> = {
  createCustomer: async ({ personId }) => `cus_${personId}`,
  createCheckout: async ({ paymentId, amountCents }) => state(`cs_${paymentId}`, paymentId, amountCents),
  createSetup: async ({ id }) => ({
    ...{ id: `cs_${id}`, url: `https://checkout.test.example/cs_${id}`, status: 'open', kept: null },
  }),
  getSetup: async (id) => ({ id, url: null, status: 'open', kept: null }),
  getCheckout: async (id) => state(id, id.slice(3), null),
  expireCheckout: async (id) => ({ ...state(id, id.slice(3), null), status: 'expired', url: null }),
}
