import { createHmac } from 'node:crypto'
import type Stripe from 'stripe'

/** The `Stripe-Signature` header: `atS` (seconds since 1970) and the HMAC-SHA-256 of `atS.payload` under `secret`. */
export function signPayload(payload: string, secret: string, atS: number): string {
  const signature = createHmac('sha256', secret).update(`${atS}.${payload}`, 'utf8').digest('hex')
  return `t=${atS},v1=${signature}`
}

/** What came of one try: an HTTP status, or why there was none. */
export interface TryResult {
  status: number | null
  error: string | null
}

const timeoutMs = 10_000

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error'
  if (error.name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`
  const cause = error.cause as { code?: string } | undefined
  return cause?.code ?? error.message
}

/** Posts one event, signed now. Never throws; `signal` ends it early. */
export async function sendWebhook(
  url: string,
  secret: string,
  event: Stripe.Event,
  signal: AbortSignal,
): Promise<TryResult> {
  const payload = JSON.stringify(event, null, 2)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        'stripe-signature': signPayload(payload, secret, Math.floor(Date.now() / 1000)),
      },
      body: payload,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    })
    await response.body?.cancel()
    return { status: response.status, error: null }
  } catch (error) {
    return { status: null, error: reasonOf(error) }
  }
}
