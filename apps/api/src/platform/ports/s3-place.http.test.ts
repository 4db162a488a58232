import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createEncryption } from '@guichet/db/encryption'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createFileStore, FileDamagedError, StoreUnavailableError } from './file-store.ts'
import { systemIds } from './ids.ts'
import { createS3Place } from './s3-place.ts'
import { put, read } from './testing/whole-file.ts'

/** A bucket as a server sees it: signed requests, objects by path. */
const objects = new Map<string, Buffer>()
let server: Server
let url = ''
let isDown = false
let isGone = false

/** Two objects at a time, as a bucket lists them. */
function pageOf({ searchParams }: URL): string {
  const after = Number(searchParams.get('continuation-token')?.split('&')[1] ?? 0)
  const paths = [...objects.keys()].toSorted()
  const entries = paths
    .slice(after, after + 2)
    .map(
      (path) =>
        `<Contents><Key>${path.slice('/bucket/'.length)}</Key><LastModified>2026-11-20T09:00:00.000Z</LastModified></Contents>`,
    )
  const next = after + 2
  const token = next < paths.length ? `<NextContinuationToken>a&amp;${next}</NextContinuationToken>` : ''
  return `<?xml version="1.0"?><ListBucketResult>${entries.join('\n')}${token}</ListBucketResult>`
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const signed = /^AWS4-HMAC-SHA256 Credential=key\/\d{8}\/eu-west-3\/s3\/aws4_request/u
      if (isDown) return response.writeHead(503).end()
      if (isGone) return response.writeHead(404).end('<Error><Code>NoSuchBucket</Code></Error>')
      if (!signed.test(request.headers.authorization ?? '')) return response.writeHead(403).end()
      const path = request.url ?? ''
      const asked = new URL(path, 'http://store.test')
      if (asked.searchParams.get('list-type') === '2') return response.writeHead(200).end(pageOf(asked))
      if (path === '/bucket') return response.writeHead(200).end()
      if (request.method === 'PUT') objects.set(path, Buffer.concat(chunks))
      if (request.method === 'DELETE') objects.delete(path)
      const found = objects.get(path)
      if (request.method === 'GET' && !found) return response.writeHead(404).end()
      return response.writeHead(200).end(request.method === 'GET' ? found : undefined)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://key:s%2Fecret@127.0.0.1:${(server.address() as AddressInfo).port}/bucket?region=eu-west-3`
})
afterAll(() => server.close())
beforeEach(() => {
  objects.clear()
  isDown = false
  isGone = false
})

const createStore = () =>
  createFileStore(createS3Place(url), createEncryption(randomBytes(32).toString('base64')), systemIds)

describe('files in an S3 bucket', () => {
  it('keeps files encrypted and gives them back', async () => {
    const store = createStore()
    const file = await put(store, Buffer.from('attestation'))
    expect([...objects.values()].some((bytes) => bytes.includes('attestation'))).toBe(false)
    expect((await read(store, file)).toString()).toBe('attestation')
    expect(await store.isReady()).toBe(true)
    await store.remove(file.key)
    await expect(read(store, file)).rejects.toThrow(FileDamagedError)
  })

  it('finds a flipped bit', async () => {
    const store = createStore()
    const file = await put(store, Buffer.from('attestation'))
    const [[path, bytes]] = [...objects] as [[string, Buffer]]
    bytes[20] = (bytes[20] ?? 0) ^ 1
    objects.set(path, bytes)
    await expect(read(store, file)).rejects.toThrow(FileDamagedError)
  })

  it('lists its own, page after page, with their time', async () => {
    const store = createStore()
    const files = [1, 2, 3, 4].map((n) => put(store, Buffer.from(`${n}`)))
    const keys = (await Promise.all(files)).map(({ key }) => key)
    objects.set('/bucket/backups/notes.txt', Buffer.from('not ours'))
    const listed: string[] = []
    for await (const { key, writtenAt } of store.list()) {
      expect(writtenAt.toISOString()).toBe('2026-11-20T09:00:00.000Z')
      listed.push(key)
    }
    expect(listed).toEqual(keys.toSorted())
  })

  it('says that the store is away, or has no such bucket', async () => {
    const store = createStore()
    const file = await put(store, Buffer.from('x'))
    isGone = true
    await expect(read(store, file)).rejects.toThrow(StoreUnavailableError)
    isGone = false
    objects.clear()
    await expect(read(store, file)).rejects.toThrow(FileDamagedError)
    isDown = true
    await expect(put(createStore(), Buffer.from('x'))).rejects.toThrow(StoreUnavailableError)
    expect(() => createS3Place('https://host/bucket')).toThrow(TypeError)
  }, 20_000)
})
