import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { newId } from '../../state/new-id.ts'
import { perform } from '../act.ts'
import { apiVersion, behaviourOf, type StripeBox } from '../box.ts'
import { StripeFault } from '../fault.ts'
import { type FormHash, parseForm } from '../form.ts'
import { readParams } from '../params.ts'
import { accountEndpoints } from './account.ts'
import { catalogueEndpoints } from './catalogue.ts'
import { customerEndpoints } from './customers.ts'
import { disputeEndpoints } from './disputes.ts'
import type { Endpoint } from './endpoint.ts'
import { expand } from './expand.ts'
import { type Answer, oncePerKey } from './idempotency.ts'
import { invoiceEndpoints } from './invoices.ts'
import { paymentIntentEndpoints } from './payment-intents.ts'
import { paymentMethodEndpoints } from './payment-methods.ts'
import { refundEndpoints } from './refunds.ts'
import { sessionEndpoints } from './sessions.ts'
import { setupIntentEndpoints } from './setup-intents.ts'
import { subscriptionEndpoints } from './subscriptions.ts'

const endpoints: readonly Endpoint[] = [
  ...accountEndpoints,
  ...catalogueEndpoints,
  ...customerEndpoints,
  ...sessionEndpoints,
  ...paymentIntentEndpoints,
  ...setupIntentEndpoints,
  ...paymentMethodEndpoints,
  ...refundEndpoints,
  ...disputeEndpoints,
  ...subscriptionEndpoints,
  ...invoiceEndpoints,
]

const slowMs = 3000

function requireKey(request: FastifyRequest): void {
  const given = request.headers.authorization ?? ''
  if (/^Bearer (sk|rk)_\w+$/.test(given)) return
  throw new StripeFault(401, {
    type: 'invalid_request_error',
    message: given
      ? 'Invalid API Key provided. A secret key starts with sk_.'
      : 'You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth.',
  })
}

const faultAnswer = (fault: StripeFault, requestId: string): Answer => ({
  status: fault.status,
  body: JSON.stringify({ error: { ...fault.body, request_id: requestId } }),
  replayed: false,
})

// What is asked, whether it came in the query (GET, DELETE) or in the body.
function formOf(request: FastifyRequest): FormHash {
  const query = request.url.split('?')[1] ?? ''
  const body = request.body && typeof request.body === 'object' ? (request.body as FormHash) : {}
  return { ...parseForm(query), ...body }
}

function carryOut(box: StripeBox, endpoint: Endpoint, request: FastifyRequest, requestId: string): Answer {
  const idempotencyKey = request.headers['idempotency-key']
  const key = endpoint.method === 'POST' && typeof idempotencyKey === 'string' ? idempotencyKey : null
  const form = formOf(request)
  const { id = '' } = request.params as { id?: string }
  return perform(box, { requestId, idempotencyKey: key }, (act) =>
    oncePerKey(box, key, JSON.stringify([request.routeOptions.url, id, form]), () => {
      try {
        const params = readParams(form)
        const object = endpoint.run({ act, id, params })
        return {
          status: 200,
          body: JSON.stringify(expand(box, object, params.texts('expand'))),
          replayed: false,
        }
      } catch (error) {
        if (error instanceof StripeFault) return faultAnswer(error, requestId)
        throw error
      }
    }),
  )
}

async function answer(box: StripeBox, endpoint: Endpoint, request: FastifyRequest, reply: FastifyReply) {
  const requestId = newId('req_', 14)
  let result: Answer
  try {
    requireKey(request)
    if (behaviourOf(box).api === 'slow') await wait(slowMs)
    result = carryOut(box, endpoint, request, requestId)
  } catch (error) {
    if (!(error instanceof StripeFault)) throw error
    result = faultAnswer(error, requestId)
  }
  if (behaviourOf(box).api === 'drop') {
    reply.hijack()
    request.raw.socket.destroy()
    return
  }
  if (result.replayed) reply.header('idempotent-replayed', 'true')
  return reply
    .code(result.status)
    .headers({ 'request-id': requestId, 'stripe-version': apiVersion })
    .type('application/json; charset=utf-8')
    .send(result.body)
}

/** The addresses under `/v1`, as the official SDK calls them. */
export function stripeApi(app: FastifyInstance, box: StripeBox): void {
  for (const endpoint of endpoints) {
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      handler: (request, reply) => answer(box, endpoint, request, reply),
    })
  }
  app.all('/v1/*', (request, reply) => {
    const requestId = newId('req_', 14)
    const message = `Unrecognized request URL (${request.method}: ${request.url.split('?')[0]}), or not part of the sandbox.`
    const fault = new StripeFault(404, { type: 'invalid_request_error', message })
    return reply
      .code(404)
      .header('request-id', requestId)
      .type('application/json')
      .send(faultAnswer(fault, requestId).body)
  })
}
