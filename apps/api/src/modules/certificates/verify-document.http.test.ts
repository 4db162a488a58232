import { revokeCertificate } from '@guichet/contract/backoffice.contract'
import { getVerification, listCertificates } from '@guichet/contract/certificates.contract'
import { getMembershipCertificate } from '@guichet/contract/memberships.contract'
import { payments, receipts } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'

const { storyTest } = tellStory()

async function issued(api: TestApp, period: Parameters<TestApp['make']['membership']>[1] = {}) {
  const member = await api.make.member({ firstName: 'Zoé' }, { siret: '99313042600014', activity: 'Secret' })
  const membership = await api.make.membership(member, period)
  const client = await api.signInAs(member)
  await client.call(getMembershipCertificate, { params: { id: membership.id } })
  const { body } = await client.call(listCertificates, { query: { limit: 1 } })
  const [certificate] = body.items
  if (!certificate) throw new Error('no certificate was issued')
  return { member, certificate }
}
const verify = (api: TestApp, code: string) => api.browser().call(getVerification, { params: { code } })

describe('verifyDocument', () => {
  storyTest('tells a stranger what the certificate says and no more', async ({ api }) => {
    const { member, certificate } = await issued(api)
    const { body } = await verify(api, certificate.code)
    expect(body).toEqual({
      kind: 'membership-certificate',
      state: 'valid',
      number: certificate.number,
      code: certificate.code,
      holderName: `Zoé ${member.lastName}`,
      organisationName: 'Union des essais',
      issuedOn: '2026-11-22',
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      revokedOn: null,
      amountCents: null,
      checkedAt: api.clock.now().toISOString(),
    })
  })

  storyTest('is expired from the day after the last one, in Paris', async ({ api }) => {
    const { certificate } = await issued(api, { startsOn: '2025-11-24', endsOn: '2026-11-23' })
    api.clock.set('2026-11-23T22:59:59Z')
    expect((await verify(api, certificate.code)).body.state).toBe('valid')
    api.clock.set('2026-11-23T23:00:00Z')
    expect((await verify(api, certificate.code)).body.state).toBe('expired')
  })

  storyTest('is revoked at once, and the day of it is told', async ({ api }) => {
    const { certificate } = await issued(api)
    const manager = await api.signInAs(await api.make.staff('manager'))
    await manager.call(revokeCertificate, {
      params: { id: certificate.id },
      body: { reason: 'Motif qui ne regarde personne' },
    })
    const { body } = await verify(api, certificate.code)
    expect(body).toMatchObject({ state: 'revoked', revokedOn: '2026-11-22' })
    expect(JSON.stringify(body)).not.toContain('Motif')
  })

  storyTest('of a period to come is upcoming', async ({ api }) => {
    const member = await api.make.member()
    const coming = { startsOn: '2027-01-01', endsOn: '2027-12-31' }
    const membership = await api.make.membership(member, coming)
    const made = await api.make.certificate(member, {
      ...coming,
      membershipId: membership.id,
      code: 'A7B8C9D0E1F2G3H4',
      facts: { holder: { firstName: 'Ada', lastName: 'Noé' } },
    })
    expect((await verify(api, made.code)).body).toMatchObject({ state: 'upcoming', holderName: 'Ada Noé' })
  })

  storyTest(
    'reads a code typed in small letters, with spaces, without hyphens, with O for 0',
    async ({ api }) => {
      const { certificate } = await issued(api)
      const { code } = certificate
      const plain = code.replaceAll('-', '')
      for (const typed of [
        code.toLowerCase(),
        plain,
        ` ${plain.slice(0, 3)} ${plain.slice(3)} `,
        plain.replaceAll('0', 'o').replaceAll('1', 'l'),
      ])
        expect((await verify(api, typed)).body.code, typed).toBe(code)
    },
  )

  storyTest('knows no code but those given, and says so alike whatever is typed', async ({ api }) => {
    const { certificate } = await issued(api)
    const last = certificate.code.at(-1) === '0' ? '1' : '0'
    const answers = await Promise.all(
      [`${certificate.code.slice(0, -1)}${last}`, 'nonsense', "' or 1=1 --", '%25', '🙂'].map((code) =>
        api.browser().refusal(getVerification, { params: { code } }),
      ),
    )
    const [first, ...others] = answers.map(({ requestId: _, headers: __, ...rest }) => rest)
    expect(first?.code).toBe('resource.not-found')
    for (const other of others) expect(other).toEqual(first)
  })

  storyTest(
    'vouches for a receipt with its amount, and not any more once the money went back',
    async ({ api }) => {
      const member = await api.make.member({ firstName: 'Zoé' })
      const payment = await api.make.payment(member, {
        state: 'paid',
        paidOn: '2026-11-20',
        amountCents: 8000,
      })
      const receipt = await api.make.receipt(payment.id)
      await api.deps.db.update(receipts).set({ code: 'R7B8C9D0E1F2G3H4' }).where(eq(receipts.id, receipt.id))
      expect((await verify(api, 'R7B8-C9D0-E1F2-G3H4')).body).toMatchObject({
        kind: 'receipt',
        state: 'valid',
        number: receipt.number,
        holderName: `Zoé ${member.lastName}`,
        amountCents: 8000,
        startsOn: null,
        endsOn: null,
      })
      await api.deps.db.update(payments).set({ state: 'refunded' }).where(eq(payments.id, payment.id))
      expect((await verify(api, 'R7B8-C9D0-E1F2-G3H4')).body.state).toBe('revoked')
    },
  )
})
