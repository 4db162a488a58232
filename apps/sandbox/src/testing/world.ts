import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import Stripe from 'stripe'
import { type Sandbox, startSandbox } from '../start-sandbox.ts'

interface Received {
  body: string
  headers: IncomingHttpHeaders
  event: Stripe.Event
}

/** A small server that plays the shop: it notes each webhook and answers with `status`. */
async function startReceiver() {
  const received: Received[] = []
  const state = { status: 200 }
  const server = createServer(async (request, response) => {
    const body = await text(request)
    received.push({ body, headers: request.headers, event: JSON.parse(body) as Stripe.Event })
    response.writeHead(state.status).end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    received,
    state,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    types: () => received.map((item) => item.event.type),
    async stop() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

/** Waits until `read` gives something true; fails after `deadlineMs`. */
export async function until<T>(
  read: () => T | Promise<T>,
  deadlineMs = 4000,
): Promise<Exclude<T, false | null | undefined>> {
  const end = Date.now() + deadlineMs
  for (;;) {
    const value = await read()
    if (value) return value as Exclude<T, false | null | undefined>
    if (Date.now() > end) throw new Error(`not true within ${deadlineMs} ms: ${read}`)
    await new Promise((done) => setTimeout(done, 10))
  }
}

export type World = Awaited<ReturnType<typeof startWorld>>

/** A sandbox on free ports, a shop that receives its webhooks, and the official SDK pointed at it. */
export async function startWorld(dataDir?: string) {
  const receiver = await startReceiver()
  const start = (): Promise<Sandbox> =>
    startSandbox({
      port: 0,
      smtpPort: 0,
      ...(dataDir ? { dataDir } : {}),
      webhookUrl: receiver.url,
      webhookSecret: 'whsec_test',
      portalUrl: 'https://portail.example',
      retries: { firstRetryMs: 20, maxRetryMs: 100 },
    })
  const world = {
    receiver,
    sandbox: await start(),
    get stripe() {
      return stripeAt(world.sandbox.url)
    },
    async json<T = Record<string, unknown>>(
      path: string,
      body?: unknown,
      method = body === undefined ? 'GET' : 'POST',
    ) {
      const response = await fetch(world.sandbox.url + path, {
        method,
        ...(body === undefined
          ? {}
          : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      })
      return { status: response.status, body: (await response.json()) as T }
    },
    behave: (wish: object) => world.json('/stripe/behaviour', wish),
    pay: (session: { id: string }, wish: object) =>
      world.json<{
        status: string
        payment_status: string
        error?: { code: string; decline_code: string | null }
      }>(`/stripe/checkout/${session.id}/pay`, wish),
    async restart() {
      await world.sandbox.stop()
      world.sandbox = await start()
    },
    async stop() {
      await world.sandbox.stop()
      await receiver.stop()
    },
  }
  return world
}

/** The official SDK, pointed at `url`; it never tries twice by itself. */
function stripeAt(url: string): Stripe {
  const { hostname, port } = new URL(url)
  return new Stripe('sk_test_sandbox', {
    host: hostname,
    port,
    protocol: 'http',
    telemetry: false,
    maxNetworkRetries: 0,
    timeout: 5000,
  })
}

/** What a membership of 69 euros asks for. */
export function membershipSession(more: Partial<Stripe.Checkout.SessionCreateParams> = {}) {
  return {
    mode: 'payment',
    customer_email: 'lea@exemple.fr',
    client_reference_id: 'membership-1',
    line_items: [
      {
        quantity: 1,
        price_data: { currency: 'eur', unit_amount: 6900, product_data: { name: 'Adhésion 2026' } },
      },
    ],
    payment_intent_data: { metadata: { membership: 'm1' } },
    metadata: { membership: 'm1' },
    success_url: 'http://127.0.0.1:3000/merci?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://127.0.0.1:3000/annuler',
    locale: 'fr',
    ...more,
  } satisfies Stripe.Checkout.SessionCreateParams
}
