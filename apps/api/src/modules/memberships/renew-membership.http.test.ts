import { setMembershipPrice } from '@guichet/contract/membership-types.contract'
import * as contract from '@guichet/contract/memberships.contract'
import { auditEntries, payments, renewals } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'

const { storyTest, gateway } = tellStory()

/** A member whose year ends at New Year, signed in. */
async function renewer(api: TestApp, period: Parameters<TestApp['make']['membership']>[1] = {}) {
  const member = await api.make.member()
  const type = await api.make.membershipType({ amountCents: 8000 })
  const membership = await api.make.membership(member, { typeId: type.id, ...period })
  const client = await api.signInAs(member)
  const params = { id: membership.id }
  const ask = (method: 'card' | 'sepa-debit' | 'transfer' | 'cheque' = 'card', typeId = type.id) =>
    client.call(contract.createRenewal, { params, body: { typeId, method } })
  const refusal = (method: 'card' | 'transfer' | 'cheque' = 'card', typeId = type.id) =>
    client.refusal(contract.createRenewal, { params, body: { typeId, method } })
  return { member, type, membership, client, params, ask, refusal }
}
/** A renewer, what the page told, and an order at that. */
async function toldRenewer(api: TestApp, period?: Parameters<TestApp['make']['membership']>[1]) {
  const world = await renewer(api, period)
  const { client, params, type } = world
  const { body: offer } = await client.call(contract.getRenewalOffer, { params })
  const shown = offer.types.find(({ id }) => id === type.id)
  if (!shown) throw new Error('the type is not offered')
  const told = { amountCents: shown.amountCents, startsOn: offer.startsOn, endsOn: shown.endsOn }
  const askAt = (terms: Partial<typeof told>) =>
    client.attempt(contract.createRenewal, {
      params,
      body: { typeId: type.id, method: 'transfer', ...terms },
    })
  return { ...world, told, askAt }
}
const nobody = '01900000-0000-7000-8000-00000000dead'
const auditOf = (api: TestApp, subjectId: string) =>
  api.deps.db
    .select({ action: auditEntries.action, actorId: auditEntries.actorId, after: auditEntries.after })
    .from(auditEntries)
    .where(eq(auditEntries.subjectId, subjectId))
const renewalsOf = (api: TestApp, personId: string) =>
  api.deps.db.select().from(renewals).where(eq(renewals.personId, personId))

describe('renewMembership', () => {
  storyTest('asks for the payment, writes it down and opens the page to pay on', async ({ api }) => {
    const { member, membership, ask } = await renewer(api)
    const { status, body } = await ask()
    expect(status).toBe(201)
    expect(body).toMatchObject({
      membershipId: membership.id,
      state: 'awaiting-payment',
      amountCents: 8000,
      rule: 'early',
      startsOn: '2027-01-01',
      endsOn: '2027-12-31',
      transferTo: null,
      chequeTo: null,
      newMembershipId: null,
    })
    const paymentId = String(body.paymentId)
    expect(body.checkoutUrl).toBe(gateway.checkoutOf(paymentId).url)
    const [payment] = await api.deps.db.select().from(payments).where(eq(payments.id, paymentId))
    expect(payment).toMatchObject({
      personId: member.id,
      purpose: 'membership-renewal',
      purposeId: body.id,
      amountCents: 8000,
      method: 'card',
      state: 'pending',
      reference: body.reference,
      checkoutId: gateway.checkoutOf(paymentId).id,
    })
    expect(body.reference).toMatch(/2026/u)
    expect(await auditOf(api, body.id)).toEqual([
      {
        action: 'membership.renewal-requested',
        actorId: member.id,
        after: expect.objectContaining({ membershipId: membership.id, method: 'card', amountCents: 8000 }),
      },
    ])
    const request = gateway.asked.findLast((item) => item.paymentId === paymentId)
    expect(request).toMatchObject({ amountCents: 8000, email: member.email, method: 'card' })
    expect(request?.successUrl).toContain(`/adhesions/${membership.id}/renouveler?renouvellement=${body.id}`)
  })

  storyTest(
    'by transfer tells the account and the reference, by cheque whom to make it out to',
    async ({ api }) => {
      const byTransfer = await (await renewer(api)).ask('transfer')
      expect(byTransfer.body).toMatchObject({
        checkoutUrl: null,
        transferTo: { iban: 'FR7699999000130002607198430', bic: 'AZLVFRP1XXX' },
        chequeTo: null,
      })
      const byCheque = await (await renewer(api)).ask('cheque')
      expect(byCheque.body).toMatchObject({
        checkoutUrl: null,
        transferTo: null,
        chequeTo: { payableTo: 'Union des essais' },
      })
      expect(byCheque.body.reference).not.toBe(byTransfer.body.reference)
    },
  )

  storyTest(
    'by transfer or cheque writes what to send where, and not once it is given up',
    async ({ api }) => {
      const waiting = await renewer(api)
      const { body } = await waiting.ask('transfer')
      await api.runOutbox()
      const mail = api.mailer.sent.find(({ text }) => text.includes(String(body.reference)))
      expect(mail?.subject).toBe(`Votre virement est attendu : référence ${body.reference}`)
      const iban = body.transferTo?.iban ?? ''
      expect(iban).not.toBe('')
      expect((mail?.text ?? '').replaceAll(/\s/gu, '')).toContain(iban)
      expect(mail?.text).toContain(`renouvellement=${body.id}`)
      const given = await renewer(api)
      const renewal = (await given.ask('cheque')).body
      const params = { id: given.membership.id, renewalId: renewal.id }
      await given.client.call(contract.cancelRenewal, { params })
      await api.runOutbox()
      expect(api.mailer.sent.filter(({ text }) => text.includes(String(renewal.reference)))).toEqual([])
    },
  )

  storyTest('is asked for at what was told alone, and not once the price has changed', async ({ api }) => {
    const { member, type, told, askAt } = await toldRenewer(api)
    expect(told).toEqual({ amountCents: 8000, startsOn: '2027-01-01', endsOn: '2027-12-31' })
    const manager = await api.signInAs(await api.make.staff('manager'))
    await manager.call(setMembershipPrice, {
      params: { id: type.id },
      body: { amountCents: 9900, startsOn: api.clock.today() },
    })
    const refused = await askAt(told)
    expect(refused.statusCode).toBe(409)
    expect(refused.json()).toMatchObject({
      code: 'membership.offer-changed',
      errors: [{ pointer: '/amountCents' }],
    })
    expect(await renewalsOf(api, member.id)).toEqual([])
    const opened = api.deps.db.select().from(payments).where(eq(payments.personId, member.id))
    expect(await opened).toEqual([])
    const now = await askAt({ ...told, amountCents: 9900 })
    expect(now.statusCode).toBe(201)
    expect(now.json()).toMatchObject({ ...told, amountCents: 9900 })
  })

  storyTest('at the price of today for a program that says nothing of it', async ({ api }) => {
    const { type, askAt } = await toldRenewer(api)
    const manager = await api.signInAs(await api.make.staff('manager'))
    await manager.call(setMembershipPrice, {
      params: { id: type.id },
      body: { amountCents: 9900, startsOn: api.clock.today() },
    })
    expect((await askAt({})).json()).toMatchObject({ state: 'awaiting-payment', amountCents: 9900 })
  })

  storyTest('is not asked for with days that are others since midnight', async ({ api }) => {
    api.clock.set('2026-11-22T22:59:00Z')
    const { member, told, askAt } = await toldRenewer(api, { startsOn: '2025-01-01', endsOn: '2025-12-31' })
    expect(told).toMatchObject({ startsOn: '2026-11-22', endsOn: '2027-11-21' })
    api.clock.advance(120_000)
    expect((await askAt(told)).json()).toMatchObject({
      code: 'membership.offer-changed',
      errors: [{ pointer: '/startsOn' }, { pointer: '/endsOn' }],
    })
    expect(await renewalsOf(api, member.id)).toEqual([])
    const days = { startsOn: '2026-11-23', endsOn: '2027-11-22' }
    expect((await askAt({ ...told, ...days })).json()).toMatchObject(days)
  })

  storyTest('refuses a second one while the first waits, and says so in the offer', async ({ api }) => {
    const { member, client, params, ask, refusal } = await renewer(api)
    const { body } = await ask()
    expect((await refusal()).code).toBe('membership.renewal-pending')
    expect((await refusal('transfer')).code).toBe('membership.renewal-pending')
    expect(await renewalsOf(api, member.id)).toHaveLength(1)
    const offer = await client.call(contract.getRenewalOffer, { params })
    expect(offer.body.pending).toMatchObject({ id: body.id, checkoutUrl: body.checkoutUrl })
  })

  storyTest('refuses a membership that is not the latest', async ({ api }) => {
    const { member, client, type } = await renewer(api)
    const old = await api.make.membership(member, { startsOn: '2025-01-01', endsOn: '2025-12-31' })
    const input = { params: { id: old.id }, body: { typeId: type.id, method: 'card' as const } }
    expect((await client.refusal(contract.createRenewal, input)).code).toBe('membership.not-latest')
    expect((await client.refusal(contract.getRenewalOffer, { params: { id: old.id } })).code).toBe(
      'membership.not-latest',
    )
    expect(await renewalsOf(api, member.id)).toEqual([])
  })

  storyTest('refuses once the next year is paid', async ({ api }) => {
    const { member, client, params, refusal } = await renewer(api)
    await api.make.membership(member, { startsOn: '2027-01-01', endsOn: '2027-12-31' })
    expect((await refusal()).code).toBe('membership.already-extended')
    expect((await client.refusal(contract.getRenewalOffer, { params })).code).toBe(
      'membership.already-extended',
    )
  })

  storyTest('refuses a type that is not offered, unknown, or another partner’s', async ({ api }) => {
    const { refusal, member } = await renewer(api)
    const withdrawn = await api.make.membershipType({ offered: false })
    const partner = await api.make.partner()
    const reserved = await api.make.membershipType({ partnerId: partner.id })
    for (const typeId of [withdrawn.id, reserved.id, nobody]) {
      const { code, errors } = await refusal('card', typeId)
      expect(code).toBe('membership.type-unavailable')
      expect(errors?.map(({ pointer }) => pointer)).toEqual(['/typeId'])
    }
    expect(await renewalsOf(api, member.id)).toEqual([])
  })

  storyTest('refuses a way to pay that is none', async ({ api }) => {
    const { client, params, type } = await renewer(api)
    const answer = await client.attempt(contract.createRenewal, {
      params,
      body: { typeId: type.id, method: 'barter' },
    })
    expect(answer.json()).toMatchObject({ code: 'request.invalid', errors: [{ pointer: '/method' }] })
  })

  storyTest('offers a partner’s type to those who name the partner only', async ({ api }) => {
    const partner = await api.make.partner()
    const reserved = await api.make.membershipType({ partnerId: partner.id, amountCents: 5000 })
    const other = await renewer(api)
    const codes = async (client: typeof other.client, id: string) =>
      (await client.call(contract.getRenewalOffer, { params: { id } })).body.types.map((type) => type.code)
    expect(await codes(other.client, other.membership.id)).not.toContain(reserved.code)
    const member = await api.make.member({}, { partnerId: partner.id })
    const membership = await api.make.membership(member, { typeId: reserved.id })
    const client = await api.signInAs(member)
    expect(await codes(client, membership.id)).toContain(reserved.code)
    const { body } = await client.call(contract.createRenewal, {
      params: { id: membership.id },
      body: { typeId: reserved.id, method: 'card' },
    })
    expect(body.amountCents).toBe(5000)
  })

  storyTest('somebody else’s membership is as unknown as one that is not there', async ({ api }) => {
    const { membership, ask } = await renewer(api)
    const { body: renewal } = await ask()
    const stranger = await renewer(api)
    const typeId = stranger.type.id
    const faceless = ({ requestId: _, headers: __, ...rest }: Awaited<ReturnType<typeof stranger.refusal>>) =>
      rest
    const pairs = [
      [membership.id, renewal.id],
      [nobody, renewal.id],
      [nobody, nobody],
    ] as const
    const answers = await Promise.all(
      pairs.map(async ([id, renewalId]) => {
        const params = { id }
        const both = { id, renewalId }
        const body = { typeId, method: 'card' as const }
        return [
          await stranger.client.refusal(contract.getMembership, { params }),
          await stranger.client.refusal(contract.getRenewalOffer, { params }),
          await stranger.client.refusal(contract.createRenewal, { params, body }),
          await stranger.client.refusal(contract.getRenewal, { params: both }),
          await stranger.client.refusal(contract.checkRenewal, { params: both }),
          await stranger.client.refusal(contract.cancelRenewal, { params: both }),
          await stranger.client.refusal(contract.getMembershipCertificate, { params }),
        ].map(faceless)
      }),
    )
    expect(answers[0]?.every(({ code }) => code === 'resource.not-found')).toBe(true)
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
    // One’s own membership with another person’s renewal is no way in either.
    const crossed = { params: { id: stranger.membership.id, renewalId: renewal.id } }
    expect((await stranger.client.refusal(contract.getRenewal, crossed)).code).toBe('resource.not-found')
  })

  storyTest(
    'with the payment service away: nothing is charged, and looking again goes on with it',
    async ({ api }) => {
      const { client, params, ask, refusal, member } = await renewer(api)
      gateway.goAway()
      const away = await refusal()
      gateway.comeBack()
      expect(away.code).toBe('payment.provider-unavailable')
      expect(away.headers['retry-after']).toBe('10')
      const offer = await client.call(contract.getRenewalOffer, { params })
      const pending = offer.body.pending
      expect(pending).toMatchObject({ state: 'awaiting-payment', checkoutUrl: null })
      await expect(ask()).rejects.toThrow('membership.renewal-pending')
      const both = { ...params, renewalId: String(pending?.id) }
      const { body } = await client.call(contract.checkRenewal, { params: both })
      expect(body.checkoutUrl).toBe(gateway.checkoutOf(String(body.paymentId)).url)
      expect(await renewalsOf(api, member.id)).toHaveLength(1)
    },
  )

  storyTest(
    'with the answer of the payment service lost, looking again gives the very same page',
    async ({ api }) => {
      const { client, params, refusal } = await renewer(api)
      gateway.goAway('after-opening')
      expect((await refusal()).code).toBe('payment.provider-unavailable')
      gateway.comeBack()
      const offer = await client.call(contract.getRenewalOffer, { params })
      const both = { ...params, renewalId: String(offer.body.pending?.id) }
      const { body } = await client.call(contract.checkRenewal, { params: both })
      const opened = gateway.asked.filter(({ paymentId }) => paymentId === body.paymentId)
      expect(opened).toHaveLength(2)
      expect(opened[1]).toEqual(opened[0])
      expect(body.checkoutUrl).toBe(gateway.checkoutOf(String(body.paymentId)).url)
    },
  )
})
