import { hasForbiddenCharacters } from '@guichet/domain/text'
import Stripe from 'stripe'
import { z } from 'zod'

export interface CheckoutRequest {
  readonly paymentId: string
  readonly amountCents: number
  /** Name of the organisation, shown where one pays. */
  readonly payee: string
  readonly label: string
  readonly description: string
  readonly method: 'card' | 'sepa-debit'
  readonly customerId: string | null
  readonly email: string
  readonly locale: 'fr' | 'en'
  readonly successUrl: string
  readonly cancelUrl: string
  readonly expiresAt: Date
}

/** Where a checkout stands, in our words. */
export interface CheckoutState {
  readonly id: string
  readonly url: string | null
  readonly paymentId: string | null
  readonly amountCents: number | null
  readonly paymentIntentId: string | null
  readonly status: 'open' | 'processing' | 'paid' | 'failed' | 'expired'
  /** When the money was confirmed; null unless paid. */
  readonly paidAt: Date | null
}

export interface GatewayEvent {
  readonly id: string
  readonly type: string
  readonly createdAt: Date
  readonly objectId: string | null
  readonly objectKind: string
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

/** Stripe’s ids have at most 255 characters. */
const word = z
  .string()
  .min(1)
  .max(255)
  .refine((text) => !hasForbiddenCharacters(text))
/** What is read of an event; the rest of it is not ours to judge. */
const EVENT = z.object({
  id: word,
  type: word,
  created: z.int().min(0).max(253_402_300_799),
  data: z.object({ object: z.object({ id: word.nullish(), object: word.nullish() }) }),
})

export interface PaymentGateway {
  createCustomer(input: { personId: string; email: string; name: string }): Promise<string>
  /** The same `paymentId` always gives the same checkout. */
  createCheckout(request: CheckoutRequest): Promise<CheckoutState>
  getCheckout(checkoutId: string): Promise<CheckoutState>
  /** Closes a checkout nobody paid. Answers the state it really has afterwards. */
  expireCheckout(checkoutId: string): Promise<CheckoutState>
  /** @throws {ForgedEventError} */
  readEvent(rawBody: Buffer, signature: string, now: Date): GatewayEvent
}

const TOLERANCE_SECONDS = 300
const FUTURE_TOLERANCE_SECONDS = 60

interface Options {
  readonly secretKey: string
  readonly webhookSecret: string
  readonly apiBase: string | undefined
}

const unavailable = (error: unknown) =>
  new GatewayUnavailableError('the payment service did not do as asked', {
    cause: error,
    refused: error instanceof Stripe.errors.StripeInvalidRequestError,
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

  const paidAtOf = (intent: Stripe.PaymentIntent | null): Date | null => {
    const charge = intent?.latest_charge
    const created = typeof charge === 'object' && charge !== null ? charge.created : intent?.created
    return created === undefined ? null : new Date(created * 1000)
  }
  const toState = (session: Stripe.Checkout.Session): CheckoutState => {
    const intent = typeof session.payment_intent === 'object' ? session.payment_intent : null
    const isPaid = session.payment_status === 'paid' || session.payment_status === 'no_payment_required'
    const hasFailed = intent?.status === 'requires_payment_method' || intent?.status === 'canceled'
    const status =
      session.status === 'expired'
        ? 'expired'
        : session.status === 'open'
          ? 'open'
          : isPaid
            ? 'paid'
            : hasFailed
              ? 'failed'
              : 'processing'
    return {
      id: session.id,
      url: session.url,
      paymentId: session.client_reference_id,
      amountCents: session.amount_total,
      paymentIntentId:
        intent?.id ?? (typeof session.payment_intent === 'string' ? session.payment_intent : null),
      status,
      paidAt: status === 'paid' ? (paidAtOf(intent) ?? new Date(session.created * 1000)) : null,
    }
  }
  const retrieve = (id: string) =>
    stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent', 'payment_intent.latest_charge'] })
  /** The checkout opened for this payment before, in other words (another language, say); a payment never gets two. */
  const findOpened = async ({ paymentId, customerId }: CheckoutRequest) => {
    const filter = customerId === null ? {} : { customer: customerId }
    for await (const session of stripe.checkout.sessions.list({ ...filter, limit: 100 })) {
      if (session.client_reference_id === paymentId) return retrieve(session.id)
    }
    throw new TypeError(`no checkout names payment ${paymentId}`)
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
    createCheckout: (request) =>
      guarded(async () => {
        const opening = stripe.checkout.sessions.create(
          {
            mode: 'payment',
            client_reference_id: request.paymentId,
            branding_settings: { display_name: request.payee },
            allowed_payment_method_types: [request.method === 'card' ? 'card' : 'sepa_debit'],
            line_items: [
              {
                quantity: 1,
                price_data: {
                  currency: 'eur',
                  unit_amount: request.amountCents,
                  product_data: { name: request.label, description: request.description },
                },
              },
            ],
            ...(request.customerId ? { customer: request.customerId } : { customer_email: request.email }),
            locale: request.locale,
            metadata: { paymentId: request.paymentId },
            payment_intent_data: { metadata: { paymentId: request.paymentId }, description: request.label },
            success_url: request.successUrl,
            cancel_url: request.cancelUrl,
            expires_at: Math.floor(request.expiresAt.getTime() / 1000),
          },
          { idempotencyKey: `checkout-${request.paymentId}` },
        )
        const session = await opening.catch((error: unknown) => {
          if (!(error instanceof Stripe.errors.StripeIdempotencyError)) throw error
          return findOpened(request)
        })
        return toState(session)
      }),
    getCheckout: (id) => guarded(async () => toState(await retrieve(id))),
    expireCheckout: (id) =>
      guarded(async () => {
        try {
          await stripe.checkout.sessions.expire(id)
        } catch (error) {
          if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error
        }
        return toState(await retrieve(id))
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
        const { id, type, created, data } = EVENT.parse(event)
        return {
          id,
          type,
          createdAt: new Date(created * 1000),
          objectId: data.object.id ?? null,
          objectKind: data.object.object ?? '',
        }
      } catch (error) {
        if (error instanceof z.ZodError) throw new ForgedEventError('it is no event', { cause: error })
        if (error instanceof ForgedEventError) throw error
        throw new ForgedEventError('the signature does not fit', { cause: error })
      }
    },
  }
}
