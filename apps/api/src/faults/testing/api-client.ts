import type { PlantedMember } from './plant-members.ts'

export interface Answer {
  /** 0 when the connection broke before an answer came. */
  readonly status: number
  readonly code: string | null
  // biome-ignore lint/suspicious/noExplicitAny: bodies of all routes pass here; each test looks at what it expects
  readonly body: any
  readonly headers: Headers
}

interface CallOptions {
  readonly body?: unknown
  readonly idempotencyKey?: string
  readonly headers?: Readonly<Record<string, string>>
}

const lost: Answer = { status: 0, code: null, body: null, headers: new Headers() }

/** One call with a member's key. Never throws: a broken connection is an answer with status 0. */
export async function call(
  baseUrl: string,
  key: string,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  { body, idempotencyKey, headers }: CallOptions = {},
): Promise<Answer> {
  try {
    const answer = await fetch(`${baseUrl}/api/v1${path}`, {
      method,
      headers: {
        ...headers,
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(20_000),
    })
    const parsed = (await answer.json()) as { code?: string }
    return { status: answer.status, code: parsed.code ?? null, body: parsed, headers: answer.headers }
  } catch {
    return lost
  }
}

/** Asks for a renewal of a planted member. */
export const renew = (
  baseUrl: string,
  member: PlantedMember,
  method: 'card' | 'sepa-debit' | 'transfer' | 'cheque' = 'card',
  idempotencyKey?: string,
): Promise<Answer> =>
  call(baseUrl, member.key, 'POST', `/memberships/${member.membershipId}/renewals`, {
    body: { typeId: member.typeId, method },
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
  })

/** Asks the API to look now where a renewal stands. */
export const check = (baseUrl: string, member: PlantedMember, renewalId: string): Promise<Answer> =>
  call(baseUrl, member.key, 'POST', `/memberships/${member.membershipId}/renewals/${renewalId}/check`)

/** Gives a renewal up. */
export const cancel = (baseUrl: string, member: PlantedMember, renewalId: string): Promise<Answer> =>
  call(baseUrl, member.key, 'DELETE', `/memberships/${member.membershipId}/renewals/${renewalId}`)

/** Id of the checkout that a renewal's answer leads to. */
export const checkoutOf = (renewal: { checkoutUrl: string | null }): string => {
  const id = renewal.checkoutUrl?.split('/').at(-1)
  if (!id) throw new Error('the renewal has no page to pay on')
  return id
}
