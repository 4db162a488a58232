import { AwsClient } from 'aws4fetch'
import type { BlobPlace } from './file-store.ts'

const TIMEOUT_MS = 30_000

/** Raised when the store does not do as asked. */
export class StoreUnavailableError extends Error {
  override name = 'StoreUnavailableError'
}

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
  const ask = async (method: string, key: string, body?: Buffer): Promise<Response> => {
    try {
      return await client.fetch(key === '' ? base : `${base}/${key}`, {
        method,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        redirect: 'error',
        ...(body ? { body: new Uint8Array(body) } : {}),
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
    async write(key, bytes) {
      demand(await ask('PUT', key, bytes))
    },
    read: async (key) => Buffer.from(await demand(await ask('GET', key)).arrayBuffer()),
    async remove(key) {
      const answer = await ask('DELETE', key)
      if (answer.status !== 404) demand(answer)
    },
    async isReady() {
      demand(await ask('HEAD', ''))
      return true
    },
  }
}
