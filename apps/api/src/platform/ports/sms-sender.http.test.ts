import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { MessageRefusedError } from './message-refused.ts'
import { createSmsSender } from './sms-sender.ts'

async function withGateway(
  status: number,
  act: (address: string, seen: { body: string; headers: Record<string, unknown> }[]) => Promise<void>,
) {
  const seen: { body: string; headers: Record<string, unknown> }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => {
      body += String(part)
    })
    request.on('end', () => {
      seen.push({ body, headers: request.headers })
      response.writeHead(status).end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    await act(`127.0.0.1:${port}/send`, seen)
  } finally {
    server.close()
  }
}
const SMS = { to: '+33612345678', from: 'Union', text: 'Bonjour', id: 'the-message' }

it('posts the SMS with the credentials of its address', async () => {
  await withGateway(202, async (address, seen) => {
    await createSmsSender(`http://guichet:s%40fe@${address}`).send(SMS)
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ to: SMS.to, from: SMS.from, text: SMS.text })
    expect(seen[0]?.headers).toMatchObject({
      authorization: `Basic ${Buffer.from('guichet:s@fe').toString('base64')}`,
      'idempotency-key': 'the-message',
    })
  })
})

it.each([
  [400, true],
  [422, true],
  [401, false],
  [429, false],
  [500, false],
])('an answer of %i refuses the message for good: %s', async (status, isRefused) => {
  await withGateway(status, async (address) => {
    const failure = await createSmsSender(`http://${address}`)
      .send(SMS)
      .catch((error: unknown) => error)
    expect(failure instanceof MessageRefusedError).toBe(isRefused)
    expect(String(failure)).toContain(String(status))
  })
})
