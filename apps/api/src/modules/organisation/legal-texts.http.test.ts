import { getJoiningOffer } from '@guichet/contract/joinings.contract'
import { getLegalText, getStaffLegalText, publishLegalText } from '@guichet/contract/legal-texts.contract'
import { auditEntries } from '@guichet/db/schema'
import { pgTest } from '@guichet/db/testing'
import { LEGAL_TEXTS } from '@guichet/domain/legal-text'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest } from '../../testing/api-test.ts'
import { createTestApp } from '../../testing/test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { STANDARD_VERSION } from './domain/standard-texts.ts'

const params = { kind: 'membership-terms' }
const etag = async (client: TestClient) =>
  String((await client.call(getStaffLegalText, { params })).headers.etag)

describe('a public text', () => {
  apiTest('is there from the start, in both languages', async ({ api }) => {
    for (const kind of LEGAL_TEXTS) {
      const french = (await api.browser().call(getLegalText, { params: { kind } })).body
      expect(french).toMatchObject({ kind, version: STANDARD_VERSION, isCurrent: true, publishedOn: null })
      const english = api.browser({ 'accept-language': 'en' })
      const { paragraphs } = (await english.call(getLegalText, { params: { kind } })).body
      expect(paragraphs.length).toBe(french.paragraphs.length)
      expect(paragraphs).not.toEqual(french.paragraphs)
    }
    const unknown = { params: { kind: 'recipes' } }
    expect((await api.browser().refusal(getLegalText, unknown)).code).toBe('resource.not-found')
  })

  pgTest(
    'is published by version; older ones stay readable, and whoever signs up accepts the new one',
    async ({ pg }) => {
      const api = await createTestApp({ pg })
      const person = await api.make.staff('admin')
      const admin = await api.signInAs(person)
      const first = { textFr: 'Une clause.\n\nUne autre.', textEn: 'A clause.\n\nAnother.' }
      const saved = await admin.call(
        publishLegalText,
        { params, body: first },
        { ifMatch: await etag(admin) },
      )
      expect(saved.body).toMatchObject({ number: 1, version: '2026-11-22' })
      const again = { params, body: { ...first, textEn: 'A clause.\n\nOne more.' } }
      const second = await admin.call(publishLegalText, again, { ifMatch: String(saved.headers.etag) })
      const day = { publishedOn: '2026-11-22', inForceOn: '2026-11-22' }
      const author = `${person.firstName} ${person.lastName}`
      expect(second.body.versions).toEqual([
        { version: '2026-11-22.2', ...day, publishedBy: author },
        { version: '2026-11-22', ...day, publishedBy: author },
        { version: STANDARD_VERSION, publishedOn: null, inForceOn: null, publishedBy: null },
      ])
      const { terms } = (await api.browser().call(getJoiningOffer)).body
      expect(terms).toEqual({ version: '2026-11-22.2', paragraphs: ['Une clause.', 'Une autre.'] })
      const old = await api.browser().call(getLegalText, { params, query: { version: STANDARD_VERSION } })
      expect(old.body).toMatchObject({ version: STANDARD_VERSION, isCurrent: false })
      expect(old.body.paragraphs).toHaveLength(4)
      const none = { params, query: { version: '1999' } }
      expect((await api.browser().refusal(getLegalText, none)).code).toBe('resource.not-found')
      const written = await api.deps.db
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.action, 'organisation.text-published'))
      expect(written).toMatchObject([
        { before: { 'membership-terms': STANDARD_VERSION }, after: { 'membership-terms': '2026-11-22' } },
        { after: { 'membership-terms': '2026-11-22.2' } },
      ])
      const same = await admin.call(publishLegalText, again, { ifMatch: String(second.headers.etag) })
      expect(same.headers.etag).toBe(second.headers.etag)
      await api.close()
    },
  )

  pgTest('goes by the version that was read; others than administrators publish none', async ({ pg }) => {
    const api = await createTestApp({ pg })
    const admin = await api.signInAs(await api.make.staff('admin'))
    const ifMatch = await etag(admin)
    const statuses = await Promise.all(
      ['a', 'b', 'c'].map(async (text) => {
        const body = { textFr: text, textEn: text }
        return (await admin.attempt(publishLegalText, { params, body }, { ifMatch })).statusCode
      }),
    )
    expect(statuses.toSorted()).toEqual([200, 412, 412])
    const body = { textFr: 'x', textEn: 'y' }
    const manager = await api.signInAs(await api.make.staff('manager'))
    const refused = await manager.refusal(
      publishLegalText,
      { params, body },
      { ifMatch: await etag(manager) },
    )
    expect(refused.code).toBe('session.forbidden')
    const long = { textFr: 'a'.repeat(1001), textEn: ' \n ' }
    const wrong = await admin.refusal(
      publishLegalText,
      { params, body: long },
      { ifMatch: await etag(admin) },
    )
    expect(wrong.errors).toMatchObject([{ pointer: '/textEn', code: 'required' }])
    const tooLong = { params, body: { ...long, textEn: 'b' } }
    const wide = await admin.refusal(publishLegalText, tooLong, { ifMatch: await etag(admin) })
    expect(wide.errors).toMatchObject([{ pointer: '/textFr', code: 'terms.too-long' }])
    await api.close()
  })
})
