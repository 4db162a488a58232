import { getMember, recordPayment } from '@guichet/contract/backoffice.contract'
import * as contract from '@guichet/contract/joinings.contract'
import { listJoinings } from '@guichet/contract/staff-joinings.contract'
import { membershipPrices } from '@guichet/db/schema'
import { describe, expect } from 'vitest'
import { joiningDraft, joiningOrder, newNir } from '../../testing/joining-samples.ts'
import { begin, booksOf, mailsTo, type Order, pay, rowOf, send, settle } from '../../testing/joining-steps.ts'
import { tellStory } from '../../testing/story-test.ts'

const { storyTest, gateway } = tellStory()

describe('one person, one file', () => {
  storyTest('an address that is known is answered alike; its owner alone is told', async ({ api }) => {
    const member = await api.make.member()
    const known = await send(api, { email: member.email })
    const unknown = await send(api)
    const same = ({ body, status }: typeof known) => ({
      status,
      body: {
        ...body,
        expiresAt: '',
        draft: { ...body.draft, email: '', lastName: '', typeId: '', nirMasked: '' },
      },
    })
    expect(same(known)).toEqual(same(unknown))
    expect(known.mails).toMatchObject([{ subject: 'Vous avez déjà un dossier' }])
    expect(known.proof).toBe('')
    expect(known.mails[0]?.text).toContain('/connexion')
    expect(await booksOf(api, member.email)).toMatchObject({ people: 1, payments: [], memberships: [] })
    // Nor does looking again, sending again or trying to pay tell more.
    const { token } = known
    for (const other of [known, unknown]) {
      const again = await other.browser.call(contract.sendJoiningLink, { params: { token: other.token } })
      expect(again.body).toMatchObject({ state: 'submitted', proven: false, order: null })
    }
    const params = { token }
    const refused = await known.browser.refusal(contract.payJoining, { params, body: { method: 'card' } })
    expect(refused.code).toBe('resource.not-found')
    const own = { token: unknown.token }
    const alike = await unknown.browser.refusal(contract.payJoining, {
      params: own,
      body: { method: 'card' },
    })
    expect(alike.code).toBe('resource.not-found')
  })

  storyTest('a social security number that is known stops it, and its owner is told', async ({ api }) => {
    const nir = newNir()
    const nirHash = api.deps.encryption.lookupHash(nir, 'members.nir')
    const member = await api.make.member(
      {},
      { nirHash, nirCipher: api.deps.encryption.encrypt(nir, 'members.nir') },
    )
    const { mails, status, body } = await send(api, { nir })
    expect([status, body.state]).toEqual([202, 'submitted'])
    expect(mails).toMatchObject([{ subject: 'Votre demande d’adhésion' }])
    expect(mails[0]?.text).not.toContain('/inscription/')
    expect(mails[0]?.text).not.toMatch(/sécurité sociale/u)
    expect(await mailsTo(api, member.email)).toMatchObject([{ subject: 'Vous avez déjà un dossier' }])
  })

  storyTest('one that waits for its payment is taken up again, not paid twice', async ({ api }) => {
    const { proof, order } = await send(api)
    await pay(api, proof, 'transfer')
    const again = await send(api, { email: order.email, nir: newNir() })
    expect(again.mails.at(-1)?.subject).toBe('Votre adhésion attend son règlement')
    const { body } = await api.browser().call(contract.getJoining, { params: { token: again.proof } })
    expect(body).toMatchObject({ state: 'awaiting-payment', order: { payment: { method: 'transfer' } } })
    expect((await booksOf(api, order.email)).payments).toHaveLength(1)
  })

  storyTest('two sent before either is paid: the second cannot be paid beside the first', async ({ api }) => {
    const first = await send(api)
    const second = await send(api, { email: first.order.email, nir: newNir() })
    await pay(api, first.proof, 'transfer')
    const body = { method: 'card' as const }
    const waiting = await api
      .browser()
      .refusal(contract.payJoining, { params: { token: second.proof }, body })
    expect(waiting.code).toBe('joining.payment-pending')
    const finance = await api.signInAs(await api.make.staff('finance'))
    const { id } = (await booksOf(api, first.order.email)).payments[0] as { id: string }
    await finance.call(recordPayment, { params: { id }, body: { paidOn: '2026-11-22' } })
    const known = await api.browser().refusal(contract.payJoining, { params: { token: second.proof }, body })
    expect(known.code).toBe('joining.known')
    expect((await booksOf(api, first.order.email)).memberships).toHaveLength(1)
  })

  storyTest('the same SIRET is taken, and staff see a possible double', async ({ api }) => {
    const twin = await api.make.member({}, { siret: '94567893600010' })
    const { proof, order } = await send(api, { siret: '94567893600010' })
    await pay(api, proof)
    const manager = await api.signInAs(await api.make.staff('manager'))
    const { items } = (await manager.call(listJoinings, { query: { q: order.email } })).body
    expect(items).toMatchObject([{ sameSiret: 1 }])
    await settle(api, gateway, order.email)
    const { personId } = await rowOf(api, order.email)
    const file = (await manager.call(getMember, { params: { id: String(personId) } })).body
    expect(file.sameSiret).toMatchObject([{ personId: twin.id, memberNumber: twin.number }])
  })
})

describe('what is refused', () => {
  storyTest('each field beside itself: terms, type, partner, code, address, numbers', async ({ api }) => {
    const partner = await api.make.partner()
    const type = await api.make.membershipType()
    const reserved = await api.make.membershipType({ partnerId: partner.id })
    const withdrawn = await api.make.membershipType({ offered: false })
    const { browser, token } = await begin(api)
    const fieldsOf = async (over: Record<string, unknown>) => {
      const body = { ...joiningOrder({ typeId: type.id }), ...over } as Order
      const { code, errors } = await browser.refusal(contract.submitJoining, { params: { token }, body })
      return [code, ...(errors ?? []).map((error) => `${error.pointer} ${error.code}`)]
    }
    expect(await fieldsOf({ termsVersion: '1999' })).toEqual([
      'request.invalid',
      '/termsVersion terms.changed',
    ])
    expect(await fieldsOf({ termsVersion: undefined })).toEqual([
      'request.invalid',
      '/termsVersion terms.required',
    ])
    for (const typeId of [reserved.id, withdrawn.id, partner.id])
      expect(await fieldsOf({ typeId })).toEqual(['membership.type-unavailable', '/typeId invalid'])
    expect(await fieldsOf({ partnerId: type.id })).toEqual(['request.invalid', '/partnerId invalid'])
    for (const referralCode of ['ABDEIMNPX3', 'no'])
      expect(await fieldsOf({ referralCode })).toEqual(['request.invalid', '/referralCode referral.unknown'])
    expect(await fieldsOf({ email: 'nobody' })).toEqual(['request.invalid', '/email email.invalid'])
    expect(await fieldsOf({ siret: '91234560000016' })).toEqual(['request.invalid', '/siret siret.invalid'])
    expect(await fieldsOf({ nir: '285057800600100' })).toEqual(['request.invalid', '/nir nir.invalid'])
    expect(await fieldsOf({ phone: '0102' })).toEqual(['request.invalid', '/phone phone.invalid'])
    const personalAddress = { street: '', complement: '', postcode: '', city: '' }
    expect(await fieldsOf({ personalAddress })).toEqual([
      'request.invalid',
      '/personalAddress/street required',
      '/personalAddress/postcode required',
      '/personalAddress/city required',
    ])
  })

  storyTest('a code of a member, and the type of a partner who is named, are kept', async ({ api }) => {
    const partner = await api.make.partner()
    const reserved = await api.make.membershipType({ partnerId: partner.id, amountCents: 4900 })
    const referrer = await api.make.member({}, { referralCode: 'ZBDEIMNPX9' })
    const { order, proof } = await send(api, {
      ...{ typeId: reserved.id, partnerId: partner.id, referralCode: 'zbde imnp x9' },
    })
    expect(await rowOf(api, order.email)).toMatchObject({ referrerId: referrer.id })
    await pay(api, proof)
    await settle(api, gateway, order.email)
    expect(await booksOf(api, order.email)).toMatchObject({
      memberships: [{ partnerId: partner.id, amountCents: 4900 }],
      members: [{ partnerId: partner.id }],
    })
  })

  storyTest(
    'a type paid by the months left, at the price of the partner: days and amount are those shown',
    async ({ api }) => {
      const partner = await api.make.partner()
      const type = await api.make.membershipType({ kind: 'pro-rata', amountCents: 12_000, rank: -1 })
      await api.deps.db.insert(membershipPrices).values({
        ...{ id: api.deps.ids.uuid(), typeId: type.id, partnerId: partner.id, amountCents: 6000 },
        ...{ startsOn: '2026-01-01', createdAt: api.clock.now() },
      })
      const offered = async (query: { partnerId?: string }) =>
        (await api.browser().call(contract.getJoiningOffer, { query })).body.types.find(
          ({ id }) => id === type.id,
        )
      expect(await offered({})).toMatchObject({
        startsOn: '2026-11-22',
        endsOn: '2026-12-31',
        amountCents: 2000,
      })
      expect(await offered({ partnerId: partner.id })).toMatchObject({ amountCents: 1000 })
      const { proof, order } = await send(api, { typeId: type.id, partnerId: partner.id })
      const shown = await api.browser().call(contract.getJoining, { params: { token: proof } })
      expect(shown.body.order).toMatchObject({ amountCents: 1000, endsOn: '2026-12-31' })
      await pay(api, proof)
      await settle(api, gateway, order.email)
      expect(await booksOf(api, order.email)).toMatchObject({
        memberships: [{ startsOn: '2026-11-22', endsOn: '2026-12-31', amountCents: 1000 }],
      })
    },
  )

  storyTest('a way to pay that is none, changes while money is on its way', async ({ api }) => {
    const { browser, token, proof, order } = await send(api)
    const method = await api.browser().attempt(contract.payJoining, {
      params: { token: proof },
      body: { method: 'barter' as never },
    })
    expect(method.json()).toMatchObject({ code: 'request.invalid', errors: [{ pointer: '/method' }] })
    await pay(api, proof)
    const params = { token }
    const changed = await browser.refusal(contract.saveJoining, { params, body: joiningDraft() })
    expect(changed.code).toBe('joining.closed')
    const sent = await browser.refusal(contract.submitJoining, { params, body: order })
    expect(sent.code).toBe('joining.closed')
  })

  storyTest('more links than five, more joinings a day than three, known or not', async ({ api }) => {
    const member = await api.make.member()
    const unknown = joiningOrder({ typeId: '' }).email
    for (const email of [member.email, unknown]) {
      const { browser, token } = await send(api, { email })
      const params = { token }
      const codes = []
      for (let tries = 0; tries < 5; tries++)
        codes.push((await browser.attempt(contract.sendJoiningLink, { params })).statusCode)
      expect(codes).toEqual([202, 202, 202, 202, 429])
      expect(await mailsTo(api, email)).toHaveLength(5)
      for (let more = 0; more < 2; more++) await send(api, { email, nir: newNir() })
      await expect(send(api, { email, nir: newNir() })).rejects.toThrow('rate.limited')
    }
  })

  storyTest('a draft that was never sent has no link', async ({ api }) => {
    const { browser, token } = await begin(api)
    const refused = await browser.refusal(contract.sendJoiningLink, { params: { token } })
    expect(refused.code).toBe('joining.closed')
  })
})
