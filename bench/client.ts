import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import type { BenchSettings } from './settings.ts'

/** Somebody who is signed in. */
export interface SignedIn {
  readonly cookie: string
  readonly personId: string
}

const write = { 'content-type': 'application/json', 'x-guichet': '1' }

const agent = new Agent({ keepAlive: true })

/**
 * One request over the plain HTTP client, which takes less of the processor that the portal needs than `fetch` does. What
 * comes is not decoded.
 */
export const exchange = (
  url: string,
  {
    method = 'GET',
    headers,
    body,
  }: { method?: string; headers: Record<string, string>; body?: string | Uint8Array },
): Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }> =>
  new Promise((resolve, reject) => {
    request(url, { agent, method, headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
      )
    })
      .on('error', reject)
      .end(body)
  })

/** Tries to sign in; answers the status, and who is signed in when it is 201. */
export const trySignIn = async (
  baseUrl: string,
  identifier: string,
  password: string,
): Promise<{ status: number; who: SignedIn | undefined }> => {
  const answer = await exchange(`${baseUrl}/api/v1/session`, {
    method: 'POST',
    headers: write,
    body: JSON.stringify({ identifier, password }),
  })
  const body = JSON.parse(answer.body.toString()) as { personId?: string }
  const cookie = (answer.headers['set-cookie'] ?? [])
    .map((line) => line.split(';')[0])
    .filter((pair) => pair?.split('=')[0]?.endsWith('guichet_session'))
    .join('; ')
  const who = answer.status === 201 && body.personId ? { cookie, personId: body.personId } : undefined
  return { status: answer.status, who }
}

/** @throws Error when the sign-in is refused. */
export const signIn = async (
  { baseUrl }: Pick<BenchSettings, 'baseUrl'>,
  identifier: string,
  password: string,
): Promise<SignedIn> => {
  const { status, who } = await trySignIn(baseUrl, identifier, password)
  if (!who) throw new Error(`${identifier} cannot sign in: ${status}`)
  return who
}

/** Calls the API as `who`; @throws Error when it refuses. */
export const call = async <Body>(
  baseUrl: string,
  who: SignedIn,
  path: string,
  init: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Body> => {
  const answer = await fetch(`${baseUrl}/api/v1${path}`, {
    method: init.method ?? 'GET',
    headers: { ...write, cookie: who.cookie, ...init.headers },
    ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Body
}

/** Bytes of an answer that is to be 200. */
export const download = async (url: string, cookie: string): Promise<Buffer> => {
  const { status, body } = await exchange(url, { headers: { cookie } })
  if (status !== 200) throw new Error(`${url}: ${status}`)
  return body
}
