import { createHash } from 'node:crypto'
import * as contract from '@guichet/contract/documents.contract'
import { auditEntries, documents, documentVersions } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import { PDF, PNG } from '../../testing/sample-files.ts'
import type { TestApp } from '../../testing/test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { eraseDocument } from './data/document-data.ts'
import { getDocumentContent } from './get-document-content.ts'

const upload = (client: TestClient, name: string, file: Buffer, query: object = {}) =>
  client.call(contract.createDocument, { query: { name, ...query } }, { file })
const library = async (client: TestClient, query: object = {}) =>
  (await client.call(contract.listDocuments, { query })).body
const content = async (client: TestClient, id: string, query: object = {}) =>
  Buffer.from(
    await (
      (await client.call(contract.getDocumentContent, { params: { id }, query })).body as unknown as Blob
    ).arrayBuffer(),
  )
const actions = async (client: TestClient, id: string) =>
  (await client.call(contract.listDocumentAccesses, { params: { id } })).body.items.map(
    ({ action }) => action,
  )
const audited = async (api: TestApp, subjectId: string) =>
  (
    await api.deps.db
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, subjectId))
      .orderBy(auditEntries.id)
  ).map(({ action }) => action)
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

describe('a file of my own', () => {
  test('is kept encrypted, listed, read again and written into its journal', async ({ api }) => {
    const client = await api.signInAs(await api.make.member())
    const { status, body } = await upload(client, 'Champignons.pdf', PDF, {
      category: 'tax',
      period: '2026-T3',
    })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      ...{ name: 'Champignons', category: 'tax', period: '2026-T3', source: 'member', preview: 'pdf' },
      ...{ mediaType: 'application/pdf', size: PDF.length, version: 1, trashedAt: null, damaged: false },
      versions: [{ fileName: 'Champignons.pdf', sha256: createHash('sha256').update(PDF).digest('hex') }],
    })
    expect((await library(client)).items).toMatchObject([{ id: body.id, number: body.number }])
    const blob = api.blobs.get(await keyOf(api, body.id))
    expect(blob?.includes('%PDF')).toBe(false)
    expect(await content(client, body.id)).toEqual(PDF)
    expect(await content(client, body.id, { purpose: 'view' })).toEqual(PDF)
    expect(await actions(client, body.id)).toEqual(['viewed', 'downloaded', 'uploaded'])
    expect(await audited(api, body.id)).toEqual(['document.uploaded'])
  })

  test('leaves as a file and never as a page', async ({ api }) => {
    const client = await api.signInAs(await api.make.member())
    const { body } = await upload(client, 'Reçu "n° 1".txt', Buffer.from('Bonjour à tous'))
    const { headers } = await client.call(contract.getDocumentContent, { params: { id: body.id } })
    expect(headers).toMatchObject({
      'content-disposition': `attachment; filename="Re_u__n__1_.txt"; filename*=UTF-8''Re%C3%A7u%20_n%C2%B0%201_.txt`,
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
    expect(headers['content-security-policy']).toMatch(/sandbox$/u)
  })

  test('is found by part of its name, without accents and with a typo', async ({ api }) => {
    const client = await api.signInAs(await api.make.member())
    await upload(client, 'Champignons.pdf', PDF)
    const { body } = await upload(client, 'Déclaration d’impôts 2025.pdf', PDF, {
      category: 'tax',
      period: '2025',
    })
    await upload(client, 'Portrait.png', PNG, { category: 'identity' })
    const names = async (q: string) => (await library(client, { q })).items.map(({ name }) => name)
    expect(await names('champi')).toEqual(['Champignons'])
    expect(await names('DECLARATION impots')).toEqual(['Déclaration d’impôts 2025'])
    expect(await names(String(body.number))).toContain('Déclaration d’impôts 2025')
    expect(await names('champinions')).toEqual(['Champignons'])
    expect(await names('declartion')).toEqual(['Déclaration d’impôts 2025'])
    expect(await names('identité')).toEqual(['Portrait'])
    expect(await names('tournesol')).toEqual([])
    // No number: one of the documents may have it.
    expect(await names('tourne%_')).toEqual([])
    expect((await library(client, { category: 'tax' })).items).toHaveLength(1)
  })

  test('goes to the trash, comes back, and is deleted for good only from there', async ({ api }) => {
    const client = await api.signInAs(await api.make.member())
    const { body } = await upload(client, 'a.png', PNG)
    const params = { id: body.id }
    const early = await client.refusal(contract.deleteDocument, { params })
    expect(early.code).toBe('document.not-in-trash')
    const trashed = (await client.call(contract.trashDocument, { params })).body
    expect(trashed).toMatchObject({ trashedAt: '2026-11-22T09:00:00.000Z', deletedOn: '2026-12-22' })
    await client.call(contract.trashDocument, { params })
    expect((await library(client)).items).toEqual([])
    expect((await library(client, { state: 'trash' })).items).toMatchObject([{ id: body.id }])
    expect(await content(client, body.id)).toEqual(PNG)
    await client.call(contract.restoreDocument, { params })
    expect((await library(client)).total).toBe(1)
    expect(await actions(client, body.id)).toEqual(['restored', 'downloaded', 'trashed', 'uploaded'])
    await client.call(contract.trashDocument, { params })
    const key = await keyOf(api, body.id)
    await client.call(contract.deleteDocument, { params })
    await api.runOutbox()
    expect(api.blobs.has(key)).toBe(false)
    expect((await client.refusal(contract.getDocument, { params })).code).toBe('resource.not-found')
    expect(await audited(api, body.id)).toEqual([
      ...['document.uploaded', 'document.trashed', 'document.restored', 'document.trashed'],
      'document.deleted',
    ])
  })

  test('is nobody else’s, staff and keys without the scope included', async ({ api }) => {
    const owner = await api.make.member()
    const { body } = await upload(await api.signInAs(owner), 'a.png', PNG)
    const params = { id: body.id }
    const other = await api.signInAs(await api.make.member())
    const staff = await api.signInAs(await api.make.staff('admin'))
    for (const client of [other, staff])
      for (const route of [
        contract.getDocument,
        contract.getDocumentContent,
        contract.trashDocument,
        contract.restoreDocument,
        contract.deleteDocument,
        contract.listDocumentAccesses,
      ])
        expect((await client.refusal(route, { params } as never)).code).toBe('resource.not-found')
    const key = api.program((await api.make.apiKey(owner, { scopes: ['documents:read'] })).key)
    expect(await content(key, body.id)).toEqual(PNG)
    expect((await key.refusal(contract.trashDocument, { params })).code).toBe('key.scope-missing')
    const journal = await (await api.signInAs(owner)).call(contract.listDocumentAccesses, { params })
    expect(journal.body.items.map(({ by }) => by)).toEqual(['key', 'me'])
  })

  test('is read ten at a time by key, forward and back', async ({ api }) => {
    const client = await api.signInAs(await api.make.member())
    for (let n = 1; n <= 12; n++) {
      api.clock.advance(1000)
      await upload(client, `${n}.png`, PNG)
    }
    const first = await library(client)
    expect(first).toMatchObject({ total: 12, firstRank: 1, previousCursor: null })
    expect(first.items.map(({ name }) => name)).toEqual(['12', '11', '10', '9', '8', '7', '6', '5', '4', '3'])
    const second = await library(client, { cursor: first.nextCursor })
    expect(second.items.map(({ name }) => name)).toEqual(['2', '1'])
    expect((await library(client, { cursor: second.previousCursor })).items).toEqual(first.items)
  })

  test('is put there once for one Idempotency-Key', async ({ api }) => {
    const client = await api.signInAs(await api.make.member())
    const send = () =>
      client.call(
        contract.createDocument,
        { query: { name: 'a.png' } },
        { file: PNG, idempotencyKey: 'one', headers: { 'content-length': String(PNG.length) } },
      )
    expect((await send()).body.id).toBe((await send()).body.id)
    expect((await library(client)).total).toBe(1)
  })
})

describe('a file that is erased while it is opened', () => {
  test('is not found, and nothing of it leaves', async ({ api }) => {
    const owner = await api.make.member()
    const client = await api.signInAs(owner)
    const { body } = await upload(client, 'a.png', PNG)
    const ctx = api.ctx()
    const open = ctx.deps.files.open.bind(ctx.deps.files)
    const actor = { kind: 'person', personId: owner.id, sessionId: '', staffRole: null } as const
    const files = {
      ...ctx.deps.files,
      open: async (file: Parameters<typeof open>[0]) => {
        const parts = await open(file)
        await eraseDocument(ctx, body.id)
        return parts
      },
    }
    const reading = getDocumentContent({ ...ctx, actor, deps: { ...ctx.deps, files } }, body.id, {
      purpose: 'download',
    })
    await expect(reading).rejects.toMatchObject({ code: 'resource.not-found' })
  })
})

describe('a stored file of which one bit has changed', () => {
  test('is never given out, is reported once, and is given again when it is mended', async ({ api }) => {
    const client = await api.signInAs(await api.make.member())
    const { body } = await upload(client, 'a.pdf', Buffer.concat([PDF, Buffer.alloc(600_000, ' ')]))
    const params = { id: body.id }
    await flip(api, body.id)
    for (let time = 0; time < 2; time++) {
      const refused = await client.refusal(contract.getDocumentContent, { params })
      expect(refused).toMatchObject({ code: 'document.damaged', status: 500 })
    }
    expect(await audited(api, body.id)).toEqual(['document.uploaded', 'document.damaged'])
    expect((await library(client)).items).toMatchObject([{ damaged: true }])
    expect(await actions(client, body.id)).toEqual(['uploaded'])
    await flip(api, body.id)
    expect(await content(client, body.id)).toHaveLength(body.size)
    expect((await library(client)).items).toMatchObject([{ damaged: false }])
    api.blobs.delete(await keyOf(api, body.id))
    expect((await client.refusal(contract.getDocumentContent, { params })).code).toBe('document.damaged')
  })

  test('is told to the organisation once, with what to do and without a word of what it holds', async ({
    api,
  }) => {
    const owner = await api.make.member()
    const client = await api.signInAs(owner)
    const { body } = await upload(client, 'Avis secret.txt', Buffer.from('Bonjour à tous'))
    const params = { id: body.id }
    const told = async () => {
      await api.runOutbox()
      return api.mailer.sent.filter(
        ({ subject }) => subject === `Fichier altéré : document n° ${body.number}`,
      )
    }
    await client.call(contract.getDocumentContent, { params })
    expect(await told()).toEqual([])
    await flip(api, body.id)
    await Promise.all([1, 2, 3].map(() => client.refusal(contract.getDocumentContent, { params })))
    await client.refusal(contract.getDocumentContent, { params })
    const [mail, ...more] = await told()
    expect(more).toEqual([])
    expect(mail?.to).toBe('contact@test.example')
    expect(mail?.text).toContain(await keyOf(api, body.id))
    expect(mail?.text).toContain('depuis une sauvegarde')
    expect(`${mail?.text}${mail?.html}`).not.toMatch(/secret|Bonjour à tous/iu)
    await flip(api, body.id)
    await content(client, body.id)
    api.clock.advance(86_400_000)
    await flip(api, body.id)
    const again = await api.signInAs(owner)
    await again.refusal(contract.getDocumentContent, { params })
    expect(await told()).toHaveLength(2)
  })

  test('says nothing of another member’s file', async ({ api }) => {
    const { body } = await upload(await api.signInAs(await api.make.member()), 'a.png', PNG)
    await flip(api, body.id)
    const other = await api.signInAs(await api.make.member())
    const refused = await other.refusal(contract.getDocumentContent, { params: { id: body.id } })
    expect(refused.code).toBe('resource.not-found')
    const [row] = await api.deps.db
      .select({ version: documents.version })
      .from(documents)
      .where(and(eq(documents.id, body.id), eq(documents.version, 1)))
    expect(row).toBeDefined()
  })
})
