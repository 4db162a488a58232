import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { DecryptionError, type Encryption } from './encryption.ts'

/*
 * A file at rest: version byte · the key of this file, encrypted by the portal's (61 bytes) · frames.
 * A frame is up to FRAME bytes of AES-256-GCM and its tag; its nonce is its number and whether it is the last, so frames
 * cannot be left out, moved, repeated or cut off. The key is this file's alone, so nonces never meet.
 */
const VERSION = 2
const KEY_LENGTH = 32
const WRAPPED_LENGTH = 1 + 12 + KEY_LENGTH + 16
const HEADER_LENGTH = 1 + WRAPPED_LENGTH
const TAG_LENGTH = 16
/** Bytes of content in a frame: what is held in memory of a file, whatever its size. */
export const FRAME = 256 * 1024
const SEALED_FRAME = FRAME + TAG_LENGTH

type Bytes = AsyncIterable<Uint8Array>

function nonceOf(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(index, 7)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

/** The same bytes in parts of `size`, the last one shorter; each with whether it is the last. Always at least one. */
async function* inParts(source: Bytes, size: number): AsyncGenerator<[part: Buffer, isLast: boolean]> {
  let held: Buffer[] = []
  let length = 0
  for await (const bytes of source) {
    held.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    length += bytes.byteLength
    if (length <= size) continue
    let whole = held.length === 1 ? (held[0] as Buffer) : Buffer.concat(held, length)
    // One part is held back until it is known that something follows.
    while (whole.length > size) {
      yield [whole.subarray(0, size), false]
      whole = whole.subarray(size)
    }
    held = [whole]
    length = whole.length
  }
  yield [Buffer.concat(held, length), true]
}

/** Encrypts a file as it comes. `name` is bound to it: it cannot stand in the place of another. */
export async function* seal(content: Bytes, encryption: Encryption, name: string): AsyncGenerator<Buffer> {
  const key = randomBytes(KEY_LENGTH)
  yield Buffer.concat([Buffer.from([VERSION]), encryption.encrypt(key, name)])
  let index = 0
  for await (const [part, isLast] of inParts(content, FRAME)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index++, isLast), { authTagLength: TAG_LENGTH })
    const body = cipher.update(part)
    cipher.final()
    yield body
    yield cipher.getAuthTag()
  }
}

async function* withoutHeader(source: Bytes, onHeader: (header: Buffer) => void): AsyncGenerator<Uint8Array> {
  let head: Buffer = Buffer.alloc(0)
  let isRead = false
  for await (const bytes of source) {
    if (isRead) {
      yield bytes
      continue
    }
    head = Buffer.concat([head, bytes])
    if (head.length < HEADER_LENGTH) continue
    isRead = true
    onHeader(head.subarray(0, HEADER_LENGTH))
    if (head.length > HEADER_LENGTH) yield head.subarray(HEADER_LENGTH)
  }
  if (!isRead) throw new DecryptionError('the file is cut short')
}

/**
 * Decrypts a file as it is read: each frame is checked before it is given.
 * @throws {DecryptionError} where it was altered, cut, or belongs elsewhere.
 */
export async function* unseal(sealed: Bytes, encryption: Encryption, name: string): AsyncGenerator<Buffer> {
  let key: Buffer | undefined
  const frames = withoutHeader(sealed, (header) => {
    if (header[0] !== VERSION) throw new DecryptionError('unknown file version')
    key = encryption.decrypt(header.subarray(1), name)
  })
  let index = 0
  for await (const [frame, isLast] of inParts(frames, SEALED_FRAME)) {
    if (!key || frame.length < TAG_LENGTH) throw new DecryptionError('the file is cut short')
    const cipher = createDecipheriv('aes-256-gcm', key, nonceOf(index++, isLast), {
      authTagLength: TAG_LENGTH,
    })
    cipher.setAuthTag(frame.subarray(-TAG_LENGTH))
    const part = cipher.update(frame.subarray(0, -TAG_LENGTH))
    try {
      cipher.final()
    } catch (error) {
      throw new DecryptionError('the file was altered', { cause: error })
    }
    yield part
  }
}
