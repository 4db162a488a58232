import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { DecryptionError, type Encryption } from './encryption.ts'
import { giveBack } from './give-back.ts'

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

/**
 * The same bytes in parts of `size`, the last one shorter; each with whether it is the last. Always at least one. A part is good until
 * the next is asked for.
 */
async function* inParts(source: Bytes, size: number): AsyncGenerator<[part: Buffer, isLast: boolean]> {
  const part = Buffer.allocUnsafeSlow(size)
  let length = 0
  for await (const bytes of source) {
    for (let at = 0; at < bytes.byteLength; ) {
      // A full part is held back until it is known that something follows.
      if (length === size) {
        yield [part, false]
        length = 0
      }
      const taken = bytes.subarray(at, at + size - length)
      part.set(taken, length)
      length += taken.byteLength
      at += taken.byteLength
    }
  }
  yield [part.subarray(0, length), true]
}

/**
 * Encrypts a file as it comes. `name` is bound to it: it cannot stand in the place of another. What is given is good until the next
 * is asked for.
 */
export async function* seal(content: Bytes, encryption: Encryption, name: string): AsyncGenerator<Buffer> {
  const key = randomBytes(KEY_LENGTH)
  yield Buffer.concat([Buffer.from([VERSION]), encryption.encrypt(key, name)])
  let index = 0
  for await (const [part, isLast] of inParts(content, FRAME)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index++, isLast), { authTagLength: TAG_LENGTH })
    const body = cipher.update(part)
    cipher.final()
    yield body
    giveBack(body)
    yield cipher.getAuthTag()
  }
}

/**
 * Lengths of the parts of a sealed file with `size` bytes of content: its beginning, then its frames. Who reads in these
 * lengths spares copies.
 */
export function sealedLengths(size: number): readonly number[] {
  const frames = Math.max(1, Math.ceil(size / FRAME))
  const last = size - (frames - 1) * FRAME + TAG_LENGTH
  return [HEADER_LENGTH, ...Array.from({ length: frames - 1 }, () => SEALED_FRAME), last]
}

/** The same bytes in parts of these lengths. A part is good until the next is asked for. */
async function* cut(source: Bytes, lengths: readonly number[]): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let heldLength = 0
  let index = 0
  for await (const bytes of source) {
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const wanted = lengths[index] ?? Number.POSITIVE_INFINITY
    if (heldLength + view.length < wanted) {
      // A copy: what the source gave may be written over.
      held.push(Buffer.from(view))
      heldLength += view.length
      continue
    }
    let rest = heldLength === 0 ? view : Buffer.concat([...held, view])
    for (
      let length = lengths[index];
      length !== undefined && rest.length >= length;
      length = lengths[index]
    ) {
      index += 1
      yield rest.subarray(0, length)
      rest = rest.subarray(length)
    }
    held = rest.length === 0 ? [] : [Buffer.from(rest)]
    heldLength = rest.length
  }
  if (index < lengths.length || heldLength > 0) throw new DecryptionError('the file has another length')
}

const unsealFrame = (key: Buffer, frame: Buffer, index: number, isLast: boolean): Buffer => {
  const cipher = createDecipheriv('aes-256-gcm', key, nonceOf(index, isLast), { authTagLength: TAG_LENGTH })
  cipher.setAuthTag(frame.subarray(-TAG_LENGTH))
  const part = cipher.update(frame.subarray(0, -TAG_LENGTH))
  try {
    cipher.final()
  } catch (error) {
    throw new DecryptionError('the file was altered', { cause: error })
  }
  return part
}

/**
 * Decrypts a file as it is read: each frame is checked before it is given.
 * @param size bytes of content.
 * @throws {DecryptionError} where it was altered, cut, or belongs elsewhere.
 */
export async function* unseal(
  sealed: Bytes,
  encryption: Encryption,
  name: string,
  size: number,
): AsyncGenerator<Buffer> {
  const lengths = sealedLengths(size)
  const last = lengths.length - 2
  let key: Buffer | undefined
  let index = 0
  for await (const part of cut(sealed, lengths)) {
    if (key === undefined) {
      if (part[0] !== VERSION) throw new DecryptionError('unknown file version')
      key = encryption.decrypt(part.subarray(1), name)
      continue
    }
    yield unsealFrame(key, part, index, index === last)
    index += 1
  }
}
