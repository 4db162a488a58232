import { type Ctx, withTx } from '../../ctx.ts'
import {
  type CheckoutState,
  GatewayUnavailableError,
  type PaymentGateway,
} from '../../platform/ports/payment-gateway.ts'
import { problem } from '../../platform/problem-error.ts'
import { findPerson } from '../identity/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { findCustomer, findPayment, saveCheckout, saveCustomer } from './data/payment-data.ts'

/** Stripe keeps a checkout open between 30 minutes and 24 hours. */
const OPEN_HOURS = 23

export interface OpenCheckoutInput {
  readonly paymentId: string
  /** How often it is paid for, where a subscription is to begin. */
  readonly interval?: 'month' | 'year' | null
  /** The means of payment is kept for later debits. */
  readonly keeps?: boolean
  readonly successUrl: string
  readonly cancelUrl: string
}

/** Runs a call of the payment service; when it does not answer, the caller is told that nothing was charged. */
export async function askGateway<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof GatewayUnavailableError)) throw error
    throw problem('payment.provider-unavailable', { retryAfterSeconds: 10, cause: error })
  }
}

/** The payment service’s customer of a person, made when there is none. */
export async function customerOf(
  ctx: Ctx,
  gateway: PaymentGateway,
  person: {
    readonly id: string
    readonly firstName: string
    readonly lastName: string
    readonly email: string
  },
): Promise<string> {
  const known = await findCustomer(ctx, person.id)
  if (known) return known
  const name = `${person.firstName} ${person.lastName}`
  const created = await gateway.createCustomer({ personId: person.id, email: person.email, name })
  await saveCustomer(ctx, person.id, created)
  return created
}

/**
 * Opens the page where a payment is made, or gives the one that is open. Outside any transaction: the payment service is
 * asked between two of them, under a key that makes a repeated call harmless.
 * @throws {TypeError} for a payment that is debited without its payer: it would be paid twice.
 * @throws a problem `payment.provider-unavailable`.
 */
export async function openCheckout(ctx: Ctx, input: OpenCheckoutInput): Promise<CheckoutState> {
  const gateway = ctx.deps.payments
  const payment = await findPayment(ctx, input.paymentId)
  if (payment?.unattended) throw new TypeError(`payment ${payment.id} is debited, it has no page`)
  const person = payment && (await findPerson(ctx, payment.personId))
  if (!gateway || !payment || !person) throw problem('payment.provider-unavailable')
  const { name: payee } = await getOrganisationProfile(ctx)
  const customerId = await askGateway(() => customerOf(ctx, gateway, person))
  const checkout = await askGateway(() =>
    gateway.createCheckout({
      paymentId: payment.id,
      amountCents: payment.amountCents,
      payee,
      label: ctx.locale === 'en' ? payment.labelEn : payment.labelFr,
      description: payment.reference,
      method: payment.method === 'sepa-debit' ? 'sepa-debit' : 'card',
      interval: input.interval ?? null,
      keeps: input.keeps ?? false,
      customerId,
      email: person.email,
      locale: ctx.locale,
      successUrl: input.successUrl,
      cancelUrl: input.cancelUrl,
      // From the payment’s own time, so that a repeated call asks for the very same thing.
      expiresAt: new Date(payment.createdAt.getTime() + OPEN_HOURS * 3_600_000),
    }),
  )
  await withTx(ctx, (tx) => saveCheckout(tx, payment.id, checkout.id, checkout.url))
  return checkout
}
