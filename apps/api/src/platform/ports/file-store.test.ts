import { mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEncryption } from '@guichet/db/encryption'
import { FRAME } from '@guichet/db/sealed-stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFileStore, createFolderPlace, FileDamagedError, StoreUnavailableError } from './file-store.ts'
import { systemIds } from './ids.ts'
import { put, read } from './testing/whole-file.ts'

const encryption = createEncryption(Buffer.alloc(32, 3).toString('base64'))
const other = createEncryption(Buffer.alloc(32, 4).toString('base64'))

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guichet-files-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const storeWith = (secrets = encryption) => createFileStore(createFolderPlace(folder), secrets, systemIds)

describe('the file store', () => {
  it('gives back what it was given, and keeps it unreadable and private', async () => {
    const store = storeWith()
    const content = Buffer.from('Attestation d’adhésion, bien lisible')
    const file = await put(store, content)
    expect(file.size).toBe(content.length)
    expect(await read(store, file)).toEqual(content)
    const path = join(folder, file.key)
    expect((await readFile(path)).includes('lisible')).toBe(false)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readdir(join(folder, file.key.slice(0, 2)))).toEqual([file.key.slice(3)])
  })

  it('notices one bit that has changed, wherever it is', async () => {
    const store = storeWith()
    const file = await put(store, Buffer.from('content'))
    const path = join(folder, file.key)
    const bytes = await readFile(path)
    for (let index = 0; index < bytes.length; index++) {
      const damaged = Buffer.from(bytes)
      damaged[index] = (damaged[index] ?? 0) ^ 1
      await writeFile(path, damaged)
      await expect(read(store, file)).rejects.toBeInstanceOf(FileDamagedError)
    }
    await writeFile(path, bytes.subarray(0, -1))
    await expect(read(store, file)).rejects.toBeInstanceOf(FileDamagedError)
    await writeFile(path, bytes)
    expect((await read(store, file)).toString()).toBe('content')
  })

  it('notices a file in the place of another, another key, another hash', async () => {
    const store = storeWith()
    const [one, two] = [await put(store, Buffer.from('one')), await put(store, Buffer.from('two'))]
    await expect(read(store, { ...one, sha256: two.sha256 })).rejects.toBeInstanceOf(FileDamagedError)
    await expect(read(storeWith(other), one)).rejects.toBeInstanceOf(FileDamagedError)
    await writeFile(join(folder, one.key), await readFile(join(folder, two.key)))
    await expect(read(store, one)).rejects.toBeInstanceOf(FileDamagedError)
  })

  it.each([0, 1, FRAME - 1, FRAME, FRAME + 1, 3 * FRAME, 3 * FRAME + 7])(
    'keeps files of any length, as they come in parts of any length: %i bytes',
    async (length) => {
      const store = storeWith()
      const content = Buffer.alloc(length, 'abcdefg')
      async function* inBits() {
        for (let at = 0; at < length; at += 100_003) yield content.subarray(at, at + 100_003)
      }
      const file = await store.put(inBits())
      expect(file.size).toBe(length)
      expect((await read(store, file)).equals(content)).toBe(true)
      // A place that gives its bytes as they come, and writes over what it gave.
      const sealed = await readFile(join(folder, file.key))
      async function* asTheyCome() {
        const buffer = Buffer.alloc(70_001)
        for (let at = 0; at < sealed.length; at += buffer.length)
          yield buffer.subarray(0, sealed.copy(buffer, 0, at, at + buffer.length))
      }
      const place = { ...createFolderPlace(folder), read: asTheyCome }
      expect((await read(createFileStore(place, encryption, systemIds), file)).equals(content)).toBe(true)
    },
  )

  it('notices frames that were left out, moved, repeated or cut off', async () => {
    const store = storeWith()
    const file = await put(store, Buffer.alloc(3 * FRAME, 'x'))
    const path = join(folder, file.key)
    const whole = await readFile(path)
    const head = whole.length - 3 * (FRAME + 16)
    const frame = (n: number) => whole.subarray(head + n * (FRAME + 16), head + (n + 1) * (FRAME + 16))
    const start = whole.subarray(0, head)
    for (const frames of [
      [frame(0), frame(1)],
      [frame(1), frame(0), frame(2)],
      [frame(0), frame(2)],
      [frame(0), frame(1), frame(2), frame(2)],
      [frame(0), frame(1), frame(2), Buffer.from('x')],
      [],
    ]) {
      await writeFile(path, Buffer.concat([start, ...frames]))
      await expect(read(store, file)).rejects.toBeInstanceOf(FileDamagedError)
    }
  })

  it('gives no byte of a large file of which one bit has changed at its end', async () => {
    const store = storeWith()
    const file = await put(store, Buffer.alloc(4 * FRAME, 'x'))
    const path = join(folder, file.key)
    const bytes = await readFile(path)
    bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 4
    await writeFile(path, bytes)
    await expect(store.open(file)).rejects.toBeInstanceOf(FileDamagedError)
  })

  it('leaves nothing when its content breaks off, and says when the folder takes nothing', async () => {
    const store = storeWith()
    async function* breaking() {
      yield Buffer.from('begun')
      throw new Error('gone')
    }
    await expect(store.put(breaking())).rejects.toThrow('gone')
    const left = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    )
    expect(left).toEqual([])
    async function* full() {
      yield Buffer.from('begun')
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
    }
    await expect(store.put(full())).rejects.toBeInstanceOf(StoreUnavailableError)
  })

  it('tells a volume that is not there, or is no folder, from a file that is missing', async () => {
    const store = storeWith()
    const file = await put(store, Buffer.from('content'))
    const moved = `${folder}-moved`
    await rename(folder, moved)
    await expect(read(store, file)).rejects.toBeInstanceOf(StoreUnavailableError)
    await writeFile(folder, 'no folder')
    await expect(read(store, file)).rejects.toBeInstanceOf(StoreUnavailableError)
    await expect(put(store, Buffer.from('more'))).rejects.toBeInstanceOf(StoreUnavailableError)
    await rm(folder)
    await rename(moved, folder)
    expect((await read(store, file)).toString()).toBe('content')
    await rm(join(folder, file.key))
    await expect(read(store, file)).rejects.toBeInstanceOf(FileDamagedError)
  })

  it('stays in its folder', async () => {
    const store = storeWith()
    for (const key of ['../../etc/passwd', 'ab/../../x', '/etc/passwd', 'ab', '']) {
      await expect(Promise.resolve().then(() => read(store, { key, sha256: '', size: 0 }))).rejects.toThrow(
        'not a key of this store',
      )
    }
  })

  it('lists what lies there with its time, what a killed writing left included, and nothing that is not its own', async () => {
    const store = storeWith()
    const list = async () => {
      const found: { key: string; writtenAt: Date }[] = []
      for await (const blob of store.list()) found.push(blob)
      return found
    }
    expect(await list()).toEqual([])
    const [one, two] = [await put(store, Buffer.from('x')), await put(store, Buffer.from('y'))]
    const at = new Date('2026-11-20T09:00:00.000Z')
    await rename(join(folder, two.key), join(folder, `${two.key}.part`))
    for (const name of [one.key, `${two.key}.part`]) await utimes(join(folder, name), at, at)
    await writeFile(join(folder, 'README'), 'not ours')
    await writeFile(join(folder, one.key.slice(0, 2), 'notes.txt'), 'not ours')
    const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1)
    expect((await list()).toSorted(byKey)).toEqual(
      [one, two].map(({ key }) => ({ key, writtenAt: at })).toSorted(byKey),
    )
    for (const { key } of [one, two]) await store.remove(key)
    expect(await list()).toEqual([])
  })

  it('forgets what is removed, and does not mind a second time', async () => {
    const store = storeWith()
    const file = await put(store, Buffer.from('x'))
    await store.remove(file.key)
    await expect(read(store, file)).rejects.toBeInstanceOf(FileDamagedError)
    await store.remove(file.key)
    expect(await store.isReady()).toBe(true)
  })
})
