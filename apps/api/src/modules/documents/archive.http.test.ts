import * as contract from '@guichet/contract/documents.contract'
import { documents, documentVersions } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { FileDamagedError } from '../../platform/ports/file-store.ts'
import { readZip } from '../../platform/testing/read-zip.ts'
import { apiTest as test } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { archiveDocuments } from './archive-documents.ts'
import { eraseDocument } from './data/document-data.ts'

const bodyOf = (text: string) => Buffer.from(text)
const archive = async (client: TestClient, body: Parameters<typeof archiveDocuments>[1] = {}) => {
  const answer = await client.call(contract.archiveDocuments, { body: body as never })
  const bytes = Buffer.from(await (answer.body as unknown as Blob).arrayBuffer())
  return { headers: answer.headers, files: readZip(bytes) }
}
const names = ({ files }: Awaited<ReturnType<typeof archive>>) => files.map(({ name }) => name)
const actions = async (client: TestClient, id: string) =>
  (await client.call(contract.listDocumentAccesses, { params: { id } })).body.items.map(
    ({ action, by }) => `${action} ${by}`,
  )
const keyOf = async (api: TestApp, documentId: string) => {
  const [row] = await api.deps.db
    .select({ key: documentVersions.fileKey })
    .from(documentVersions)
    .where(eq(documentVersions.documentId, documentId))
  return row?.key ?? ''
}
const flip = async (api: TestApp, documentId: string) => {
  const blob = api.blobs.get(await keyOf(api, documentId))
  if (!blob) throw new Error('no such blob')
  const at = blob.length - 20
  blob[at] = (blob[at] ?? 0) ^ 1
}

describe('several documents in one ZIP', () => {
  test('stand under the names of the library, none twice, as they are, each in its journal', async ({
    api,
  }) => {
    const owner = await api.make.member()
    const client = await api.signInAs(owner)
    const make = async (name: string, text: string) => {
      api.clock.advance(60_000)
      return api.make.document(owner, { name, content: bodyOf(text) })
    }
    const first = await make('Été à l’Œuvre', 'un')
    const second = await make('Avis', 'deux')
    const third = await make('AVIS', 'trois')
    const other = await make('Autre', 'quatre')
    const result = await archive(client, { ids: [first.id, second.id, third.id, second.id] })
    expect(names(result)).toEqual(['AVIS.txt', 'Avis (2).txt', 'Été à l’Œuvre.txt'])
    expect(result.files.map(({ content }) => content.toString())).toEqual(['trois', 'deux', 'un'])
    expect(result.files.at(-1)?.modifiedAt.toISOString()).toBe('2026-11-22T09:01:00.000Z')
    expect(result.headers).toMatchObject({
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="documents-2026-11-22.zip"; filename*=UTF-8''documents-2026-11-22.zip`,
      'cache-control': 'private, no-store',
    })
    expect(result.headers['content-length']).toBeUndefined()
    expect(await actions(client, second.id)).toEqual(['downloaded me'])
    expect(await actions(client, other.id)).toEqual([])
  })

  test('are all of the library, or what category and words find of it, and never the trash', async ({
    api,
  }) => {
    const owner = await api.make.member()
    const client = await api.signInAs(owner)
    await api.make.document(owner, { name: 'Champignons', category: 'tax' })
    await api.make.document(owner, { name: 'Girolles' })
    await api.make.publishedDocument(owner, { name: 'Statuts' })
    const trashed = await api.make.document(owner, { name: 'Jeté', trashedAt: api.clock.now() })
    expect(names(await archive(client)).toSorted()).toEqual([
      'Champignons.txt',
      'Girolles.txt',
      'Statuts.txt',
    ])
    expect(names(await archive(client, { category: 'tax' }))).toEqual(['Champignons.txt'])
    expect(names(await archive(client, { q: 'girol' }))).toEqual(['Girolles.txt'])
    expect(names(await archive(client, { ids: [trashed.id] }))).toEqual(['Jeté.txt'])
    const refused = await client.refusal(contract.archiveDocuments, { body: { q: 'tournesol' } })
    expect(refused.code).toBe('resource.not-found')
  })

  test('are nobody else’s: with one of another member nothing is given, and no journal speaks of it', async ({
    api,
  }) => {
    const owner = await api.make.member()
    const mine = await api.make.document(owner)
    const foreign = await api.make.document(await api.make.member())
    const client = await api.signInAs(owner)
    const refused = await client.refusal(contract.archiveDocuments, { body: { ids: [mine.id, foreign.id] } })
    expect(refused.code).toBe('resource.not-found')
    expect(await actions(client, mine.id)).toEqual([])
    const key = api.program((await api.make.apiKey(owner, { scopes: ['documents:read'] })).key)
    await archive(key, { ids: [mine.id] })
    expect(await actions(client, mine.id)).toEqual(['downloaded key'])
  })

  test('are refused beyond two hundred or one gigabyte, before anything is read', async ({ api }) => {
    const owner = await api.make.member()
    const client = await api.signInAs(owner)
    const large = await api.make.document(owner)
    await api.deps.db
      .update(documents)
      .set({ size: contract.ARCHIVE_MOST_BYTES + 1 })
      .where(eq(documents.id, large.id))
    for (const body of [{}, { ids: [large.id] }])
      expect((await client.refusal(contract.archiveDocuments, { body })).code).toBe(
        'document.archive-too-large',
      )
    await api.deps.db.update(documents).set({ size: 0 }).where(eq(documents.id, large.id))
    const more = Array.from({ length: contract.ARCHIVE_MOST_DOCUMENTS }, () => api.make.document(owner))
    await Promise.all(more)
    const tooMany = await client.refusal(contract.archiveDocuments, { body: {} })
    expect(tooMany.code).toBe('document.archive-too-large')
    const ids = (await Promise.all([...more.map(async (one) => (await one).id), large.id])) as string[]
    const refused = await client.refusal(contract.archiveDocuments, { body: { ids } })
    expect(refused.errors).toMatchObject([{ pointer: '/ids', code: 'number.range' }])
    expect(await actions(client, large.id)).toEqual([])
  })
})

describe('a ZIP with a document that cannot be given out', () => {
  test('holds the others and a text that names it; the damage is reported once', async ({ api }) => {
    const owner = await api.make.member()
    const client = await api.signInAs(owner)
    const damaged = await api.make.document(owner, { name: 'Avis', content: bodyOf('secret') })
    const sound = await api.make.document(owner, { name: 'Statuts', content: bodyOf('statuts') })
    await flip(api, damaged.id)
    const ids = [damaged.id, sound.id]
    const [file, note] = (await archive(client, { ids })).files
    expect(file).toMatchObject({ name: 'Statuts.txt', content: bodyOf('statuts') })
    expect(note?.name).toBe('À LIRE - documents manquants.txt')
    expect(note?.content.toString()).toContain(`- n° ${damaged.number} : Avis`)
    expect(note?.content.toString()).not.toContain('Statuts')
    await archive(client, { ids })
    await api.runOutbox()
    const told = api.mailer.sent.filter(({ subject }) => subject.startsWith('Fichier altéré'))
    expect(told).toHaveLength(1)
    expect(await actions(client, damaged.id)).toEqual([])
    const shelf = (await client.call(contract.listDocuments, { query: { q: 'avis' } })).body
    expect(shelf.items).toMatchObject([{ damaged: true }])
  })

  test('reads one after the other: one erased meanwhile is named, one altered while it is read breaks it off', async ({
    api,
  }) => {
    const owner = await api.make.member()
    const last = await api.make.document(owner, { name: 'Dernier' })
    api.clock.advance(1000)
    const first = await api.make.document(owner, { name: 'Premier' })
    const actor = { kind: 'person', personId: owner.id, sessionId: '', staffRole: null } as const
    const ctx = { ...api.ctx(), actor }
    const { content } = await archiveDocuments(ctx, {})
    const parts: Buffer[] = []
    for await (const part of content as AsyncIterable<Buffer>) {
      if (parts.length === 1) await eraseDocument(ctx, last.id)
      parts.push(part)
    }
    expect(readZip(Buffer.concat(parts)).map(({ name }) => name)).toEqual([
      ...['Premier.txt', 'À LIRE - documents manquants.txt'],
    ])
    async function* altered() {
      yield Buffer.from('begun')
      throw new FileDamagedError('altered meanwhile')
    }
    const files = { ...ctx.deps.files, open: async () => altered() }
    const broken = await archiveDocuments({ ...ctx, deps: { ...ctx.deps, files } }, { ids: [first.id] })
    const read = async () => {
      for await (const part of broken.content) parts.push(part)
    }
    parts.length = 0
    await expect(read()).rejects.toThrow('altered meanwhile')
    expect(() => readZip(Buffer.concat(parts))).toThrow('no directory')
    const [version] = await api.deps.db
      .select({ damagedAt: documentVersions.damagedAt })
      .from(documentVersions)
      .where(eq(documentVersions.documentId, first.id))
    expect(version?.damagedAt).toEqual(api.clock.now())
  })
})
