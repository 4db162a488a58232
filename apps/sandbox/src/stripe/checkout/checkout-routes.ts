import type { FastifyInstance, FastifyReply } from 'fastify'
import type Stripe from 'stripe'
import { sendPage } from '../../pages/layout.ts'
import { type Act, byNobody, perform } from '../act.ts'
import type { StripeBox } from '../box.ts'
import { idOf } from '../ids.ts'
import { createCard, createSepaDebit } from '../payments/payment-method.ts'
import {
  checkTyped,
  type FieldErrors,
  nothingTyped,
  readExpiry,
  readTyped,
  type Typed,
} from './checkout-form.ts'
import { checkoutPage, closedPage, confirmPage } from './checkout-page.ts'
import { type Attempt, methodToConfirm, type Payer, paySession, refuseConfirmation } from './pay-session.ts'

type Session = Stripe.Checkout.Session
type Method = 'card' | 'sepa_debit'

export const frenchReasons: Record<string, string> = {
  insufficient_funds: 'Votre carte a été refusée\u00a0: la provision est insuffisante.',
  expired_card: 'Votre carte a été refusée\u00a0: elle est expirée.',
  incorrect_cvc: 'Le cryptogramme est inexact.',
  incorrect_number: 'Le numéro de carte est inexact.',
  payment_intent_authentication_failure: 'Vous avez refusé la confirmation. Rien n’a été débité.',
  setup_intent_authentication_failure: 'Vous avez refusé la confirmation. La carte n’est pas enregistrée.',
}

export function reasonOf(attempt: Attempt & { kind: 'refused' }): string {
  const reason = frenchReasons[attempt.declineCode ?? ''] ?? frenchReasons[attempt.code]
  return reason ?? 'Votre carte a été refusée.'
}

/** The address to come back to after paying, with the session's id in its place. */
function returnUrl(session: Session): string {
  return (session.success_url ?? '/').replaceAll('{CHECKOUT_SESSION_ID}', session.id)
}

function knownEmail(box: StripeBox, session: Session): string | null {
  return session.customer_email ?? box.customers.get(idOf(session.customer) ?? '')?.email ?? null
}

function payeeOf(box: StripeBox, session: Session): string {
  return box.plans.get(session.id)?.payee ?? new URL(session.success_url ?? 'http://localhost').host
}

function show(
  box: StripeBox,
  reply: FastifyReply,
  session: Session,
  method: Method,
  more: { typed?: Typed; errors?: FieldErrors; alert?: string | null; status?: number } = {},
) {
  const { typed = nothingTyped, errors = {}, alert = null, status = 200 } = more
  const items = box.lineItems.get(session.id)?.items ?? []
  const view = {
    session,
    action: `/stripe/checkout/${session.id}`,
    items,
    payee: payeeOf(box, session),
    method,
    email: knownEmail(box, session),
    typed,
    errors,
    alert,
  }
  return sendPage(reply, checkoutPage(view), status)
}

function methodOf(session: Session, wanted: unknown): Method {
  const types = session.payment_method_types as Method[]
  return types.find((type) => type === wanted) ?? types[0] ?? 'card'
}

/** The means of payment that was typed. */
export function typedMethod(act: Act, method: Method, typed: Typed, payer: Payer): Stripe.PaymentMethod {
  if (method === 'sepa_debit') return createSepaDebit(act, typed.iban, payer)
  const expiry = readExpiry(typed.expiry) ?? { expMonth: 12, expYear: 2040 }
  return createCard(act, { number: typed.card, ...expiry }, payer)
}

function attempt(act: Act, session: Session, method: Method, typed: Typed, payer: Payer): Attempt {
  const isFree = session.mode === 'payment' && session.amount_total === 0
  return paySession(act, session, isFree ? null : typedMethod(act, method, typed, payer), payer)
}

interface Address {
  Params: { id: string }
  Querystring: { method?: string; refused?: string }
}

/** The hosted checkout page and the bank's confirmation page. */
export function checkoutRoutes(app: FastifyInstance, box: StripeBox): void {
  const openSession = (id: string) => {
    const session = box.sessions.get(id)
    return session?.status === 'open' ? session : undefined
  }
  const sendClosed = (reply: FastifyReply, id: string) => {
    const session = box.sessions.get(id)
    return sendPage(reply, closedPage(session, session ? returnUrl(session) : null), session ? 410 : 404)
  }

  app.get<Address>('/stripe/checkout/:id', (request, reply) => {
    const session = openSession(request.params.id)
    if (!session) return sendClosed(reply, request.params.id)
    const alert = request.query.refused ? (frenchReasons.payment_intent_authentication_failure ?? null) : null
    return show(box, reply, session, methodOf(session, request.query.method), { alert })
  })

  app.post<Address>('/stripe/checkout/:id', (request, reply) => {
    const session = openSession(request.params.id)
    if (!session) return sendClosed(reply, request.params.id)
    const method = methodOf(session, request.query.method)
    const typed = readTyped(request.body)
    const email = knownEmail(box, session)
    const free = session.amount_total === 0
    const errors = checkTyped(typed, method, email === null, new Date())
    const shown = free ? { ...(errors.email ? { email: errors.email } : {}) } : errors
    if (Object.keys(shown).length > 0)
      return show(box, reply, session, method, { typed, errors: shown, status: 422 })
    const payer = {
      email: email ?? typed.email,
      name: (method === 'card' ? typed.name : typed.holder) || null,
    }
    const result = perform(box, byNobody, (act) => attempt(act, session, method, typed, payer))
    if (result.kind === 'complete') return reply.redirect(returnUrl(session), 303)
    if (result.kind === 'confirm') return reply.redirect(`/stripe/checkout/${session.id}/confirm`, 303)
    return show(box, reply, session, method, { typed, alert: reasonOf(result), status: 402 })
  })

  app.get<Address>('/stripe/checkout/:id/confirm', (request, reply) => {
    const session = openSession(request.params.id)
    if (!session) return sendClosed(reply, request.params.id)
    return sendPage(reply, confirmPage(session, payeeOf(box, session), `/stripe/checkout/${session.id}`))
  })

  app.post<Address>('/stripe/checkout/:id/confirm', (request, reply) => {
    const session = openSession(request.params.id)
    if (!session) return sendClosed(reply, request.params.id)
    const yes = (request.body as { answer?: string } | null)?.answer === 'yes'
    const result = perform(box, byNobody, (act) => confirmSession(act, session, yes))
    if (result?.kind === 'complete') return reply.redirect(returnUrl(session), 303)
    return reply.redirect(`/stripe/checkout/${session.id}${result ? '?refused=1' : ''}`, 303)
  })
}

/** The holder's answer to his bank; undefined when no method waits for it. */
export function confirmSession(act: Act, session: Session, yes: boolean): Attempt | undefined {
  const method = methodToConfirm(act, session)
  if (!method) return undefined
  const { email, name } = method.billing_details
  if (!yes) return refuseConfirmation(act, session)
  return paySession(act, session, method, { email: email ?? null, name: name ?? null }, true)
}
