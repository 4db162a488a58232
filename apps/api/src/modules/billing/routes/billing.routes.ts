import * as contract from '@guichet/contract/payments.contract'
import type { FastifyInstance } from 'fastify'
import { actingPersonId, systemCtx } from '../../../ctx.ts'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { pdfHeaders } from '../../../platform/pdf/pdf-answer.ts'
import { listPayments } from '../list-payments.ts'
import { receiveEvent } from '../receive-event.ts'
import { renderReceipt } from '../render-receipt.ts'

const EVENT_LIMIT = 256_000

export function billingRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, contract.listPayments, async ({ ctx, query, reply }) =>
    reply(200, await listPayments(ctx, query)),
  )
  serveRoute(app, deps, contract.getPaymentReceipt, async ({ ctx, params, reply }) => {
    const { pdf, number } = await renderReceipt(ctx, params.id, actingPersonId(ctx), ctx.locale)
    return reply(200, pdf, {
      headers: pdfHeaders(ctx.locale === 'en' ? `receipt-${number}.pdf` : `recu-${number}.pdf`),
    })
  })
  // Signed by the payment service over the bytes as they came, so they are kept raw here.
  app.register((scope, _options, done) => {
    eventRoute(scope, deps)
    done()
  })
}

/** Where the payment service tells us that something happened. */
function eventRoute(scope: FastifyInstance, deps: Deps): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: EVENT_LIMIT }, (_request, body, done) => {
    done(null, body)
  })
  scope.post('/api/webhooks/stripe', { config: { access: { kind: 'public' } } }, async (request, reply) => {
    const signature = request.headers['stripe-signature']
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const ctx = { ...systemCtx(deps, 'stripe-webhook'), requestId: request.id }
    await receiveEvent(ctx, body, typeof signature === 'string' ? signature : '')
    return reply.code(200).send({ received: true })
  })
}
