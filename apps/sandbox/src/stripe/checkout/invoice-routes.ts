import type { FastifyInstance, FastifyReply } from 'fastify'
import type Stripe from 'stripe'
import { html } from '../../pages/html.ts'
import { sendPage } from '../../pages/layout.ts'
import { byNobody, perform } from '../act.ts'
import type { StripeBox } from '../box.ts'
import { idOf } from '../ids.ts'
import { checkTyped, type FieldErrors, nothingTyped, readTyped, type Typed } from './checkout-form.ts'
import { checkoutPage, confirmPage } from './checkout-page.ts'
import { frenchReasons, reasonOf, typedMethod } from './checkout-routes.ts'
import { confirmInvoice, payInvoice } from './pay-invoice.ts'

type Method = 'card' | 'sepa_debit'
interface Address {
  Params: { id: string }
  Querystring: { method?: string; refused?: string }
}
const pageOf = (invoice: Stripe.Invoice) => `/stripe/invoice/${invoice.id}`
const methodOf = (wanted: unknown): Method => (wanted === 'sepa_debit' ? 'sepa_debit' : 'card')
const payeeOf = (invoice: Stripe.Invoice) => invoice.description ?? 'votre abonnement'

/** What the page tells when nothing is to be paid on it. */
function closed(reply: FastifyReply, invoice: Stripe.Invoice | undefined) {
  const [title, text, status] =
    invoice?.status === 'paid'
      ? ([
          'Facture payée',
          'Merci\u00a0: cette facture est payée. Vous pouvez fermer cette page.',
          200,
        ] as const)
      : (['Facture introuvable', 'Cette adresse ne mène à aucune facture à payer.', 404] as const)
  const body = html`<h1>${title}</h1><div class="card"><p>${text}</p></div>`
  return sendPage(reply, { title, body, bare: true, width: 'narrow' }, status)
}

/** The hosted page on which an open invoice is paid, which leads back nowhere, as Stripe’s does. */
export function invoiceRoutes(app: FastifyInstance, box: StripeBox): void {
  /** An invoice whose payment is not on its way. */
  const openInvoice = (id: string) => {
    const invoice = box.invoices.get(id)
    const intent = box.intents.get(box.invoiceIntents.get(id)?.intentId ?? '')
    return invoice?.status === 'open' && intent?.status !== 'processing' ? invoice : undefined
  }
  const show = (
    reply: FastifyReply,
    invoice: Stripe.Invoice,
    method: Method,
    more: { typed?: Typed; errors?: FieldErrors; alert?: string | null; status?: number } = {},
  ) => {
    const { typed = nothingTyped, errors = {}, alert = null, status = 200 } = more
    const session = {
      ...{ mode: 'payment' as const, amount_total: invoice.amount_remaining, currency: invoice.currency },
      ...{ payment_method_types: ['card', 'sepa_debit'], cancel_url: null },
    }
    const items = invoice.lines.data.map(({ description, quantity, amount }) => ({
      ...{ description, quantity, amount_total: amount },
    }))
    const email = box.customers.get(idOf(invoice.customer) ?? '')?.email ?? null
    const view = { session, action: pageOf(invoice), items, payee: payeeOf(invoice), method, email }
    return sendPage(reply, checkoutPage({ ...view, typed, errors, alert }), status)
  }

  app.get<Address>('/stripe/invoice/:id', (request, reply) => {
    const invoice = openInvoice(request.params.id)
    if (!invoice) return closed(reply, box.invoices.get(request.params.id))
    const alert = request.query.refused ? (frenchReasons.payment_intent_authentication_failure ?? null) : null
    return show(reply, invoice, methodOf(request.query.method), { alert })
  })

  app.post<Address>('/stripe/invoice/:id', (request, reply) => {
    const invoice = openInvoice(request.params.id)
    if (!invoice) return closed(reply, box.invoices.get(request.params.id))
    const method = methodOf(request.query.method)
    const typed = readTyped(request.body)
    const email = box.customers.get(idOf(invoice.customer) ?? '')?.email ?? null
    const errors = checkTyped(typed, method, email === null, new Date())
    if (Object.keys(errors).length > 0) return show(reply, invoice, method, { typed, errors, status: 422 })
    const name = (method === 'card' ? typed.name : typed.holder) || null
    const payer = { email: email ?? typed.email, name }
    const result = perform(box, byNobody, (act) =>
      payInvoice(act, invoice, typedMethod(act, method, typed, payer)),
    )
    if (result.kind === 'refused')
      return show(reply, invoice, method, { typed, alert: reasonOf(result), status: 402 })
    return reply.redirect(`${pageOf(invoice)}${result.kind === 'confirm' ? '/confirm' : ''}`, 303)
  })

  app.get<Address>('/stripe/invoice/:id/confirm', (request, reply) => {
    const invoice = openInvoice(request.params.id)
    if (!invoice) return closed(reply, box.invoices.get(request.params.id))
    const amount = { amount_total: invoice.amount_remaining, currency: invoice.currency }
    return sendPage(reply, confirmPage(amount, payeeOf(invoice), pageOf(invoice)))
  })

  app.post<Address>('/stripe/invoice/:id/confirm', (request, reply) => {
    const invoice = openInvoice(request.params.id)
    if (!invoice) return closed(reply, box.invoices.get(request.params.id))
    const yes = (request.body as { answer?: string } | null)?.answer === 'yes'
    const result = perform(box, byNobody, (act) => confirmInvoice(act, invoice, yes))
    return reply.redirect(`${pageOf(invoice)}${result?.kind === 'refused' ? '?refused=1' : ''}`, 303)
  })
}
