import type { ToldRefund } from '@guichet/domain/refunds'
import Stripe from 'stripe'
import { z } from 'zod'
import {
  type ChargeRequest,
  type CheckoutRequest,
  type CheckoutState,
  ForgedEventError,
  GatewayUnavailableError,
  type PaidInvoice,
  type PaymentGateway,
} from './payment-gateway.ts'
import {
  ENDED,
  intentOf,
  toCharge,
  toEvent,
  toPaidInvoice,
  toRefund,
  toReturn,
  toSetup,
  toState,
  toSubscriptionState,
} from './stripe-views.ts'

const TOLERANCE_SECONDS = 300
const FUTURE_TOLERANCE_SECONDS = 60
const BUSY: ReadonlySet<number> = new Set([409, 429])

interface Options {
  readonly secretKey: string
  readonly webhookSecret: string
  readonly apiBase: string | undefined
}

const unavailable = (error: unknown) =>
  new GatewayUnavailableError('the payment service did not do as asked', {
    cause: error,
    // A call that is on its way already, or too many of them, are no answer to this one.
    refused: error instanceof Stripe.errors.StripeInvalidRequestError && !BUSY.has(error.statusCode ?? 0),
  })

/** Stripe over its HTTP API. */
export function createStripeGateway({ secretKey, webhookSecret, apiBase }: Options): PaymentGateway {
  const base = apiBase === undefined ? null : new URL(apiBase)
  const stripe = new Stripe(secretKey, {
    telemetry: false,
    maxNetworkRetries: 2,
    timeout: 10_000,
    appInfo: { name: 'Guichet' },
    ...(base
      ? {
          host: base.hostname,
          port: base.port || (base.protocol === 'https:' ? '443' : '80'),
          protocol: base.protocol === 'https:' ? ('https' as const) : ('http' as const),
        }
      : {}),
  })

  const readIntent = (id: string) => stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] })
  const retrieve = async (id: string): Promise<CheckoutState> => {
    const session = await stripe.checkout.sessions.retrieve(id, {
      expand: [
        'payment_intent',
        'payment_intent.latest_charge',
        'payment_intent.payment_method',
        'subscription',
        'invoice',
        'invoice.payments',
      ],
    })
    const invoice = typeof session.invoice === 'object' ? session.invoice : null
    const intentId = intentOf(invoice)
    return toState(session, intentId === null ? null : await readIntent(intentId))
  }
  /** The checkout opened for this payment before, in other words (another language, say); a payment never gets two. */
  const findOpened = async ({ paymentId, customerId }: CheckoutRequest) => {
    const filter = customerId === null ? {} : { customer: customerId }
    for await (const session of stripe.checkout.sessions.list({ ...filter, limit: 100 })) {
      if (session.client_reference_id === paymentId) return retrieve(session.id)
    }
    throw new TypeError(`no checkout names payment ${paymentId}`)
  }
  /** The service forgets its keys after a day; a debit carries our name for good. */
  const findCharge = async ({ paymentId, customerId }: Pick<ChargeRequest, 'paymentId' | 'customerId'>) => {
    for await (const intent of stripe.paymentIntents.list({ customer: customerId, limit: 100 }))
      if (intent.metadata.paymentId === paymentId) return toCharge(await readIntent(intent.id))
    return null
  }
  const listRefunds = async (intentId: string) => {
    const told: ToldRefund[] = []
    for await (const refund of stripe.refunds.list({ payment_intent: intentId, limit: 100 }))
      told.push(toRefund(refund))
    return told
  }
  /** A returned SEPA debit is a dispute that is lost from the start. */
  const listReturns = async (intentId: string) => {
    const told: ToldRefund[] = []
    for await (const dispute of stripe.disputes.list({ payment_intent: intentId, limit: 100 }))
      if (dispute.status === 'lost') told.push(toReturn(dispute))
    return told
  }
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw unavailable(error)
    }
  }

  return {
    createCustomer: ({ personId, email, name }) =>
      guarded(async () => {
        const customer = await stripe.customers.create(
          { email, name, metadata: { personId } },
          { idempotencyKey: `customer-${personId}-${email}` },
        )
        return customer.id
      }),
    dropCustomer: (id) =>
      guarded(async () => {
        try {
          await stripe.customers.del(id)
        } catch (error) {
          const isGone = error instanceof Stripe.errors.StripeError && error.code === 'resource_missing'
          if (!isGone) throw error
        }
      }),
    createCheckout: (request) =>
      guarded(async () => {
        const opening = stripe.checkout.sessions.create(
          {
            mode: request.interval === null ? 'payment' : 'subscription',
            client_reference_id: request.paymentId,
            branding_settings: { display_name: request.payee },
            allowed_payment_method_types: [request.method === 'card' ? 'card' : 'sepa_debit'],
            line_items: [
              {
                quantity: 1,
                price_data: {
                  currency: 'eur',
                  unit_amount: request.amountCents,
                  ...(request.interval === null ? {} : { recurring: { interval: request.interval } }),
                  product_data: { name: request.label, description: request.description },
                },
              },
            ],
            ...(request.customerId ? { customer: request.customerId } : { customer_email: request.email }),
            locale: request.locale,
            metadata: { paymentId: request.paymentId },
            [request.interval === null ? 'payment_intent_data' : 'subscription_data']: {
              metadata: { paymentId: request.paymentId },
              ...(request.keeps ? { setup_future_usage: 'off_session' } : {}),
              description: request.label,
            },
            success_url: request.successUrl,
            cancel_url: request.cancelUrl,
            expires_at: Math.floor(request.expiresAt.getTime() / 1000),
          },
          { idempotencyKey: `checkout-${request.paymentId}` },
        )
        return opening.then(
          (session) => toState(session, null),
          (error: unknown) => {
            if (!(error instanceof Stripe.errors.StripeIdempotencyError)) throw error
            return findOpened(request)
          },
        )
      }),
    getCheckout: (id) => guarded(() => retrieve(id)),
    expireCheckout: (id) =>
      guarded(async () => {
        try {
          await stripe.checkout.sessions.expire(id)
        } catch (error) {
          if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error
        }
        return retrieve(id)
      }),
    createSetup: ({ id, customerId, method, payee, locale, successUrl, cancelUrl }) =>
      guarded(async () =>
        toSetup(
          await stripe.checkout.sessions.create(
            {
              mode: 'setup',
              customer: customerId,
              currency: 'eur',
              allowed_payment_method_types: [method === 'card' ? 'card' : 'sepa_debit'],
              branding_settings: { display_name: payee },
              metadata: { setupId: id },
              locale,
              success_url: successUrl,
              cancel_url: cancelUrl,
            },
            { idempotencyKey: `setup-${id}` },
          ),
        ),
      ),
    getSetup: (id) =>
      guarded(async () =>
        toSetup(
          await stripe.checkout.sessions.retrieve(id, {
            expand: ['setup_intent', 'setup_intent.payment_method'],
          }),
        ),
      ),
    charge: (request) =>
      guarded(async () => {
        const known = await findCharge(request)
        if (known) return known
        try {
          const intent = await stripe.paymentIntents.create(
            {
              amount: request.amountCents,
              currency: 'eur',
              customer: request.customerId,
              payment_method: request.methodId,
              allowed_payment_method_types: [request.method === 'card' ? 'card' : 'sepa_debit'],
              confirm: true,
              off_session: true,
              description: request.label,
              metadata: { paymentId: request.paymentId, debit: '1' },
              expand: ['latest_charge'],
            },
            { idempotencyKey: `charge-${request.paymentId}` },
          )
          return toCharge(intent)
        } catch (error) {
          const refused = error instanceof Stripe.errors.StripeCardError ? error.payment_intent : undefined
          if (!refused) throw error
          return toCharge(refused)
        }
      }),
    getCharge: (id) => guarded(async () => toCharge(await readIntent(id))),
    findCharge: (of) => guarded(() => findCharge(of)),
    dropMethod: (id) =>
      guarded(async () => {
        try {
          await stripe.paymentMethods.detach(id)
        } catch (error) {
          const { customer } = await stripe.paymentMethods.retrieve(id)
          if (customer !== null) throw error
        }
      }),
    getSubscription: (id) =>
      guarded(async () => {
        const subscription = await stripe.subscriptions.retrieve(id)
        const paidInvoices: PaidInvoice[] = []
        const filter = { subscription: id, status: 'paid', limit: 100, expand: ['data.payments'] } as const
        for await (const invoice of stripe.invoices.list({ ...filter, expand: [...filter.expand] }))
          paidInvoices.push(toPaidInvoice(invoice))
        return toSubscriptionState(subscription, paidInvoices.reverse())
      }),
    openUnpaid: (id) =>
      guarded(async () => {
        const open = await stripe.invoices.list({ subscription: id, status: 'open', limit: 100 })
        const url = open.data.at(-1)?.hosted_invoice_url ?? null
        if (url !== null)
          await stripe.subscriptions.update(id, {
            payment_settings: { save_default_payment_method: 'on_subscription' },
          })
        return url
      }),
    endSubscription: (id, when, comment) =>
      guarded(async () => {
        const details = comment ? { cancellation_details: { comment } } : {}
        try {
          await (when === 'now'
            ? stripe.subscriptions.cancel(id, details)
            : stripe.subscriptions.update(id, { cancel_at_period_end: true, ...details }))
        } catch (error) {
          const { status } = await stripe.subscriptions.retrieve(id)
          if (!ENDED.has(status)) throw error
        }
      }),
    refund: ({ refundId, paymentIntentId, paymentId, amountCents }) =>
      guarded(async () => {
        // The service forgets its keys after a day; what was asked for carries our name for good.
        const known = (await listRefunds(paymentIntentId)).find((refund) => refund.refundId === refundId)
        if (known) return known
        const refund = await stripe.refunds.create(
          {
            payment_intent: paymentIntentId,
            amount: amountCents,
            reason: 'requested_by_customer',
            metadata: { paymentId, refundId },
          },
          { idempotencyKey: `refund-${refundId}` },
        )
        return toRefund(refund)
      }),
    listRefunds: (id) => guarded(() => listRefunds(id)),
    listReturns: (id) => guarded(() => listReturns(id)),
    getStanding: () =>
      guarded(async () => {
        const [account, balance, endpoints] = await Promise.all([
          stripe.accounts.retrieveCurrent(),
          stripe.balance.retrieve(),
          // A restricted key may well not read them.
          stripe.webhookEndpoints.list({ limit: 100 }).catch(() => null),
        ])
        const name = account.business_profile?.name ?? account.settings?.dashboard.display_name
        return {
          account: name || account.id,
          isLive: balance.livemode,
          listeners:
            endpoints?.data.filter(({ status }) => status === 'enabled').map(({ url }) => url) ?? null,
        }
      }),
    askForEvent: ({ payee, returnUrl }) =>
      guarded(async () => {
        const { id } = await stripe.checkout.sessions.create({
          mode: 'payment',
          branding_settings: { display_name: payee },
          allowed_payment_method_types: ['card'],
          line_items: [
            {
              quantity: 1,
              price_data: { currency: 'eur', unit_amount: 100, product_data: { name: payee } },
            },
          ],
          ...{ success_url: returnUrl, cancel_url: returnUrl },
        })
        await stripe.checkout.sessions.expire(id)
        return id
      }),
    readEvent(rawBody, signature, now) {
      try {
        const event = stripe.webhooks.constructEvent(
          rawBody,
          signature,
          webhookSecret,
          TOLERANCE_SECONDS,
          undefined,
          now.getTime(),
        )
        const stamped = Number(/(?:^|,)t=(\d+)/u.exec(signature)?.[1])
        // The library takes signatures from the future; a stolen secret must not be stored up.
        if (!(stamped * 1000 <= now.getTime() + FUTURE_TOLERANCE_SECONDS * 1000)) {
          throw new ForgedEventError('signed in the future')
        }
        return toEvent(event)
      } catch (error) {
        if (error instanceof z.ZodError) throw new ForgedEventError('it is no event', { cause: error })
        if (error instanceof ForgedEventError) throw error
        throw new ForgedEventError('the signature does not fit', { cause: error })
      }
    },
  }
}
