import * as contract from '@guichet/contract/documents.contract'
import { auditEntries, documentShelves, documents, documentVersions } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import { describe, expect, vi } from 'vitest'
import { withTx } from '../../ctx.ts'
import { apiTest as test } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { emptyTrash } from './empty-trash.ts'
import { restoreDocument } from './move-document.ts'
import { warnOfTrash } from './warn-of-trash.ts'

const DAY_MS = 86_400_000
const goOn = (api: TestApp, days: number) => api.clock.advance(days * DAY_MS)
const trashed = (api: TestApp, of: { readonly id: string }, over: object = {}) =>
  api.make.document(of, { trashedAt: api.clock.now(), ...over })
const acting = (api: TestApp, personId: string) =>
  api.ctx({ kind: 'person', personId, sessionId: personId, staffRole: null })
const exists = async (api: TestApp, documentId: string) =>
  (await api.deps.db.select({ id: documents.id }).from(documents).where(eq(documents.id, documentId)))
    .length === 1
const keyOf = async (api: TestApp, documentId: string) => {
  const [row] = await api.deps.db
    .select({ key: documentVersions.fileKey })
    .from(documentVersions)
    .where(eq(documentVersions.documentId, documentId))
  return row?.key ?? ''
}
const deletions = (api: TestApp, documentId: string) =>
  api.deps.db
    .select({ actorKind: auditEntries.actorKind, before: auditEntries.before })
    .from(auditEntries)
    .where(and(eq(auditEntries.subjectId, documentId), eq(auditEntries.action, 'document.deleted')))
/** Mails to that person, after everything on its way has left. */
const mailsTo = async (api: TestApp, { email }: { readonly email: string }) => {
  await api.runOutbox()
  return api.mailer.sent.filter(({ to }) => to === email)
}

describe('a trash of thirty days', () => {
  test('is emptied with its files once its person was warned, not a day before', async ({ api }) => {
    const member = await api.make.member()
    const { id, number } = await trashed(api, member)
    const kept = await api.make.document(member)
    const key = await keyOf(api, id)
    goOn(api, 24)
    await warnOfTrash(api.ctx())
    expect(await mailsTo(api, member)).toEqual([])
    goOn(api, 1)
    await warnOfTrash(api.ctx())
    goOn(api, 4)
    await emptyTrash(api.ctx())
    expect(await exists(api, id)).toBe(true)
    goOn(api, 1)
    await emptyTrash(api.ctx())
    expect(await exists(api, id)).toBe(false)
    expect(api.blobs.has(key)).toBe(true)
    await api.runOutbox()
    expect(api.blobs.has(key)).toBe(false)
    expect(await deletions(api, id)).toEqual([
      { actorKind: 'system', before: { number, personId: member.id } },
    ])
    expect(await exists(api, kept.id)).toBe(true)
  })

  test('counts its days in Paris', async ({ api }) => {
    const member = await api.make.member()
    // Half past midnight on 23 November in Paris, still the 22nd in London.
    api.clock.set('2026-11-22T23:30:00.000Z')
    const { id } = await trashed(api, member)
    api.clock.set('2026-12-18T08:00:00.000Z')
    await warnOfTrash(api.ctx())
    api.clock.set('2026-12-22T22:59:00.000Z')
    await emptyTrash(api.ctx())
    expect(await exists(api, id)).toBe(true)
    api.clock.set('2026-12-22T23:00:00.000Z')
    await emptyTrash(api.ctx())
    expect(await exists(api, id)).toBe(false)
  })

  test('lets what was published only leave the shelf', async ({ api }) => {
    const member = await api.make.member()
    const published = { ownerId: null, audience: 'member', audienceId: member.id }
    const { id } = await trashed(api, member, published)
    const key = await keyOf(api, id)
    goOn(api, 25)
    await warnOfTrash(api.ctx())
    goOn(api, 5)
    await emptyTrash(api.ctx())
    await api.runOutbox()
    const client = await api.signInAs(member)
    expect((await client.refusal(contract.getDocument, { params: { id } })).code).toBe('resource.not-found')
    expect(await exists(api, id)).toBe(true)
    expect(api.blobs.has(key)).toBe(true)
    expect(await deletions(api, id)).toHaveLength(1)
    await emptyTrash(api.ctx())
    expect(await deletions(api, id)).toHaveLength(1)
  })

  test('is emptied once by several processes at the same time', async ({ api }) => {
    const member = await api.make.member()
    const ids: string[] = []
    for (let n = 0; n < 12; n++) ids.push((await trashed(api, member)).id)
    const keys = await Promise.all(ids.map((id) => keyOf(api, id)))
    goOn(api, 25)
    await warnOfTrash(api.ctx())
    goOn(api, 5)
    await Promise.all([1, 2, 3].map(() => emptyTrash(api.ctx())))
    for (const id of ids) {
      expect(await exists(api, id)).toBe(false)
      expect(await deletions(api, id)).toHaveLength(1)
    }
    await api.runOutbox()
    for (const key of keys) expect(api.blobs.has(key)).toBe(false)
  })

  test('leaves what is being restored at that moment', async ({ api }) => {
    const member = await api.make.member()
    const [restored, given] = [await trashed(api, member), await trashed(api, member)]
    goOn(api, 25)
    await warnOfTrash(api.ctx())
    goOn(api, 5)
    await withTx(acting(api, member.id), async (tx) => {
      await restoreDocument(tx, restored.id)
      await emptyTrash(api.ctx())
    })
    await emptyTrash(api.ctx())
    const client = await api.signInAs(member)
    const { body } = await client.call(contract.getDocument, { params: { id: restored.id } })
    expect(body).toMatchObject({ trashedAt: null, deletedOn: null })
    expect(await exists(api, given.id)).toBe(false)
  })

  test('gives what was thrown away again its thirty days and its warning anew', async ({ api }) => {
    const member = await api.make.member()
    const { id } = await trashed(api, member)
    goOn(api, 25)
    await warnOfTrash(api.ctx())
    const client = await api.signInAs(member)
    await client.call(contract.restoreDocument, { params: { id } })
    await client.call(contract.trashDocument, { params: { id } })
    goOn(api, 10)
    await emptyTrash(api.ctx())
    await warnOfTrash(api.ctx())
    expect(await exists(api, id)).toBe(true)
    expect(await mailsTo(api, member)).toHaveLength(1)
    goOn(api, 15)
    await warnOfTrash(api.ctx())
    expect(await mailsTo(api, member)).toHaveLength(2)
  })

  test('of which one document fails is emptied of the others, and of that one later', async ({ api }) => {
    const member = await api.make.member()
    // The longest in any trash comes first.
    const bad = await trashed(api, member, { trashedAt: new Date(api.clock.now().getTime() - DAY_MS) })
    const good = await trashed(api, member)
    goOn(api, 25)
    await warnOfTrash(api.ctx())
    goOn(api, 5)
    // The first audit row is not written: its document stays whole.
    const ctx = api.ctx()
    const uuid = vi.fn(ctx.ids.uuid).mockImplementationOnce(() => {
      throw new Error('away')
    })
    await emptyTrash({ ...ctx, ids: { ...ctx.ids, uuid } })
    expect([await exists(api, bad.id), await exists(api, good.id)]).toEqual([true, false])
    await emptyTrash(ctx)
    expect(await exists(api, bad.id)).toBe(false)
  })
})

describe('the warning of a trash', () => {
  test('is one mail for each person, said once, by several processes at the same time', async ({ api }) => {
    const [member, other] = [await api.make.member(), await api.make.member()]
    for (let n = 0; n < 3; n++) await trashed(api, member)
    await trashed(api, other)
    goOn(api, 25)
    await Promise.all([1, 2, 3].map(() => warnOfTrash(api.ctx())))
    goOn(api, 1)
    await warnOfTrash(api.ctx())
    const [mail, ...more] = await mailsTo(api, member)
    expect(more).toEqual([])
    expect(mail?.subject).toBe('3 documents de votre corbeille seront effacés le 22 décembre 2026')
    expect(mail?.text).toContain('3 documents de votre corbeille seront effacés définitivement')
    expect(mail?.text).toContain(`${api.deps.config.publicUrl}/documents?onglet=corbeille`)
    expect((await mailsTo(api, other)).map(({ subject }) => subject)).toEqual([
      '1 document de votre corbeille sera effacé le 22 décembre 2026',
    ])
  })

  test('is said in the language of its person, and names one day for all that is told', async ({ api }) => {
    const member = await api.make.member({ locale: 'en' })
    await trashed(api, member)
    goOn(api, 2)
    await trashed(api, member)
    goOn(api, 27)
    await warnOfTrash(api.ctx())
    expect((await mailsTo(api, member)).map(({ subject }) => subject)).toEqual([
      '2 documents of your trash will be deleted on 26 December 2026',
    ])
  })

  test('comes late after days without a machine, and five days are left from there', async ({ api }) => {
    const member = await api.make.member()
    const { id } = await trashed(api, member)
    goOn(api, 40)
    await emptyTrash(api.ctx())
    expect(await exists(api, id)).toBe(true)
    await warnOfTrash(api.ctx())
    await emptyTrash(api.ctx())
    expect((await mailsTo(api, member)).map(({ subject }) => subject)).toEqual([
      '1 document de votre corbeille sera effacé le 6 janvier 2027',
    ])
    const client = await api.signInAs(member)
    const { body } = await client.call(contract.getDocument, { params: { id } })
    expect(body.deletedOn).toBe('2027-01-06')
    goOn(api, 4)
    await emptyTrash(api.ctx())
    expect(await exists(api, id)).toBe(true)
    // The machine is down again: it is done when it is back.
    goOn(api, 9)
    await emptyTrash(api.ctx())
    expect(await exists(api, id)).toBe(false)
  })

  test('is not sent for what the organisation has withdrawn', async ({ api }) => {
    const member = await api.make.member()
    const withdrawn = { ownerId: null, audience: 'member', audienceId: member.id }
    const { id } = await trashed(api, member, { ...withdrawn, withdrawnAt: api.clock.now() })
    goOn(api, 25)
    await warnOfTrash(api.ctx())
    expect(await mailsTo(api, member)).toEqual([])
    goOn(api, 5)
    await emptyTrash(api.ctx())
    const [shelf] = await api.deps.db
      .select({ deletedAt: documentShelves.deletedAt })
      .from(documentShelves)
      .where(eq(documentShelves.documentId, id))
    expect(shelf?.deletedAt).toEqual(api.clock.now())
  })
})
