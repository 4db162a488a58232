import * as documents from '@guichet/contract/documents.contract'
import * as contract from '@guichet/contract/staff-documents.contract'
import { auditEntries, documentShelves, documentVersions } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import { addVersion, library, publish, staffOf, type To } from '../../testing/published-documents.ts'
import { PDF, PNG } from '../../testing/sample-files.ts'
import type { TestApp } from '../../testing/test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { endRetention } from './end-retention.ts'
import { shelvePublished } from './shelve-published.ts'

const read = async (client: TestClient, id: string, query: object = {}) =>
  Buffer.from(
    await (
      (await client.call(documents.getDocumentContent, { params: { id }, query })).body as unknown as Blob
    ).arrayBuffer(),
  )
const audited = async (api: TestApp, subjectId: string) =>
  (
    await api.deps.db
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, subjectId))
      .orderBy(auditEntries.id)
  ).map(({ action }) => action)

/** One member of each standing. */
async function members(api: TestApp) {
  const partner = await api.make.partner()
  const type = await api.make.membershipType()
  const active = await api.make.member()
  await api.make.membership(active, { typeId: type.id })
  const other = await api.make.member({}, { partnerId: partner.id })
  await api.make.membership(other)
  const lapsed = await api.make.member()
  await api.make.membership(lapsed, { typeId: type.id, startsOn: '2025-01-01', endsOn: '2025-12-31' })
  const never = await api.make.member()
  return { partner, type, active, other, lapsed, never }
}

describe('a document that the organisation publishes', () => {
  test('stands in the library of its audience and of nobody else, as counted before', async ({ api }) => {
    const people = await members(api)
    const client = await staffOf(api)
    const { active, other, lapsed, never } = people
    const cases: [To, readonly { id: string }[]][] = [
      [{ audience: 'all' }, [active, other, lapsed, never]],
      [{ audience: 'active' }, [active, other]],
      [{ audience: 'lapsed' }, [lapsed]],
      [{ audience: 'type', audienceId: people.type.id }, [active]],
      [{ audience: 'partner', audienceId: people.partner.id }, [other]],
      [{ audience: 'member', audienceId: never.id }, [never]],
    ]
    for (const [to, expected] of cases) {
      const { count } = (await client.call(contract.countAudience, { query: to })).body
      const made = await publish(client, to)
      expect(made.recipientCount).toBe(count)
      for (const person of [active, other, lapsed, never])
        expect((await library(api, person)).includes(made.id), to.audience).toBe(expected.includes(person))
    }
  })

  test('is read by the member, whose journal and whose reading staff see', async ({ api }) => {
    const { id: audienceId, name } = await api.make.partner()
    const member = await api.make.member({}, { partnerId: audienceId })
    const silent = await api.make.member({}, { partnerId: audienceId })
    const client = await staffOf(api)
    const to = { audience: 'partner', audienceId } as const
    const { id, number } = await publish(client, to, { category: 'membership', period: '2026' })
    api.clock.advance(60_000)
    const reader = await api.signInAs(member)
    const { body } = await reader.call(documents.getDocument, { params: { id } })
    expect(body).toMatchObject({ name: 'Procès-verbal', source: 'organisation', period: '2026', version: 1 })
    expect(await read(reader, id, { purpose: 'view' })).toEqual(PDF)
    const journal = (await reader.call(documents.listDocumentAccesses, { params: { id } })).body.items
    expect(journal.map(({ action, by }) => [action, by])).toEqual([
      ['viewed', 'me'],
      ['published', 'organisation'],
    ])
    const readersOf = async (query: object = {}) =>
      (await client.call(contract.listDocumentReaders, { params: { id }, query })).body.items
    expect(await readersOf({ read: 'yes' })).toMatchObject([
      { personId: member.id, readAt: '2026-11-22T09:01:00.000Z', version: 1 },
    ])
    expect((await readersOf({ read: 'no' })).map(({ personId }) => personId)).toEqual([silent.id])
    expect(await readersOf()).toHaveLength(2)
    const list = await client.call(contract.listPublishedDocuments, { query: { q: String(number) } })
    expect(list.body.items.find((line) => line.id === id)).toMatchObject({
      ...{ recipientCount: 2, readerCount: 1, audience: 'partner', audienceName: name },
    })
    expect(await audited(api, id)).toEqual(['document.published'])
  })

  test('has versions: members see the latest and read the older one, and learn of it', async ({ api }) => {
    const member = await api.make.member()
    const client = await staffOf(api)
    const { id } = await publish(client, { audience: 'member', audienceId: member.id })
    const added = (await addVersion(client, id)).body
    expect(added).toMatchObject({ version: 2, mediaType: 'image/png', preview: 'image' })
    expect(added.versions.map(({ version }) => version)).toEqual([2, 1])
    const reader = await api.signInAs(member)
    expect(await read(reader, id)).toEqual(PNG)
    expect(await read(reader, id, { version: 1 })).toEqual(PDF)
    const staffFile = await client.call(contract.getPublishedContent, {
      params: { id },
      query: { version: 1 },
    })
    expect(staffFile.headers['content-disposition']).toContain('pv.pdf')
    const journal = (await reader.call(documents.listDocumentAccesses, { params: { id } })).body.items
    expect(journal.map(({ action, by, version }) => `${action} ${version} ${by}`).toSorted()).toEqual([
      'downloaded 1 me',
      'downloaded 1 organisation',
      'downloaded 2 me',
      'published 1 organisation',
      'version-added 2 organisation',
    ])
    await Promise.all([1, 2, 3].map(() => addVersion(client, id)))
    const { body } = await client.call(contract.getPublishedDocument, { params: { id } })
    expect(body.versions.map(({ version }) => version)).toEqual([5, 4, 3, 2, 1])
  })

  test('is called otherwise, filed and kept otherwise; members see it, and read of it in the journal', async ({
    api,
  }) => {
    const { active } = await members(api)
    const client = await staffOf(api)
    const { id } = await publish(client, { audience: 'member', audienceId: active.id })
    const params = { id }
    const change = {
      name: 'Statuts',
      category: 'other' as const,
      period: '2026',
      retainedUntil: '2036-06-30',
    }
    const changed = await client.call(contract.updatePublishedDocument, { params, body: change as never })
    expect(changed.body).toMatchObject(change)
    // The same again changes nothing.
    await client.call(contract.updatePublishedDocument, { params, body: { name: 'Statuts' } })
    const mine = await api.signInAs(active)
    expect((await mine.call(documents.getDocument, { params })).body).toMatchObject({ name: 'Statuts' })
    const found = await mine.call(documents.listDocuments, { query: { q: 'statuts 2026' } })
    expect(found.body.items.map((item) => item.id)).toEqual([id])
    const journal = (await mine.call(documents.listDocumentAccesses, { params })).body.items
    expect(journal.filter(({ action }) => action === 'updated')).toMatchObject([{ by: 'organisation' }])
    expect(await audited(api, id)).toEqual(['document.published', 'document.updated'])
    const late = { retainedUntil: '2026-11-21' as never }
    const refused = await client.refusal(contract.updatePublishedDocument, { params, body: late })
    expect(refused.errors).toMatchObject([{ pointer: '/retainedUntil', code: 'date.past' }])
    const endless = await client.call(contract.updatePublishedDocument, {
      params,
      body: { retainedUntil: null },
    })
    expect(endless.body.retainedUntil).toBeNull()
    await client.call(contract.withdrawDocument, { params, body: { reason: 'Remplacé' } })
    const body = { name: 'Trop tard' }
    expect((await client.refusal(contract.updatePublishedDocument, { params, body })).code).toBe(
      'document.withdrawn',
    )
    const own = await api.make.document(active)
    expect(
      (await client.refusal(contract.updatePublishedDocument, { params: { id: own.id }, body })).code,
    ).toBe('resource.not-found')
  })

  test('is withdrawn once, with a reason; then members find nothing and it takes no version', async ({
    api,
  }) => {
    const member = await api.make.member()
    const client = await staffOf(api)
    const { id } = await publish(client, { audience: 'member', audienceId: member.id })
    const withdraw = { params: { id }, body: { reason: 'Remplacé' } }
    const { body } = await client.call(contract.withdrawDocument, withdraw)
    expect(body).toMatchObject({ withdrawnReason: 'Remplacé', withdrawnAt: '2026-11-22T09:00:00.000Z' })
    expect((await client.refusal(contract.withdrawDocument, withdraw)).code).toBe('document.withdrawn')
    const blobs = api.blobs.size
    const refused = await client.refusal(
      contract.addDocumentVersion,
      { params: { id }, query: { name: 'b.pdf' } },
      { file: PDF },
    )
    expect(refused.code).toBe('document.withdrawn')
    expect(api.blobs.size).toBe(blobs)
    expect(await library(api, member)).toEqual([])
    const reader = await api.signInAs(member)
    expect((await reader.refusal(documents.getDocumentContent, { params: { id } })).code).toBe(
      'resource.not-found',
    )
    const isListed = async (state: 'current' | 'withdrawn') =>
      (
        await client.call(contract.listPublishedDocuments, { query: { state, q: String(body.number) } })
      ).body.items.some((line) => line.id === id)
    expect([await isListed('current'), await isListed('withdrawn')]).toEqual([false, true])
    expect(await audited(api, id)).toEqual(['document.published', 'document.withdrawn'])
  })

  test('is not published to nobody, with half an audience or with a retention that is over', async ({
    api,
  }) => {
    const member = await api.make.member()
    const client = await staffOf(api)
    const refusal = async (query: object) =>
      client.refusal(
        contract.publishDocument,
        { query: { name: 'a.pdf', title: 'A', ...query } as never },
        { file: PDF },
      )
    const blobs = api.blobs.size
    const { id: audienceId } = await api.make.partner()
    expect((await refusal({ audience: 'partner', audienceId })).code).toBe('document.nobody-sees')
    expect((await refusal({ audience: 'partner' })).errors).toMatchObject([{ code: 'required' }])
    expect((await refusal({ audience: 'all', audienceId: member.id })).code).toBe('request.invalid')
    expect((await refusal({ audience: 'all', retainedUntil: '2026-11-21' })).errors).toMatchObject([
      { code: 'date.past' },
    ])
    expect(api.blobs.size).toBe(blobs)
  })

  test('is found by staff by its words, with a typo, and by category; never a member’s own', async ({
    api,
  }) => {
    const member = await api.make.member()
    await api.make.document(member, { name: 'Procès-verbal privé' })
    const client = await staffOf(api)
    await publish(client, { audience: 'all' }, { title: 'Statuts', category: 'company' })
    const own = await api.make.document(member)
    const names = async (query: object) =>
      (await client.call(contract.listPublishedDocuments, { query })).body.items.map(({ name }) => name)
    expect(await names({ q: 'satuts' })).toEqual(['Statuts'])
    expect(await names({ q: 'prive' })).toEqual([])
    expect(await names({ category: 'tax' })).toEqual([])
    expect(await names({ category: 'company' })).toEqual(['Statuts'])
    for (const route of [
      contract.getPublishedDocument,
      contract.getPublishedContent,
      contract.listDocumentReaders,
    ])
      expect((await client.refusal(route, { params: { id: own.id } })).code).toBe('resource.not-found')
  })
})

describe('as days go by', () => {
  test('who joins the audience finds the document, who deleted it does not, nobody twice', async ({
    api,
  }) => {
    const first = await api.make.member()
    const client = await staffOf(api)
    const { id } = await publish(client, { audience: 'all' })
    const gone = await api.signInAs(first)
    await gone.call(documents.trashDocument, { params: { id } })
    await gone.call(documents.deleteDocument, { params: { id } })
    const late = await api.make.member()
    expect(await library(api, late)).toEqual([])
    const given = await Promise.all([1, 2].map(() => shelvePublished(api.ctx())))
    // Members of other tests may be shared out between the two.
    expect(given.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0)
    expect(await shelvePublished(api.ctx())).toBe(0)
    expect((await library(api, late)).filter((one) => one === id)).toHaveLength(1)
    expect(await library(api, first)).not.toContain(id)
    await client.call(contract.withdrawDocument, { params: { id }, body: { reason: 'Remplacé' } })
    const later = await api.make.member()
    await shelvePublished(api.ctx())
    const shelves = await api.deps.db
      .select({ documentId: documentShelves.documentId })
      .from(documentShelves)
      .where(eq(documentShelves.personId, later.id))
    expect(shelves.map(({ documentId }) => documentId)).not.toContain(id)
  })

  test('it is kept through its retention date, then erased with its files', async ({ api }) => {
    const member = await api.make.member()
    const client = await staffOf(api)
    const { id } = await publish(client, { audience: 'all' }, { retainedUntil: '2026-11-22' })
    const own = await api.make.document(member)
    const [version] = await api.deps.db
      .select({ key: documentVersions.fileKey })
      .from(documentVersions)
      .where(eq(documentVersions.documentId, id))
    await endRetention(api.ctx())
    expect(await library(api, member)).toContain(id)
    api.clock.advance(86_400_000)
    expect(await endRetention(api.ctx())).toBe(1)
    await api.runOutbox()
    expect(api.blobs.has(version?.key ?? '')).toBe(false)
    expect(await library(api, member)).toContain(own.id)
    expect(await library(api, member)).not.toContain(id)
    expect(await audited(api, id)).toEqual(['document.published', 'document.retention-ended'])
  })
})
