import { vi } from 'vitest'

export interface FakeAnswer {
  readonly status?: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}
export interface SeenCall {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Headers
  readonly body: unknown
}
type Answer = FakeAnswer | Error | ((call: SeenCall) => FakeAnswer | Error | Promise<FakeAnswer | Error>)

/** A problem as the API words it. */
export const problemAnswer = (code: string, status: number, more: object = {}): FakeAnswer => ({
  status,
  body: { type: 'about:blank', title: code, status, code, requestId: 'REF-1', ...more },
  headers: { 'content-type': 'application/problem+json' },
})

/**
 * Answers the calls of the page by `METHOD /path`; a call that is not foreseen fails the test. Returns the calls seen.
 */
export function fakeApi(answers: Readonly<Record<string, Answer>>): SeenCall[] {
  const seen: SeenCall[] = []
  vi.stubGlobal('fetch', async (input: string | URL | Request, init: RequestInit = {}) => {
    const url = new URL(String(input), 'http://portal.test')
    const call: SeenCall = {
      method: init.method ?? 'GET',
      path: url.pathname.replace('/api/v1', ''),
      query: url.searchParams,
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
    }
    seen.push(call)
    const answer = answers[`${call.method} ${call.path}`]
    if (answer === undefined) throw new Error(`unforeseen call: ${call.method} ${call.path}`)
    const given = typeof answer === 'function' ? await answer(call) : answer
    if (given instanceof Error) throw given
    const { status = 200, body, headers = {} } = given
    return new Response(body === undefined ? null : JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json', ...headers },
    })
  })
  return seen
}
