import { getLegalText, getStaffLegalText, publishLegalText } from '@guichet/contract/legal-texts.contract'
import { getMe, updateMe } from '@guichet/contract/me.contract'
import { askOwnExport } from '@guichet/contract/own-exports.contract'
import { withdrawErasure } from '@guichet/contract/privacy.contract'
import { stopRecovery } from '@guichet/contract/recoveries.contract'
import { deleteSession, getSession, refreshSession } from '@guichet/contract/session.contract'
import { acceptTerms, getOwnTerms } from '@guichet/contract/terms.contract'
import { auditEntries } from '@guichet/db/schema'
import { pgTest } from '@guichet/db/testing'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'

const params = { kind: 'membership-terms' }

async function publish(api: TestApp, words: string, inForceOn: string | null = null) {
  const admin = await api.signInAs(await api.make.staff('admin'))
  const { headers } = await admin.call(getStaffLegalText, { params })
  const body = { textFr: words, textEn: `${words} (en)`, inForceOn }
  return (await admin.call(publishLegalText, { params, body }, { ifMatch: String(headers.etag) })).body
}
const edit = async (client: Awaited<ReturnType<TestApp['signInAs']>>) => {
  const { headers } = await client.call(getMe)
  return client.attempt(updateMe, { body: { activity: 'Pastel' } }, { ifMatch: String(headers.etag) })
}

describe('new terms', () => {
  pgTest(
    'are asked of who signs in, once; until then the file is read, exported and left, not changed',
    async ({ pg }) => {
      const api = await createTestApp({ pg })
      const member = await api.make.member()
      const before = await api.signInAs(member)
      expect((await before.call(getSession)).body.owesTerms).toBe(false)
      const { version } = await publish(api, 'Des conditions nouvelles.')
      // Who was signed in goes on until the session is renewed.
      expect((await edit(before)).statusCode).toBe(200)
      const client = await api.signInAs(member)
      expect((await client.call(getSession)).body.owesTerms).toBe(true)
      expect((await client.call(getOwnTerms)).body).toMatchObject({
        owed: [{ kind: 'membership-terms', version, inForceOn: '2026-11-22', acceptedVersion: null }],
        accepted: [],
      })
      const refused = await edit(client)
      expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([403, 'terms.needed'])
      const asked = await client.attempt(askOwnExport, { body: { currentPassword: 'wrong' } })
      expect(asked.json<{ code?: string } | null>()?.code).not.toBe('terms.needed')
      // Nor do recovery and erasure wait.
      expect((await client.refusal(stopRecovery, { body: {} })).code).toBe('resource.not-found')
      expect((await client.refusal(withdrawErasure)).code).not.toBe('terms.needed')
      const key = await api.make.apiKey?.(member)
      if (key) expect(key).toBeTruthy()
      const stale = { accepted: [{ kind: 'membership-terms' as const, version: '1999' }] }
      const wrong = await client.refusal(acceptTerms, { body: stale })
      expect(wrong.errors).toMatchObject([{ pointer: '/accepted/0/version', code: 'terms.changed' }])
      const body = { accepted: [{ kind: 'membership-terms' as const, version }] }
      const done = (await client.call(acceptTerms, { body })).body
      expect(done).toMatchObject({ owed: [], accepted: [{ version, how: 'asked' }] })
      await client.call(acceptTerms, { body })
      expect((await edit(client)).statusCode).toBe(200)
      const audited = await api.deps.db
        .select({ after: auditEntries.after })
        .from(auditEntries)
        .where(and(eq(auditEntries.subjectId, member.id), eq(auditEntries.action, 'terms.accepted')))
      expect(audited).toEqual([{ after: { 'membership-terms': version } }])
      expect((await (await api.signInAs(member)).call(getSession)).body.owesTerms).toBe(false)
      // A stranger to memberships is asked nothing.
      const other = await api.signInAs(await api.make.person())
      expect((await other.call(getSession)).body.owesTerms).toBe(false)
      expect((await client.attempt(deleteSession)).statusCode).toBe(204)
      await api.close()
    },
  )

  pgTest('count from their day on; the one published last counts', async ({ pg }) => {
    const api = await createTestApp({ pg })
    const member = await api.make.member()
    const later = await publish(api, 'Pour décembre.', '2026-12-01')
    expect(later).toMatchObject({ inForceOn: '2026-12-01', current: '2026-11' })
    const shown = (await api.browser().call(getLegalText, { params })).body
    expect(shown).toMatchObject({ version: '2026-11', isCurrent: true })
    expect(shown.versions[0]).toMatchObject({ version: later.version, inForceOn: '2026-12-01' })
    expect((await (await api.signInAs(member)).call(getSession)).body.owesTerms).toBe(false)
    api.clock.advance(9 * 86_400_000)
    const client = await api.signInAs(member)
    expect((await client.call(getSession)).body.owesTerms).toBe(true)
    expect((await client.call(getOwnTerms)).body.owed).toMatchObject([{ version: later.version }])
    const admin = await api.signInAs(await api.make.staff('admin'))
    const { headers } = await admin.call(getStaffLegalText, { params })
    for (const [day, code] of [
      ['2026-11-30', 'date.past'],
      ['2028-01-01', 'date.too-late'],
    ] as const) {
      const wrong = await admin.refusal(
        publishLegalText,
        { params, body: { textFr: 'a', textEn: 'b', inForceOn: day } },
        { ifMatch: String(headers.etag) },
      )
      expect(wrong.errors).toMatchObject([{ pointer: '/inForceOn', code }])
    }
    await api.close()
  })

  pgTest('are asked in a session that was open before, once it is renewed', async ({ pg }) => {
    const api = await createTestApp({ pg })
    const member = await api.make.member()
    const client = await api.signInAs(member)
    await publish(api, 'Des conditions nouvelles.')
    await client.call(refreshSession)
    expect((await client.call(getSession)).body.owesTerms).toBe(true)
    await api.close()
  })
})
