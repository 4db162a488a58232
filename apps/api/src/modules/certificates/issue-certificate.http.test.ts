import { revokeCertificate } from '@guichet/contract/backoffice.contract'
import { getVerification, listCertificates } from '@guichet/contract/certificates.contract'
import { updateMe } from '@guichet/contract/me.contract'
import { getMembershipCard, getMembershipCertificate } from '@guichet/contract/memberships.contract'
import { auditEntries, certificates } from '@guichet/db/schema'
import { PdfQueueFullError } from '@guichet/documents/pdf-pool'
import { asc, eq } from 'drizzle-orm'
import { describe, expect, vi } from 'vitest'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'

const { storyTest, pdf } = tellStory()

async function holder(api: TestApp, period: Parameters<TestApp['make']['membership']>[1] = {}) {
  const member = await api.make.member({}, { siret: '99313042600014', activity: 'Céramiste' })
  const membership = await api.make.membership(member, period)
  const client = await api.signInAs(member)
  const params = { id: membership.id }
  const fetchIt = async (language = 'fr') => {
    const answer = await client.call(
      getMembershipCertificate,
      { params },
      { headers: { 'accept-language': language } },
    )
    const name = /filename="?([^";]+)/u.exec(String(answer.headers['content-disposition']))?.[1] ?? ''
    return { name, number: /AA-2026-\d{6}/u.exec(name)?.[0] }
  }
  const rows = () =>
    api.deps.db
      .select()
      .from(certificates)
      .where(eq(certificates.membershipId, membership.id))
      .orderBy(asc(certificates.number))
  return { member, membership, client, params, fetchIt, rows }
}
const revokeAll = async (api: TestApp, rows: readonly { id: string; revokedAt: Date | null }[]) => {
  const manager = await api.signInAs(await api.make.staff('manager'))
  for (const { id, revokedAt } of rows)
    if (revokedAt === null)
      await manager.call(revokeCertificate, { params: { id }, body: { reason: 'Erreur de saisie' } })
}

describe('issueCertificate', () => {
  storyTest(
    'gives a numbered PDF, the same one each time, and writes down that it was issued',
    async ({ api }) => {
      const { member, fetchIt, rows, client } = await holder(api)
      const first = await fetchIt()
      expect(first.name).toMatch(/^attestation-adhesion-AA-2026-\d{6}\.pdf$/u)
      expect(await fetchIt()).toEqual(first)
      const [row, ...more] = await rows()
      expect(more).toEqual([])
      expect(row).toMatchObject({ number: first.number, startsOn: '2026-01-01', endsOn: '2026-12-31' })
      const audit = await api.deps.db
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.subjectId, String(row?.id)))
      expect(audit.map(({ action, actorId }) => [action, actorId])).toEqual([
        ['certificate.issued', member.id],
      ])
      expect(pdf.asked.at(-1)).toMatchObject({
        kind: 'membership-certificate',
        data: {
          holder: { lastName: member.lastName, siret: '99313042600014', activity: 'Céramiste' },
          certificate: { number: first.number, startsOn: '2026-01-01', endsOn: '2026-12-31' },
          verificationUrl: expect.stringMatching(/^https:\/\/guichet\.example\/verification\//u),
        },
      })
      const { body } = await client.call(listCertificates, { query: { limit: 10 } })
      expect(body.items.map(({ number, state }) => [number, state])).toEqual([[first.number, 'valid']])
    },
  )

  storyTest('speaks the reader’s language under the same number', async ({ api }) => {
    const { fetchIt } = await holder(api)
    const french = await fetchIt('fr')
    const english = await fetchIt('en')
    expect(english.name).toBe(`membership-certificate-${french.number}.pdf`)
    expect(pdf.asked.at(-1)).toMatchObject({ data: { locale: 'en' } })
  })

  storyTest(
    'gets a new number when what it says has changed, and keeps the old one as it was',
    async ({ api }) => {
      const { client, fetchIt, rows } = await holder(api)
      const before = await fetchIt()
      await client.call(updateMe, { body: { activity: 'Potière' } }, { ifMatch: '"1"' })
      const after = await fetchIt()
      expect(after.number).not.toBe(before.number)
      expect(
        (await rows()).map(({ facts }) => (facts as { holder: { activity: string } }).holder.activity),
      ).toEqual(['Céramiste', 'Potière'])
      await client.call(updateMe, { body: { activity: 'Céramiste' } }, { ifMatch: '"2"' })
      expect((await fetchIt()).number).toBe(before.number)
    },
  )

  storyTest('gets a new number each time it was revoked, however often', async ({ api }) => {
    const { fetchIt, rows } = await holder(api)
    const numbers: (string | undefined)[] = []
    for (let round = 0; round < 4; round++) {
      numbers.push((await fetchIt()).number, (await fetchIt()).number)
      await revokeAll(api, await rows())
    }
    expect(new Set(numbers).size).toBe(4)
    expect((await rows()).map(({ number }) => number)).toEqual([...new Set(numbers)])
    expect((await rows()).every(({ revokedAt }) => revokedAt !== null)).toBe(true)
  })

  storyTest('asked for side by side is issued once', async ({ api }) => {
    const { fetchIt, rows } = await holder(api)
    const found = await Promise.all(Array.from({ length: 10 }, () => fetchIt()))
    expect(new Set(found.map(({ number }) => number)).size).toBe(1)
    expect(await rows()).toHaveLength(1)
    await revokeAll(api, await rows())
    const again = await Promise.all(Array.from({ length: 10 }, () => fetchIt()))
    expect(new Set(again.map(({ number }) => number)).size).toBe(1)
    expect(await rows()).toHaveLength(2)
  })

  storyTest('asked for while too many wait for theirs says when to come back', async ({ api }) => {
    const { client, params, fetchIt } = await holder(api)
    vi.spyOn(pdf, 'render').mockRejectedValueOnce(new PdfQueueFullError(200))
    const busy = await client.refusal(getMembershipCertificate, { params })
    expect(busy.code).toBe('service.busy')
    expect(Number(busy.headers['retry-after'])).toBeGreaterThan(0)
    expect((await fetchIt()).number).toBeDefined()
  })

  storyTest.for([
    ['is over', { startsOn: '2025-11-22', endsOn: '2026-11-21' }],
    ['is to come', { startsOn: '2026-11-23', endsOn: '2027-11-22' }],
  ] as const)('refuses while the membership %s', async ([, period], { api }) => {
    const { client, params, rows } = await holder(api, period)
    expect((await client.refusal(getMembershipCertificate, { params })).code).toBe('membership.inactive')
    expect(await rows()).toEqual([])
  })

  storyTest('is given on the first and the last day, in Paris', async ({ api }) => {
    for (const [at, period] of [
      ['2026-11-22T22:59:59Z', { startsOn: '2025-11-23', endsOn: '2026-11-22' }],
      ['2026-11-21T23:00:00Z', { startsOn: '2026-11-22', endsOn: '2027-11-21' }],
    ] as const) {
      api.clock.set(at)
      expect((await (await holder(api, period)).fetchIt()).number).toBeDefined()
    }
  })
})

describe('the card', () => {
  storyTest('has a number of its own, says less, and outlives a move', async ({ api }) => {
    const { client, params, fetchIt, rows } = await holder(api)
    await fetchIt()
    const fetchCard = async () =>
      String((await client.call(getMembershipCard, { params })).headers['content-disposition'])
    const first = await fetchCard()
    expect(first).toMatch(/carte-adherent-CA-2026-\d{6}\.pdf/u)
    expect(pdf.asked.at(-1)).toMatchObject({ kind: 'membership-card' })
    expect(pdf.asked.at(-1)?.data).not.toHaveProperty('holder.siret')
    await client.call(updateMe, { body: { activity: 'Potière' } }, { ifMatch: '"1"' })
    expect(await fetchCard()).toBe(first)
    expect((await rows()).map(({ kind }) => kind).sort()).toEqual(['card', 'membership'])
    const { body } = await client.call(listCertificates, { query: { limit: 10 } })
    const card = body.items.find(({ kind }) => kind === 'card')
    const code = card?.code ?? ''
    const seen = await api.browser().call(getVerification, { params: { code } })
    expect(seen.body).toMatchObject({ kind: 'membership-card', state: 'valid', number: card?.number })
    await revokeAll(api, await rows())
    const after = await api.browser().call(getVerification, { params: { code } })
    expect(after.body.state).toBe('revoked')
  })

  storyTest('is refused once the membership is over, and to anybody else', async ({ api }) => {
    const { params } = await holder(api)
    const stranger = await api.signInAs(await api.make.member())
    expect((await stranger.refusal(getMembershipCard, { params })).code).toBe('resource.not-found')
    const over = await holder(api, { startsOn: '2025-11-22', endsOn: '2026-11-21' })
    expect((await over.client.refusal(getMembershipCard, { params: over.params })).code).toBe(
      'membership.inactive',
    )
  })
})

describe('revokeCertificate', () => {
  storyTest('is for those who may, needs a reason, happens once and is written down', async ({ api }) => {
    const { fetchIt, rows, client } = await holder(api)
    await fetchIt()
    const [row] = await rows()
    const id = String(row?.id)
    const revoke = { params: { id }, body: { reason: 'Adhésion annulée' } }
    expect((await client.refusal(revokeCertificate, revoke)).code).toBe('session.forbidden')
    const manager = await api.signInAs(await api.make.staff('manager'))
    const short = await manager.refusal(revokeCertificate, { params: { id }, body: { reason: '  a ' } })
    expect(short.errors).toMatchObject([{ pointer: '/reason', code: 'text.too-short' }])
    const { body } = await manager.call(revokeCertificate, revoke)
    expect(body).toMatchObject({ id, state: 'revoked', revokedAt: api.clock.now().toISOString() })
    expect((await manager.refusal(revokeCertificate, revoke)).code).toBe('certificate.already-revoked')
    const unknown = { params: { id: '01900000-0000-7000-8000-00000000dead' }, body: revoke.body }
    expect((await manager.refusal(revokeCertificate, unknown)).code).toBe('resource.not-found')
    const audit = await api.deps.db.select().from(auditEntries).where(eq(auditEntries.subjectId, id))
    expect(audit.map(({ action }) => action)).toEqual(['certificate.issued', 'certificate.revoked'])
  })
})
