import * as contract from '@guichet/contract/documents.contract'
import { auditEntries, documentVersions } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import { PDF, PNG, ZIP } from '../../testing/sample-files.ts'
import type { TestClient } from '../../testing/test-client.ts'

const upload = async (client: TestClient, name: string, file: Buffer) =>
  (await client.call(contract.createDocument, { query: { name } }, { file })).body
const found = async (client: TestClient, q: string) =>
  (await client.call(contract.listDocuments, { query: { q } })).body.items.map(({ name }) => name)

describe('a file of my own that changes', () => {
  test('is called otherwise, filed otherwise and found by its new words; said once', async ({ api }) => {
    const client = await api.signInAs(await api.make.member())
    const { id } = await upload(client, 'scan0001.pdf', PDF)
    const params = { id }
    const body = { name: 'Bilan 2025/2026', category: 'tax' as const, period: '2026' }
    for (let n = 0; n < 2; n++)
      expect((await client.call(contract.updateDocument, { params, body })).body).toMatchObject(body)
    expect(await found(client, 'bilan impots')).toEqual(['Bilan 2025/2026'])
    expect(await found(client, 'scan0001')).toEqual([])
    const emptied = await client.call(contract.updateDocument, { params, body: { period: null } })
    expect(emptied.body).toMatchObject({ ...body, period: null })
    const rows = await api.deps.db
      .select({ after: auditEntries.after })
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, id), eq(auditEntries.action, 'document.updated')))
    expect(rows.map(({ after }) => after)).toEqual([body, { ...body, period: null }])
    const bad = await client.attempt(contract.updateDocument, { params, body: { name: ' ', period: '26' } })
    expect(bad.json()).toMatchObject({ code: 'request.invalid' })
  })

  test('has versions: the latest is given, the one before stays, and both count for the library', async ({
    api,
  }) => {
    const client = await api.signInAs(await api.make.member())
    const { id } = await upload(client, 'Logo.pdf', PDF)
    const add = (file: Buffer, name = 'Logo.png') =>
      client.attempt(contract.addOwnVersion, { params: { id }, query: { name } }, { file })
    expect((await add(ZIP)).json()).toMatchObject({ code: 'document.type-refused' })
    const two = (await add(PNG)).json()
    expect(two).toMatchObject({ version: 2, mediaType: 'image/png', size: PNG.length })
    expect(two.versions.map(({ version }: { version: number }) => version)).toEqual([2, 1])
    const read = async (query: object) =>
      Buffer.from(
        await (
          (await client.call(contract.getDocumentContent, { params: { id }, query })).body as unknown as Blob
        ).arrayBuffer(),
      )
    expect(await read({})).toEqual(PNG)
    expect(await read({ version: 1 })).toEqual(PDF)
    const journal = (await client.call(contract.listDocumentAccesses, { params: { id } })).body.items
    expect(journal.map(({ action, by }) => `${action} ${by}`)).toContain('version-added me')
    await api.deps.db
      .update(documentVersions)
      .set({ size: 2_147_000_000 })
      .where(and(eq(documentVersions.documentId, id), eq(documentVersions.version, 1)))
    const big = Buffer.alloc(600_000, 'a')
    expect((await add(big, 'a.txt')).json()).toMatchObject({ code: 'document.library-full' })
    expect(api.blobs.size).toBe(2)
    await client.call(contract.trashDocument, { params: { id } })
    await client.call(contract.deleteDocument, { params: { id } })
    await api.runOutbox()
    expect(api.blobs.size).toBe(0)
  })

  test('is nobody else’s to change, nor is what the organisation publishes', async ({ api }) => {
    const owner = await api.make.member()
    const { id } = await upload(await api.signInAs(owner), 'a.pdf', PDF)
    const stranger = await api.signInAs(await api.make.member())
    const change = { params: { id }, body: { name: 'À moi' } }
    expect((await stranger.refusal(contract.updateDocument, change)).code).toBe('resource.not-found')
    const published = await api.make.publishedDocument(owner)
    const client = await api.signInAs(owner)
    const over = { params: { id: published.id }, body: { name: 'À moi' } }
    expect((await client.refusal(contract.updateDocument, over)).code).toBe('document.not-own')
    const version = await client.attempt(
      contract.addOwnVersion,
      { params: { id: published.id }, query: { name: 'a.pdf' } },
      { file: PDF },
    )
    expect(version.json()).toMatchObject({ code: 'document.not-own' })
  })
})
