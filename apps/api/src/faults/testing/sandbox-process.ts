import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type NodeProcess, startApp } from './node-process.ts'
import { freePair } from './ports.ts'
import { waitUntil } from './wait-until.ts'

export const WEBHOOK_SECRET = 'whsec_of_the_tests'

export interface Session {
  readonly id: string
  readonly status: 'open' | 'complete' | 'expired'
  readonly payment_status: 'paid' | 'unpaid'
  readonly client_reference_id: string
  readonly amount_total: number
}
export interface Intent {
  readonly id: string
  readonly status: string
  readonly amount_received: number
  readonly metadata: { readonly paymentId?: string }
}
export interface Delivery {
  readonly id: string
  readonly eventId: string
  readonly type: string
  readonly objectId: string | null
  readonly state: 'waiting' | 'held' | 'delivered' | 'given-up'
  readonly tries: number
  readonly lastStatus: number | null
}
export interface Mail {
  readonly id: string
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly attachments: readonly { readonly filename: string; readonly base64: string }[]
}
interface Behaviour {
  readonly webhooks?: 'normal' | 'late' | 'twice' | 'shuffled' | 'off'
  readonly api?: 'normal' | 'slow' | 'drop'
  readonly sepaDelayMs?: number
  readonly lateMs?: number
}

/** The sandbox in a process of its own, and the ways tests steer and read it. */
export interface SandboxProcess {
  readonly url: string
  readonly port: number
  readonly process: NodeProcess
  behave(behaviour: Behaviour): Promise<void>
  /** Pays as somebody on the page would; answers the HTTP status (402: refused or to be confirmed). */
  pay(checkoutId: string, wish?: { card?: string; iban?: string; confirm?: boolean }): Promise<number>
  session(checkoutId: string): Promise<Session>
  sessions(): Promise<Session[]>
  intents(): Promise<Intent[]>
  deliveries(): Promise<Delivery[]>
  /** Sends one event once more. */
  resend(eventId: string): Promise<void>
  flush(): Promise<void>
  mailsTo(address: string): Promise<Mail[]>
  stop(): Promise<void>
}

async function json<T>(url: string, method: 'GET' | 'POST' = 'GET', body?: unknown): Promise<T> {
  const answer = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', authorization: 'Bearer sk_test_sandbox' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as T
}

/** All pages of a Stripe list. */
async function listAll<T extends { id: string }>(url: string): Promise<T[]> {
  const all: T[] = []
  for (;;) {
    const last = all.at(-1)
    const page = await json<{ data: T[]; has_more: boolean }>(
      `${url}?limit=100${last ? `&starting_after=${last.id}` : ''}`,
    )
    all.push(...page.data)
    if (!page.has_more || page.data.length === 0) return all
  }
}

/** Starts the sandbox on free ports; its webhooks go to `webhookUrl`. */
export async function startSandbox(webhookUrl: string): Promise<SandboxProcess> {
  const port = await freePair()
  const folder = mkdtempSync(join(tmpdir(), 'guichet-sandbox-'))
  const child = startApp('sandbox', {
    SANDBOX_PORT: String(port),
    SANDBOX_DATA_DIR: folder,
    STRIPE_WEBHOOK_URL: webhookUrl,
    STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
  })
  const url = `http://localhost:${port}`
  await waitUntil(
    async () => {
      if (child.hasEnded()) throw new Error(child.output())
      return (await fetch(`${url}/health`)).ok
    },
    { what: 'the sandbox answers', timeoutMs: 30_000 },
  )
  return {
    url,
    port,
    process: child,
    behave: async (behaviour) => void (await json(`${url}/stripe/behaviour`, 'POST', behaviour)),
    async pay(checkoutId, wish = {}) {
      const answer = await fetch(`${url}/stripe/checkout/${checkoutId}/pay`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(wish),
      })
      await answer.body?.cancel()
      return answer.status
    },
    session: (id) => json<Session>(`${url}/v1/checkout/sessions/${id}`),
    sessions: () => listAll<Session>(`${url}/v1/checkout/sessions`),
    intents: () => listAll<Intent>(`${url}/v1/payment_intents`),
    deliveries: async () => (await json<{ webhooks: Delivery[] }>(`${url}/stripe/webhooks`)).webhooks,
    resend: async (eventId) => void (await json(`${url}/stripe/webhooks/${eventId}/resend`, 'POST', {})),
    flush: async () => void (await json(`${url}/stripe/webhooks/flush`, 'POST', {})),
    mailsTo: async (address) =>
      (await json<{ messages: Mail[] }>(`${url}/mail/messages?to=${encodeURIComponent(address)}`)).messages,
    async stop() {
      await child.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
