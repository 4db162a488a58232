import type { Readable } from 'node:stream'
import { DOCUMENT_MOST_BYTES } from '@guichet/contract/documents.contract'
import { documentNameOf, safeFileName } from '@guichet/domain/file-name'
import type { Ctx } from '../../ctx.ts'
import type { StoredFile } from '../../platform/ports/file-store.ts'
import { InfectedFileError, ScannerUnavailableError } from '../../platform/ports/virus-scanner.ts'
import { problem } from '../../platform/problem-error.ts'
import { detectType, HEAD_BYTES } from './detect-type.ts'
import { ACCEPTED_TYPES } from './domain/accepted-types.ts'

export interface ReceivedFile extends StoredFile {
  readonly mediaType: string
  readonly fileName: string
  /** The name for readers. */
  readonly name: string
}

async function readHead(parts: AsyncIterator<Uint8Array>): Promise<Buffer> {
  const held: Uint8Array[] = []
  let length = 0
  while (length < HEAD_BYTES) {
    const { value, done } = await parts.next()
    if (done) break
    held.push(value)
    length += value.byteLength
  }
  return Buffer.concat(held, length)
}

/** The head, then the rest, as long as it is within the limit. */
async function* withinLimit(head: Buffer, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  let length = 0
  for (let part: Uint8Array = head; ; ) {
    length += part.byteLength
    if (length > DOCUMENT_MOST_BYTES) throw problem('document.too-large')
    yield part
    const { value, done } = await rest.next()
    if (done) return
    part = value
  }
}

/**
 * Keeps what comes, looked at by the virus scanner on its way where there is one; nothing is left of what it finds.
 * @throws problems `document.infected`, `document.not-scanned`.
 */
async function keep({ deps: { files, scanner }, log }: Ctx, content: AsyncIterable<Uint8Array>) {
  try {
    return await files.put(scanner === null ? content : scanner.watch(content))
  } catch (error) {
    if (error instanceof InfectedFileError) {
      log.warn({ found: error.message }, 'a file was refused: something harmful is in it')
      throw problem('document.infected')
    }
    if (!(error instanceof ScannerUnavailableError)) throw error
    log.error({ err: error }, 'a file could not be looked at by the virus scanner')
    throw problem('document.not-scanned')
  }
}

/**
 * Takes a file as it comes, finds what it is by its content, and keeps it encrypted; never whole in memory. A file that is refused,
 * or whose sender breaks off, leaves nothing behind.
 * @throws problems `document.empty`, `document.too-large`, `document.type-refused`, `document.infected`, `document.not-scanned`.
 */
export async function receiveFile(ctx: Ctx, body: Readable, name: string): Promise<ReceivedFile> {
  // Left open when it is refused: the caller is to read the answer, not to see the line cut.
  const parts = body.iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array>
  const head = await readHead(parts)
  if (head.length === 0) throw problem('document.empty')
  const mediaType = await detectType(head.subarray(0, HEAD_BYTES), name)
  if (mediaType === null) throw problem('document.type-refused')
  const stored = await keep(ctx, withinLimit(head, parts))
  const fileName = safeFileName(name, ACCEPTED_TYPES[mediaType]?.extensions)
  return { ...stored, mediaType, fileName, name: documentNameOf(fileName) }
}
