import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEncryption } from '@guichet/db/encryption'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFileStore, createFolderPlace, FileDamagedError } from './file-store.ts'
import { systemIds } from './ids.ts'

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
    const file = await store.put(content)
    expect(file.size).toBe(content.length)
    expect(await store.get(file)).toEqual(content)
    const path = join(folder, file.key)
    expect((await readFile(path)).includes('lisible')).toBe(false)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readdir(join(folder, file.key.slice(0, 2)))).toEqual([file.key.slice(3)])
  })

  it('notices one bit that has changed, wherever it is', async () => {
    const store = storeWith()
    const file = await store.put(Buffer.from('content'))
    const path = join(folder, file.key)
    const bytes = await readFile(path)
    for (let index = 0; index < bytes.length; index++) {
      const damaged = Buffer.from(bytes)
      damaged[index] = (damaged[index] ?? 0) ^ 1
      await writeFile(path, damaged)
      await expect(store.get(file)).rejects.toBeInstanceOf(FileDamagedError)
    }
    await writeFile(path, bytes.subarray(0, -1))
    await expect(store.get(file)).rejects.toBeInstanceOf(FileDamagedError)
    await writeFile(path, bytes)
    expect((await store.get(file)).toString()).toBe('content')
  })

  it('notices a file in the place of another, another key, another hash', async () => {
    const store = storeWith()
    const [one, two] = [await store.put(Buffer.from('one')), await store.put(Buffer.from('two'))]
    await expect(store.get({ ...one, sha256: two.sha256 })).rejects.toBeInstanceOf(FileDamagedError)
    await expect(storeWith(other).get(one)).rejects.toBeInstanceOf(FileDamagedError)
    await writeFile(join(folder, one.key), await readFile(join(folder, two.key)))
    await expect(store.get(one)).rejects.toBeInstanceOf(FileDamagedError)
  })

  it('stays in its folder', async () => {
    const store = storeWith()
    for (const key of ['../../etc/passwd', 'ab/../../x', '/etc/passwd', 'ab', '']) {
      await expect(Promise.resolve().then(() => store.get({ key, sha256: '' }))).rejects.toThrow(
        'not a key of this store',
      )
    }
  })

  it('forgets what is removed, and does not mind a second time', async () => {
    const store = storeWith()
    const file = await store.put(Buffer.from('x'))
    await store.remove(file.key)
    await expect(store.get(file)).rejects.toMatchObject({ code: 'ENOENT' })
    await store.remove(file.key)
    expect(await store.isReady()).toBe(true)
  })
})
