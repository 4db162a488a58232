import * as contract from '@guichet/contract/documents.contract'
import { letterPrints, wholeExports } from '@guichet/db/schema'
import { describe, expect } from 'vitest'
import type { StoredFile } from '../../platform/ports/file-store.ts'
import { put } from '../../platform/ports/testing/whole-file.ts'
import { apiTestWith } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { sweepFiles } from './sweep-files.ts'

const test = apiTestWith({ settings: { LOG_LEVEL: 'error' } })

const DAY_MS = 86_400_000
const fileOf = ({ key: fileKey, sha256, size }: StoredFile) => ({ fileKey, sha256, size })
const left = (api: TestApp) => put(api.deps.files, Buffer.from('killed while it came'))

describe('a file that nothing names', () => {
  test('is taken away after a day, and no other: versions, the trash, exports and prints stay', async ({
    api,
  }) => {
    const owner = await api.make.member()
    const kept = await api.make.document(owner)
    const trashed = await api.make.document(owner, { trashedAt: api.clock.now() })
    const old = await left(api)
    const now = api.clock.now()
    const made = { heardAt: now, createdAt: now, expiresAt: now, personId: owner.id, state: 'done' } as const
    const exported = await left(api)
    await api.deps.db.insert(wholeExports).values({
      ...{ ...made, ...fileOf(exported), id: api.deps.ids.uuid(), kind: 'own', withDocuments: true },
    })
    const printed = await left(api)
    await api.deps.db
      .insert(letterPrints)
      .values({ ...made, ...fileOf(printed), id: api.deps.ids.uuid(), format: 'pdf' })
    api.clock.advance(DAY_MS - 60_000)
    expect(await sweepFiles(api.ctx())).toBe(0)
    const young = await left(api)
    api.clock.advance(120_000)
    expect(await sweepFiles(api.ctx())).toBe(1)
    expect(api.blobs.has(old.key)).toBe(false)
    for (const { key } of [young, exported, printed]) expect(api.blobs.has(key)).toBe(true)
    const client = await api.signInAs(owner)
    for (const { id } of [kept, trashed])
      expect((await client.call(contract.getDocumentContent, { params: { id } })).status).toBe(200)
    expect(await sweepFiles(api.ctx())).toBe(0)
  })

  test('stays for the next run when the store does not take it away', async ({ api }) => {
    const [one, two] = [await left(api), await left(api)]
    api.clock.advance(DAY_MS + 1)
    const ctx = api.ctx()
    const remove = (key: string) =>
      key === one.key ? Promise.reject(new Error('away')) : ctx.deps.files.remove(key)
    const files = { ...ctx.deps.files, remove }
    expect(await sweepFiles({ ...ctx, deps: { ...ctx.deps, files } })).toBe(1)
    expect([api.blobs.has(one.key), api.blobs.has(two.key)]).toEqual([true, false])
    expect(await sweepFiles(ctx)).toBe(1)
  })
})

describe('a store in which most files have no document', () => {
  test('is another portal’s, or the database is an older one: nothing is touched, and the log says so', async ({
    api,
  }) => {
    await api.make.document(await api.make.member())
    const blobs = api.blobs.size
    for (let n = 0; n < 21; n++) await left(api)
    api.clock.advance(DAY_MS + 1)
    expect(await sweepFiles(api.ctx())).toBe(0)
    expect(api.blobs.size).toBe(blobs + 21)
    expect(api.logLines.join('')).toContain('most files have no document')
  })
})
