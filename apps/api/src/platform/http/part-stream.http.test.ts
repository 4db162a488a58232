import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import { PartStream } from './part-stream.ts'

/** Parts with a memory of their own, larger than what a connection takes at once. */
const parts = Array.from({ length: 40 }, (_, index) => randomBytes(256 * 1024 + index))
const ownCopy = (part: Buffer): Buffer => {
  const copy = Buffer.allocUnsafeSlow(part.length)
  part.copy(copy)
  return copy
}

interface Giving {
  readonly given: Buffer[]
  ended: boolean
}
async function* giving(state: Giving, failAt?: number): AsyncGenerator<Buffer> {
  try {
    for (const [index, part] of parts.entries()) {
      if (index === failAt) throw new Error('the file is damaged')
      const own = ownCopy(part)
      state.given.push(own)
      yield own
    }
  } finally {
    state.ended = true
  }
}
const fresh = (): Giving => ({ given: [], ended: false })
const whole = Buffer.concat(parts)

let app: FastifyInstance
afterEach(() => app.close())

const serving = async (state: Giving, failAt?: number): Promise<string> => {
  app = Fastify()
  app.get('/file', (_request, reply) =>
    reply.header('content-length', whole.length).send(new PartStream(giving(state, failAt))),
  )
  await app.listen({ port: 0, host: '127.0.0.1' })
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/file`
}

const ended = (state: Giving) => expect.poll(() => state.ended).toBe(true)

describe('a file on its way out', () => {
  it('arrives whole, its memory given back part by part', async () => {
    const state = fresh()
    const response = await fetch(await serving(state))
    expect(Buffer.from(await response.arrayBuffer()).equals(whole)).toBe(true)
    expect(state.given).toHaveLength(parts.length)
    expect(state.given.every((part) => part.length === 0)).toBe(true)
    await ended(state)
  })

  it('is held in few parts however slowly it is taken, and given up when nobody takes it any more', async () => {
    const state = fresh()
    const request = get(await serving(state))
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    const first = ((await once(response, 'data')) as [Buffer])[0]
    response.pause()
    expect(whole.subarray(0, first.length).equals(first)).toBe(true)
    // What the connection holds is the system's; of ours there are two at a time.
    await expect.poll(() => state.given.length).toBeGreaterThan(1)
    expect(state.given.filter((part) => part.length > 0).length).toBeLessThanOrEqual(2)
    expect(state.ended).toBe(false)
    request.destroy()
    await ended(state)
    expect(state.given.length).toBeLessThan(parts.length)
  })

  it('that fails before its first part is an error; later the line is cut', async () => {
    expect((await fetch(await serving(fresh(), 0))).status).toBe(500)
    await app.close()
    const state = fresh()
    const response = await fetch(await serving(state, 20))
    expect(response.status).toBe(200)
    await expect(response.arrayBuffer()).rejects.toThrow()
    await ended(state)
  })

  it('is any other stream to who is no connection, and to a question for its headers', async () => {
    const state = fresh()
    expect((await buffer(new PartStream(giving(state)))).equals(whole)).toBe(true)
    expect(state.given.every((part) => part.length > 0)).toBe(true)
    const asked = fresh()
    const response = await fetch(await serving(asked), { method: 'HEAD' })
    expect(response.headers.get('content-length')).toBe(String(whole.length))
    await ended(asked)
    const left = fresh()
    const stream = new PartStream(giving(left))
    await stream[Symbol.asyncIterator]().next()
    stream.destroy()
    await ended(left)
  })
})
