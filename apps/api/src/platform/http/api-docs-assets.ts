import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const QUALITY = 5
const COMPRESSIBLE_BYTES = 2048
const brotli = promisify(brotliCompress)
const deflate = promisify(gzip)

/** Something served as it is: its bytes, compressed once, and the hash that tells its versions apart. */
export interface Asset {
  readonly type: string
  readonly body: Buffer
  readonly hash: string
  compressed(encoding: 'br' | 'gzip'): Promise<Buffer>
}

/** An asset of `content`; each compressed form is made at its first use and kept. */
export function asset(type: string, content: string | Buffer): Asset {
  const body = Buffer.from(content)
  const forms = new Map<string, Promise<Buffer>>()
  const make = {
    br: () => brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }),
    gzip: () => deflate(body),
  }
  return {
    type,
    body,
    hash: createHash('sha256').update(body).digest('base64url').slice(0, 22),
    compressed(encoding) {
      const form = forms.get(encoding) ?? make[encoding]()
      forms.set(encoding, form)
      return form
    },
  }
}

/** Makes a value at its first use and keeps it; when making it fails, the next use tries again. */
export function once<T>(make: () => T | Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  const tryMake = async (): Promise<T> => {
    try {
      return await make()
    } catch (error) {
      made = undefined
      throw error
    }
  }
  return () => {
    made ??= tryMake()
    return made
  }
}

/** The viewer of the documentation, one script of some 4 MB, from the package that carries it. */
export function readViewer(): Asset {
  const require = createRequire(import.meta.url)
  const file = new URL('browser/standalone.js', pathToFileURL(require.resolve('@scalar/api-reference')))
  return asset('text/javascript; charset=utf-8', readFileSync(file))
}

/**
 * Sends an asset with its ETag, compressed as the caller likes it; 304 when the caller holds it already.
 * `cacheControl` is the header of that name.
 */
export async function sendAsset(
  request: FastifyRequest,
  reply: FastifyReply,
  { type, body, hash, compressed }: Asset,
  cacheControl: string,
): Promise<FastifyReply> {
  const accepted = request.headers['accept-encoding'] ?? ''
  const encoding =
    body.length < COMPRESSIBLE_BYTES
      ? undefined
      : (['br', 'gzip'] as const).find((name) =>
          new RegExp(`\\b${name}\\b(?!;q=0(?:[^.]|$))`, 'u').test(accepted),
        )
  const etag = `W/"${hash}"`
  reply.header('etag', etag).header('cache-control', cacheControl).header('vary', 'accept-encoding')
  const held = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim())
  if (held.includes(etag) || held.includes('*')) return reply.code(304).send()
  reply.type(type)
  if (!encoding) return reply.send(body)
  return reply.header('content-encoding', encoding).send(await compressed(encoding))
}
