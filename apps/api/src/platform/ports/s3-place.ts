import { openAsBlob } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AwsClient } from 'aws4fetch'
import { type BlobPlace, FileMissingError, isBlobKey, StoreUnavailableError } from './file-store.ts'

const TIMEOUT_MS = 30_000
/** For a whole file on its way. */
const TRANSFER_TIMEOUT_MS = 600_000

/** Keeps (encrypted) bytes on this machine while `act` sends them: S3 wants to know their length beforehand. */
async function spooled<T>(bytes: AsyncIterable<Uint8Array>, act: (body: Blob) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'guichet-spool-'))
  try {
    const path = join(folder, 'blob')
    const handle = await open(path, 'w', 0o600)
    try {
      for await (const chunk of bytes) await handle.writeFile(chunk)
    } finally {
      await handle.close()
    }
    return await act(await openAsBlob(path))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
/** What stands in the first element of that name; empty where there is none. */
const textOf = (xml: string, name: string): string =>
  (new RegExp(`<${name}>([^<]*)</${name}>`, 'u').exec(xml)?.[1] ?? '').replace(
    /&(amp|lt|gt|quot|apos);/gu,
    (sign, entity: string) => ENTITIES[entity] ?? sign,
  )

/**
 * Blobs in an S3 bucket. `url` as https://key:secret@host/bucket?region=eu-west-3; the bucket is named in the path.
 * @throws {TypeError} when the address holds no key, secret or bucket.
 */
export function createS3Place(url: string): BlobPlace {
  const address = new URL(url)
  const bucket = address.pathname.replaceAll('/', '')
  if (!address.username || !address.password || bucket === '') {
    throw new TypeError('S3_URL must read https://key:secret@host/bucket?region=…')
  }
  const client = new AwsClient({
    accessKeyId: decodeURIComponent(address.username),
    secretAccessKey: decodeURIComponent(address.password),
    service: 's3',
    region: address.searchParams.get('region') ?? 'us-east-1',
    retries: 3,
  })
  const base = `${address.protocol}//${address.host}/${bucket}`
  const ask = async (method: string, path: string, body?: Blob): Promise<Response> => {
    try {
      return await client.fetch(`${base}${path}`, {
        method,
        signal: AbortSignal.timeout(method === 'GET' || body ? TRANSFER_TIMEOUT_MS : TIMEOUT_MS),
        redirect: 'error',
        ...(body ? { body } : {}),
      })
    } catch (error) {
      throw new StoreUnavailableError('the store does not answer', { cause: error })
    }
  }
  const demand = (answer: Response): Response => {
    if (!answer.ok) throw new StoreUnavailableError(`the store answered ${answer.status}`)
    return answer
  }
  return {
    write: (key, bytes) =>
      spooled(bytes, async (body) => {
        demand(await ask('PUT', `/${key}`, body))
      }),
    async *read(key) {
      const answer = await ask('GET', `/${key}`)
      if (answer.status === 404) {
        // Of a bucket that is gone or named wrongly no file is missing.
        const reason = textOf(await answer.text(), 'Code')
        if (reason === 'NoSuchBucket') throw new StoreUnavailableError('the store has no such bucket')
        throw new FileMissingError('no such file')
      }
      const { body } = demand(answer)
      if (body === null) return
      try {
        yield* body
      } catch (error) {
        throw new StoreUnavailableError('the store broke off', { cause: error })
      }
    },
    async *list() {
      for (let token = ''; ; ) {
        const query = new URLSearchParams({ 'list-type': '2' })
        if (token !== '') query.set('continuation-token', token)
        const page = await demand(await ask('GET', `?${query}`)).text()
        for (const [, entry = ''] of page.matchAll(/<Contents>(.*?)<\/Contents>/gsu)) {
          const [key, writtenAt] = [textOf(entry, 'Key'), new Date(textOf(entry, 'LastModified'))]
          if (isBlobKey(key) && !Number.isNaN(writtenAt.getTime())) yield { key, writtenAt }
        }
        token = textOf(page, 'NextContinuationToken')
        if (token === '') return
      }
    },
    async remove(key) {
      const answer = await ask('DELETE', `/${key}`)
      if (answer.status !== 404) demand(answer)
    },
    async isReady() {
      demand(await ask('HEAD', ''))
      return true
    },
  }
}
