import { createHash } from 'node:crypto'
import { access, constants, type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DecryptionError, type Encryption } from '@guichet/db/encryption'
import { giveBack } from '@guichet/db/give-back'
import { seal, sealedLengths, unseal } from '@guichet/db/sealed-stream'
import type { Ids } from './ids.ts'

/** Raised when a stored file is not what was stored, or is not there any more. */
export class FileDamagedError extends Error {
  override name = 'FileDamagedError'
}
/** Raised by a place that holds nothing under a key. */
export class FileMissingError extends Error {
  override name = 'FileMissingError'
}
/** Raised when the place where files lie does not do as asked. */
export class StoreUnavailableError extends Error {
  override name = 'StoreUnavailableError'
}

export interface StoredFile {
  /** Name inside the store, made by us. */
  readonly key: string
  /** SHA-256 of the content, hex. */
  readonly sha256: string
  readonly size: number
}

/** What lies in the store under a key, finished or not. */
interface StoredBlob {
  readonly key: string
  readonly writtenAt: Date
}

/** Files encrypted at rest, checked by hash when they are read. Both ways as streams: a file is never whole in memory. */
export interface FileStore {
  /** @throws whatever `content` throws, in which case nothing is kept. */
  put(content: AsyncIterable<Uint8Array>): Promise<StoredFile>
  /**
   * The content. All of it is checked before the first byte is given, and each part again when it is given.
   * @throws {FileDamagedError} when the content is not the one of `sha256`.
   */
  open(file: StoredFile): Promise<AsyncGenerator<Buffer>>
  /** All that lies there, what a writing that was killed left behind included. */
  list(): AsyncIterable<StoredBlob>
  remove(key: string): Promise<void>
  isReady(): Promise<boolean>
}

/** Where the encrypted bytes lie: a folder or an S3 bucket. */
export interface BlobPlace {
  /** Whole or not at all. A part of `bytes` is good until the next is asked for. */
  write(key: string, bytes: AsyncIterable<Uint8Array>): Promise<void>
  /**
   * The bytes, in parts of these lengths where the place can choose them. A part is good until the next is asked for.
   * @throws {FileMissingError}
   */
  read(key: string, lengths: readonly number[]): AsyncIterable<Uint8Array>
  /** Blobs of ours, unfinished ones included; whatever else lies there is passed over. */
  list(): AsyncIterable<StoredBlob>
  /** Takes away a blob, finished or not. */
  remove(key: string): Promise<void>
  isReady(): Promise<boolean>
}

const KEY = /^[0-9a-f]{2}\/[0-9a-f-]{36}$/u
/** True for a name that this store gives. */
export const isBlobKey = (key: string): boolean => KEY.test(key)

const PART = '.part'
const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'
/** What a disk that is full, broken, gone or not for us answers; a network folder too. */
const AWAY =
  /^(?:ENOSPC|EDQUOT|EIO|EROFS|EACCES|EPERM|ENOTDIR|ENXIO|ENODEV|ESTALE|ENOTCONN|ETIMEDOUT|EHOSTDOWN|EMFILE|ENFILE)$/u
const asAway = (error: unknown): unknown =>
  error instanceof Error && 'code' in error && AWAY.test(String(error.code))
    ? new StoreUnavailableError('the folder of files does not do as asked', { cause: error })
    : error

/** Reads `length` bytes, or what is left; answers how many. */
async function fill(handle: FileHandle, buffer: Buffer, length: number): Promise<number> {
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return filled
}

/** Bytes asked of the disk at once: each asking costs two changes of thread. */
const AT_ONCE = 1024 * 1024

/** Lengths one after the other, in groups that are read at once. */
function* grouped(lengths: readonly number[]): Generator<readonly number[]> {
  let group: number[] = []
  let sum = 0
  for (const length of lengths) {
    if (group.length > 0 && sum + length > AT_ONCE) {
      yield group
      group = []
      sum = 0
    }
    group.push(length)
    sum += length
  }
  yield group
}

const sumOf = (lengths: readonly number[]): number => lengths.reduce((sum, length) => sum + length, 0)

/** Blobs in a folder of this machine; written beside and renamed, so that a file is whole or absent. */
export function createFolderPlace(folder: string): BlobPlace {
  const pathOf = (key: string) => {
    if (!isBlobKey(key)) throw new RangeError('not a key of this store')
    return join(folder, key)
  }
  /** Another process may take a file away while the folder is read. */
  const absent = (error: unknown): undefined => {
    if (!isMissing(error)) throw error
  }
  const namesIn = async (path: string): Promise<string[]> => {
    const entries = await readdir(path).catch((error: unknown) => {
      const isNoFolder = error instanceof Error && 'code' in error && error.code === 'ENOTDIR'
      return isNoFolder ? undefined : absent(error)
    })
    return (entries ?? []).toSorted()
  }
  /** Why nothing lies at a path: of a folder that holds nothing at all the volume is missing, not the file. */
  const notFound = async (error: unknown): Promise<Error> => {
    const [first] = await namesIn(folder)
    return first === undefined
      ? new StoreUnavailableError('the folder of files is empty: is its volume there?', { cause: error })
      : new FileMissingError('no such file', { cause: error })
  }
  return {
    async write(key, bytes) {
      const path = pathOf(key)
      const part = `${path}${PART}`
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 })
        const handle = await open(part, 'w', 0o600)
        try {
          for await (const chunk of bytes) await handle.writeFile(chunk)
          await handle.sync()
        } finally {
          await handle.close()
        }
        await rename(part, path)
      } catch (error) {
        await rm(part, { force: true }).catch(() => undefined)
        throw asAway(error)
      }
    },
    async *read(key, lengths) {
      const path = pathOf(key)
      const handle = await open(path).catch(async (error: unknown) => {
        throw isMissing(error) ? await notFound(error) : asAway(error)
      })
      try {
        const buffer = Buffer.allocUnsafeSlow(Math.max(...lengths, Math.min(AT_ONCE, sumOf(lengths))))
        for (const group of grouped(lengths)) {
          const filled = await fill(handle, buffer, sumOf(group))
          let at = 0
          for (const length of group) {
            const part = buffer.subarray(at, Math.min(at + length, filled))
            if (part.length > 0) yield part
            if (part.length < length) return
            at += length
          }
        }
        // One byte more than there should be tells a file that was added to.
        if ((await fill(handle, buffer, 1)) > 0) yield buffer.subarray(0, 1)
      } catch (error) {
        throw asAway(error)
      } finally {
        await handle.close()
      }
    },
    async *list() {
      for (const name of await namesIn(folder)) {
        for (const file of await namesIn(join(folder, name))) {
          const key = `${name}/${file.endsWith(PART) ? file.slice(0, -PART.length) : file}`
          if (!isBlobKey(key)) continue
          const found = await stat(join(folder, name, file)).catch(absent)
          if (found) yield { key, writtenAt: found.mtime }
        }
      }
    },
    async remove(key) {
      const path = pathOf(key)
      await rm(path, { force: true })
      await rm(`${path}${PART}`, { force: true })
    },
    async isReady() {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await access(folder, constants.R_OK | constants.W_OK)
      return true
    },
  }
}

const asDamaged = (error: unknown): unknown => {
  if (error instanceof DecryptionError)
    return new FileDamagedError('the stored file was altered', { cause: error })
  if (error instanceof FileMissingError)
    return new FileDamagedError('the stored file is not there', { cause: error })
  return error
}

/** The file store over a place. */
export function createFileStore(place: BlobPlace, encryption: Encryption, ids: Ids): FileStore {
  const nameOf = (key: string) => `file:${key}`
  async function* read({ key, size }: StoredFile): AsyncGenerator<Buffer> {
    try {
      yield* unseal(place.read(key, sealedLengths(size)), encryption, nameOf(key), size)
    } catch (error) {
      throw asDamaged(error)
    }
  }
  /** Reads it all, gives nothing. */
  async function check(file: StoredFile): Promise<void> {
    const hash = createHash('sha256')
    for await (const part of read(file)) {
      hash.update(part)
      giveBack(part)
    }
    if (hash.digest('hex') !== file.sha256) throw new FileDamagedError('the stored file is another one')
  }
  return {
    async put(content) {
      const id = ids.uuid()
      const key = `${id.slice(-2)}/${id}`
      const hash = createHash('sha256')
      let size = 0
      async function* counted(): AsyncGenerator<Uint8Array> {
        for await (const part of content) {
          hash.update(part)
          size += part.byteLength
          yield part
        }
      }
      await place.write(key, seal(counted(), encryption, nameOf(key)))
      return { key, sha256: hash.digest('hex'), size }
    },
    async open(file) {
      await check(file)
      return read(file)
    },
    list: () => place.list(),
    remove: (key) => place.remove(key),
    isReady: () => place.isReady(),
  }
}
