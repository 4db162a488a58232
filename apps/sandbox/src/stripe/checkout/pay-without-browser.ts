import type { FastifyInstance } from 'fastify'
import type Stripe from 'stripe'
import { type Act, byNobody, perform } from '../act.ts'
import type { StripeBox } from '../box.ts'
import { StripeFault } from '../fault.ts'
import { idOf } from '../ids.ts'
import { createCard, createSepaDebit } from '../payments/payment-method.ts'
import { confirmSession } from './checkout-routes.ts'
import { type Attempt, paySession, requireOpen } from './pay-session.ts'

interface Wish {
  card?: string
  iban?: string
  /** The holder's answer when his bank asks; without it such a card stays waiting. */
  confirm?: boolean
  email?: string
  name?: string
}

function attempt(act: Act, session: Stripe.Checkout.Session, wish: Wish): Attempt {
  requireOpen(session)
  const known = session.customer_email ?? act.box.customers.get(idOf(session.customer) ?? '')?.email
  const payer = { email: wish.email ?? known ?? 'payeur@exemple.fr', name: wish.name ?? 'Camille Payeur' }
  const method = wish.iban
    ? createSepaDebit(act, wish.iban, payer)
    : createCard(act, { number: wish.card ?? '4242424242424242', expMonth: 12, expYear: 2040 }, payer)
  const first = paySession(act, session, method, payer)
  if (first.kind !== 'confirm' || wish.confirm === undefined) return first
  return confirmSession(act, session, wish.confirm) ?? first
}

/** Paying a session as the page does, for tests without a browser: 200 with both states, 402 when refused or unconfirmed. */
export function payWithoutBrowser(app: FastifyInstance, box: StripeBox): void {
  app.post<{ Params: { id: string } }>('/stripe/checkout/:id/pay', (request, reply) => {
    const session = box.sessions.get(request.params.id)
    if (!session) return reply.code(404).send({ error: { code: 'resource_missing' } })
    try {
      const result = perform(box, byNobody, (act) => attempt(act, session, (request.body ?? {}) as Wish))
      if (result.kind === 'complete')
        return { status: session.status, payment_status: session.payment_status }
      const error =
        result.kind === 'confirm'
          ? {
              code: 'authentication_required',
              message: 'The holder must confirm: send confirm true or false.',
            }
          : { code: result.code, decline_code: result.declineCode, message: result.message }
      return reply.code(402).send({ error, status: session.status, payment_status: session.payment_status })
    } catch (error) {
      if (!(error instanceof StripeFault)) throw error
      return reply.code(error.status).send({ error: error.body, status: session.status })
    }
  })
}
