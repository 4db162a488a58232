import * as contract from '@guichet/contract/document-links.contract'
import * as documentsContract from '@guichet/contract/documents.contract'
import { withdrawDocument } from '@guichet/contract/staff-documents.contract'
import { auditEntries, documentLinks, documentVersions, lifeEvents } from '@guichet/db/schema'
import { LINK_MOST_OPEN, LINK_MOST_TRIES } from '@guichet/domain/document-links'
import { addDays, startOfDay } from '@guichet/domain/local-date'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'

const PASSWORD = 'olive-mistral-galet'
const PLAIN = { days: 7, downloads: 1, password: null, sharedAs: null, note: null }
const share = async (client: TestClient, id: string, over: object = {}) => {
  const { body } = await client.call(contract.createDocumentLink, {
    params: { id },
    body: { ...PLAIN, ...over },
  })
  return { ...body, token: body.url.slice(body.url.lastIndexOf('/') + 1) }
}
const open = (client: TestClient, token: string, body: { password?: string } = {}) =>
  client.call(contract.openSharedDocument, { params: { token }, body })
const isGone = async (client: TestClient, token: string) => {
  const seen = await client.refusal(contract.openSharedDocument, { params: { token }, body: {} })
  const fetched = await client.refusal(contract.downloadSharedDocument, { params: { token }, body: {} })
  return [seen.code, fetched.code].every((code) => code === 'resource.not-found')
}
const fetchFile = async (client: TestClient, token: string, body: { password?: string } = {}) => {
  const answer = await client.call(contract.downloadSharedDocument, { params: { token }, body })
  return { headers: answer.headers, text: await (answer.body as unknown as Blob).text() }
}
const linksOf = async (client: TestClient, id: string) =>
  (await client.call(contract.listDocumentLinks, { params: { id } })).body.items
const journal = async (client: TestClient, id: string) =>
  (await client.call(documentsContract.listDocumentAccesses, { params: { id } })).body.items
const audited = async (api: TestApp, subjectId: string) =>
  (
    await api.deps.db
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, subjectId))
      .orderBy(auditEntries.id)
  ).map(({ action }) => action)
const withFile = async (api: TestApp) => {
  const member = await api.make.member({ locale: 'fr' })
  const document = await api.make.document(member, { name: 'Bilan' })
  return { member, document, client: await api.signInAs(member) }
}

describe('a share link', () => {
  test('gives the file to who has it, counted, in the journal, told the first time', async ({ api }) => {
    const { member, document, client } = await withFile(api)
    const { url, token, link } = await share(client, document.id, {
      ...{ downloads: 2, sharedAs: 'Atelier Bernard', note: 'Pour la banque' },
    })
    expect(url).toBe(`${api.deps.config.publicUrl}/partage/${token}`)
    expect(link).toMatchObject({ state: 'open', expiresOn: '2026-11-29', downloads: 0, mostDownloads: 2 })
    const [kept] = await api.deps.db.select().from(documentLinks).where(eq(documentLinks.id, link.id))
    expect(JSON.stringify(kept)).not.toContain(token)
    const stranger = api.browser()
    const seen = await open(stranger, token)
    expect(seen.body).toEqual({
      ...{ needsPassword: false, sharedAs: 'Atelier Bernard', expiresOn: '2026-11-29', downloadsLeft: 2 },
      document: { name: 'Bilan', fileName: 'Bilan.txt', mediaType: 'text/plain', size: document.size },
    })
    expect(JSON.stringify(seen.body)).not.toContain(member.lastName)
    const { headers, text } = await fetchFile(stranger, token)
    expect(text).toBe('Bonjour à tous')
    expect(headers).toMatchObject({
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    })
    await fetchFile(stranger, token)
    expect(await isGone(stranger, token)).toBe(true)
    expect(await linksOf(client, document.id)).toMatchObject([{ state: 'used-up', downloads: 2 }])
    expect(await journal(client, document.id)).toMatchObject([
      { action: 'downloaded', by: 'link', linkNote: 'Pour la banque' },
      { action: 'downloaded', by: 'link' },
      { action: 'shared', by: 'me', linkNote: 'Pour la banque' },
    ])
    expect(await audited(api, document.id)).toEqual([
      ...['document-link.created', 'document-link.used', 'document-link.used'],
    ])
    await api.runOutbox()
    expect(api.mailer.sent).toMatchObject([
      { to: member.email, subject: 'Votre lien de partage a servi : Bilan' },
    ])
    expect(api.mailer.sent[0]?.text).toContain('29 novembre 2026')
  })

  test('with one download left gives one of twenty at once', async ({ api }) => {
    const { document, client } = await withFile(api)
    const { token } = await share(client, document.id)
    const stranger = api.browser()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        stranger.attempt(contract.downloadSharedDocument, { params: { token }, body: {} }),
      ),
    )
    const statuses = answers.map(({ statusCode }) => statusCode)
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    expect(statuses.filter((status) => status === 404)).toHaveLength(19)
    expect(await linksOf(client, document.id)).toMatchObject([{ downloads: 1 }])
    expect((await journal(client, document.id)).filter(({ by }) => by === 'link')).toHaveLength(1)
  })

  test('is not used by whoever only looks: programs of chats ask by GET and HEAD', async ({ api }) => {
    const { document, client } = await withFile(api)
    const { token } = await share(client, document.id)
    for (const method of ['GET', 'HEAD'] as const)
      for (const url of [`/api/v1/shared-documents/${token}`, `/api/v1/shared-documents/${token}/download`]) {
        const { statusCode } = await api.app.inject({ method, url, headers: { range: 'bytes=0-0' } })
        expect(statusCode).toBe(405)
      }
    await open(api.browser(), token)
    expect(await linksOf(client, document.id)).toMatchObject([{ state: 'open', downloads: 0 }])
  })

  test('tells nothing before its password; too many wrong ones end it', async ({ api }) => {
    const { document, client } = await withFile(api)
    const { token } = await share(client, document.id, { password: PASSWORD, downloads: 5 })
    const stranger = api.browser()
    expect((await open(stranger, token)).body).toMatchObject({ needsPassword: true, document: null })
    const wrong = (password?: string) =>
      stranger.refusal(contract.downloadSharedDocument, {
        params: { token },
        body: password === undefined ? {} : { password },
      })
    expect((await wrong()).code).toBe('document-link.password-wrong')
    expect((await wrong('olive')).code).toBe('document-link.password-wrong')
    expect((await open(stranger, token, { password: PASSWORD })).body.document).toMatchObject({
      name: 'Bilan',
    })
    expect((await fetchFile(stranger, token, { password: PASSWORD })).text).toBe('Bonjour à tous')
    const answers = await Promise.all(
      Array.from({ length: LINK_MOST_TRIES + 5 }, (_, n) =>
        stranger.attempt(contract.openSharedDocument, { params: { token }, body: { password: `faux-${n}` } }),
      ),
    )
    const refused = answers.map(({ statusCode }) => statusCode)
    expect(refused.filter((status) => status === 403)).toHaveLength(LINK_MOST_TRIES)
    expect(refused.filter((status) => status === 404)).toHaveLength(5)
    expect(await isGone(stranger, token)).toBe(true)
    expect(await linksOf(client, document.id)).toMatchObject([
      { state: 'ended', endedReason: 'tries', downloads: 1 },
    ])
  })

  test('ends with its last day in Paris, by a click, and with the trash, never to come back', async ({
    api,
  }) => {
    const { member, document, client } = await withFile(api)
    const stranger = api.browser()
    const short = await share(client, document.id, { days: 1 })
    const ended = await share(client, document.id)
    const trashed = await share(client, document.id)
    const params = { id: document.id, linkId: ended.link.id }
    await client.call(contract.endDocumentLink, { params })
    await client.call(contract.endDocumentLink, { params })
    expect(await isGone(stranger, ended.token)).toBe(true)
    api.clock.set(new Date(startOfDay(addDays(api.clock.today(), 2)).getTime() - 1000).toISOString())
    await open(stranger, short.token)
    api.clock.set(startOfDay(addDays(api.clock.today(), 1)).toISOString())
    expect(await isGone(stranger, short.token)).toBe(true)
    const later = await api.signInAs(member)
    await later.call(documentsContract.trashDocument, { params: { id: document.id } })
    expect(await isGone(stranger, trashed.token)).toBe(true)
    await later.call(documentsContract.restoreDocument, { params: { id: document.id } })
    expect(await isGone(stranger, trashed.token)).toBe(true)
    const states = (await linksOf(later, document.id)).map(({ state, endedReason }) => [state, endedReason])
    expect(states).toEqual([
      ['ended', 'trash'],
      ['ended', 'member'],
      ['ended', 'trash'],
    ])
    expect((await journal(later, document.id)).filter(({ action }) => action === 'share-ended')).toHaveLength(
      1,
    )
  })

  test('ends when the document is withdrawn or deleted, and when its person has died', async ({ api }) => {
    const { member, document, client } = await withFile(api)
    const published = await api.make.publishedDocument(member)
    const stranger = api.browser()
    const [first, second] = [await share(client, published.id), await share(client, document.id)]
    const manager = await api.signInAs(await api.make.staff('manager'))
    await manager.call(withdrawDocument, { params: { id: published.id }, body: { reason: 'Erreur' } })
    expect(await isGone(stranger, first.token)).toBe(true)
    const other = await withFile(api)
    const third = await share(other.client, other.document.id)
    await api.deps.db.insert(lifeEvents).values({
      ...{ id: api.deps.ids.uuid(), personId: other.member.id, createdById: other.member.id },
      ...{ kind: 'death', state: 'done', happensOn: api.clock.today(), byStaff: true },
      createdAt: api.clock.now(),
    })
    expect(await isGone(stranger, third.token)).toBe(true)
    await client.call(documentsContract.trashDocument, { params: { id: document.id } })
    await client.call(documentsContract.deleteDocument, { params: { id: document.id } })
    expect(await isGone(stranger, second.token)).toBe(true)
    expect(await isGone(stranger, 'x'.repeat(43))).toBe(true)
  })

  test('is for what is one’s own alone, ten at a time, and nobody else’s to see', async ({ api }) => {
    const { member, document, client } = await withFile(api)
    const { id: audienceId } = await api.make.partner()
    const toAll = await api.make.publishedDocument(member, { audience: 'partner', audienceId })
    const refused = (id: string) =>
      client.refusal(contract.createDocumentLink, { params: { id }, body: PLAIN })
    expect((await refused(toAll.id)).code).toBe('document.not-shareable')
    const lines = (await client.call(documentsContract.listDocuments, {})).body.items
    expect(lines.map(({ id, shareable }) => [id, shareable])).toEqual(
      expect.arrayContaining([
        [toAll.id, false],
        [document.id, true],
      ]),
    )
    const [{ link } = { link: { id: '' } }] = await Promise.all(
      Array.from({ length: LINK_MOST_OPEN }, () => share(client, document.id)),
    )
    expect((await refused(document.id)).code).toBe('document-link.too-many')
    const other = await api.signInAs(await api.make.member())
    const theirs = { params: { id: document.id } }
    expect((await other.refusal(contract.listDocumentLinks, theirs)).code).toBe('resource.not-found')
    const params = { id: document.id, linkId: link.id }
    expect((await other.refusal(contract.endDocumentLink, { params })).code).toBe('resource.not-found')
    await client.call(contract.endDocumentLink, { params })
    await share(client, document.id)
  })

  test('never gives a damaged file, which takes no download', async ({ api }) => {
    const { document, client } = await withFile(api)
    const { token } = await share(client, document.id)
    const [version] = await api.deps.db
      .select({ key: documentVersions.fileKey })
      .from(documentVersions)
      .where(eq(documentVersions.documentId, document.id))
    const blob = api.blobs.get(version?.key ?? '')
    if (!blob) throw new Error('no such blob')
    blob[blob.length - 20] = (blob[blob.length - 20] ?? 0) ^ 1
    const refused = await api
      .browser()
      .refusal(contract.downloadSharedDocument, { params: { token }, body: {} })
    expect(refused.code).toBe('document.damaged')
    expect(await linksOf(client, document.id)).toMatchObject([{ state: 'open', downloads: 0 }])
  })
})
