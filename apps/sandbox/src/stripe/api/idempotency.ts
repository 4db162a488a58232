import { createHash } from 'node:crypto'
import type { StripeBox } from '../box.ts'
import { StripeFault } from '../fault.ts'

/** An answer of the API, ready to send. */
export interface Answer {
  status: number
  body: string
  replayed: boolean
}

const keptForMs = 24 * 3600 * 1000

/** Forgets the answers older than a day. */
export function forgetOldAnswers(box: StripeBox): void {
  for (const answer of box.keptAnswers.all()) {
    if (answer.createdAt >= Date.now() - keptForMs) return
    box.keptAnswers.remove(answer.id)
  }
}

/**
 * Runs `work` once per key: the same key with the same request gives the first answer again, a 400 StripeFault when the
 * request differs. Refused parameters are not kept, as at Stripe, so that they can be put right under the same key.
 */
export function oncePerKey(box: StripeBox, key: string | null, request: string, work: () => Answer): Answer {
  if (!key) return work()
  const fingerprint = createHash('sha256').update(request).digest('base64url')
  const kept = box.keptAnswers.get(key)
  if (kept && kept.createdAt >= Date.now() - keptForMs) {
    if (kept.fingerprint === fingerprint) return { status: kept.status, body: kept.body, replayed: true }
    throw new StripeFault(400, {
      type: 'idempotency_error',
      message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    })
  }
  const answer = work()
  if (answer.status !== 400 && answer.status !== 404) {
    box.keptAnswers.remove(key)
    box.keptAnswers.put({
      id: key,
      fingerprint,
      status: answer.status,
      body: answer.body,
      createdAt: Date.now(),
    })
  }
  return answer
}
