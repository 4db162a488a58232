import { createHash } from 'node:crypto'
import { access, constants, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Encryption } from '@guichet/db/encryption'
import type { Ids } from './ids.ts'

/** Raised when a stored file is not what was stored. */
export class FileDamagedError extends Error {
  override name = 'FileDamagedError'
}

export interface StoredFile {
  /** Name inside the store, made by us. */
  readonly key: string
  /** SHA-256 of the content, hex. */
  readonly sha256: string
  readonly size: number
}

/** Files encrypted at rest, checked by hash when they are read. */
export interface FileStore {
  put(content: Buffer): Promise<StoredFile>
  /** @throws {FileDamagedError} when the content is not the one of `sha256`. */
  get(file: Pick<StoredFile, 'key' | 'sha256'>): Promise<Buffer>
  remove(key: string): Promise<void>
  isReady(): Promise<boolean>
}

/** Where the encrypted bytes lie: a folder or an S3 bucket. */
export interface BlobPlace {
  write(key: string, bytes: Buffer): Promise<void>
  read(key: string): Promise<Buffer>
  remove(key: string): Promise<void>
  isReady(): Promise<boolean>
}

const KEY = /^[0-9a-f]{2}\/[0-9a-f-]{36}$/u

/** Blobs in a folder of this machine; written beside and renamed, so that a file is whole or absent. */
export function createFolderPlace(folder: string): BlobPlace {
  const pathOf = (key: string) => {
    if (!KEY.test(key)) throw new RangeError('not a key of this store')
    return join(folder, key)
  }
  return {
    async write(key, bytes) {
      const path = pathOf(key)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await writeFile(`${path}.part`, bytes, { mode: 0o600, flush: true })
      await rename(`${path}.part`, path)
    },
    read: (key) => readFile(pathOf(key)),
    remove: (key) => rm(pathOf(key), { force: true }),
    async isReady() {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await access(folder, constants.R_OK | constants.W_OK)
      return true
    },
  }
}

/** The file store over a place. */
export function createFileStore(place: BlobPlace, encryption: Encryption, ids: Ids): FileStore {
  const hash = (content: Buffer) => createHash('sha256').update(content).digest('hex')
  return {
    async put(content) {
      const id = ids.uuid()
      const key = `${id.slice(-2)}/${id}`
      await place.write(key, encryption.encrypt(content, `file:${key}`))
      return { key, sha256: hash(content), size: content.length }
    },
    async get({ key, sha256 }) {
      const stored = await place.read(key)
      let content: Buffer
      try {
        content = encryption.decrypt(stored, `file:${key}`)
      } catch (error) {
        throw new FileDamagedError('the stored file was altered', { cause: error })
      }
      if (hash(content) !== sha256) throw new FileDamagedError('the stored file is another one')
      return content
    },
    remove: (key) => place.remove(key),
    isReady: () => place.isReady(),
  }
}
