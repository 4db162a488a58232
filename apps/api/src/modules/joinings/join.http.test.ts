import { recordPayment } from '@guichet/contract/backoffice.contract'
import * as contract from '@guichet/contract/joinings.contract'
import {
  getMembership,
  getMembershipCertificate,
  listMemberships,
} from '@guichet/contract/memberships.contract'
import {
  getActivation,
  getSession,
  requestPasswordReset,
  useActivation,
} from '@guichet/contract/session.contract'
import { listJoinings } from '@guichet/contract/staff-joinings.contract'
import { auditEntries, joiningSecrets, joinings } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { purgeExpired } from '../../platform/jobs/purge-expired.ts'
import { joiningDraft, joiningOrder, joiningTokenIn } from '../../testing/joining-samples.ts'
import {
  activationIn,
  begin,
  booksOf,
  mailsTo,
  pay,
  rowOf,
  send,
  settle,
} from '../../testing/joining-steps.ts'
import { tellStory } from '../../testing/story-test.ts'

const { storyTest, gateway } = tellStory()
const PASSWORD = 'Neuf-Lavandes-2027!'
const DAY_MS = 86_400_000

describe('joining online', () => {
  storyTest('by card: proven by mail, paid, activated and signed in (M15, M02)', async ({ api }) => {
    const { proof, order, mails } = await send(api)
    expect(mails.map(({ subject }) => subject)).toEqual(['Confirmez votre adresse pour adhérer'])
    const shown = await api.browser().call(contract.getJoining, { params: { token: proof } })
    expect(shown.body).toMatchObject({
      ...{ state: 'submitted', proven: true },
      order: {
        ...{ email: order.email, amountCents: 6900, startsOn: '2026-11-22', endsOn: '2027-11-21' },
        payment: null,
      },
    })
    expect(shown.body.draft?.nirMasked).toMatch(/^•/u)
    expect(JSON.stringify(shown.body)).not.toContain(String(order.nir))

    const { body, status } = await pay(api, proof)
    expect(status).toBe(201)
    expect(body).toMatchObject({
      state: 'awaiting-payment',
      order: {
        payment: { method: 'card', state: 'pending', checkoutUrl: expect.stringContaining('https://pay') },
      },
    })
    await settle(api, gateway, order.email)
    const done = await api.browser().call(contract.getJoining, { params: { token: proof } })
    expect(done.body).toMatchObject({
      ...{ state: 'completed', draft: null },
      order: {
        startsOn: '2026-11-22',
        endsOn: '2027-11-21',
        activationAwaited: true,
        payment: { state: 'paid' },
      },
    })
    const books = await booksOf(api, order.email)
    expect(books).toMatchObject({
      payments: [{ state: 'paid', amountCents: 6900 }],
      memberships: [{ startsOn: '2026-11-22', endsOn: '2027-11-21', paymentMethod: 'card' }],
      members: [{ siret: '91234560000015', personalCity: 'Aix', businessCity: null, activity: 'Pastel' }],
    })
    expect((await rowOf(api, order.email)).contentCipher).toBeNull()

    const [, welcome, ...more] = await mailsTo(api, order.email)
    expect(more).toEqual([])
    expect(welcome?.subject).toMatch(/votre adhésion est active/u)
    expect(welcome?.attachments?.map(({ filename }) => filename)).toEqual([
      expect.stringMatching(/^recu-/u),
      expect.stringMatching(/^facture-/u),
    ])
    const token = activationIn(welcome?.text)
    const link = await api.browser().call(getActivation, { params: { token } })
    expect(link.body).toMatchObject({ purpose: 'member-activation', signInFirst: false, account: null })
    const browser = api.browser()
    const used = await browser.call(useActivation, { params: { token }, body: { password: PASSWORD } })
    expect(used.status).toBe(201)
    const session = (await browser.call(getSession)).body
    expect(session).toMatchObject({
      isMember: true,
      membership: { state: 'active', activeUntil: '2027-11-21' },
    })
    const [line] = (await browser.call(listMemberships, { query: {} })).body.items
    const params = { id: String(line?.id) }
    expect((await browser.call(getMembership, { params })).body.certificateAvailable).toBe(true)
    expect((await browser.attempt(getMembershipCertificate, { params })).statusCode).toBe(200)
    const again = await api
      .browser()
      .refusal(useActivation, { params: { token }, body: { password: PASSWORD } })
    expect(again.code).toBe('link.invalid')

    const audited = await api.deps.db
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, String(line?.id)))
    expect(audited).toEqual([{ action: 'membership.joined' }])
  })

  storyTest('by transfer: finance records it, and the member is active from that day', async ({ api }) => {
    const { proof, order } = await send(api)
    const { body } = await pay(api, proof, 'transfer')
    const payment = body.order?.payment
    expect(payment).toMatchObject({
      ...{ method: 'transfer', state: 'pending', checkoutUrl: null, chequeTo: null },
      transferTo: { iban: expect.any(String) },
      reference: expect.stringMatching(/^AD-/u),
    })
    const finance = await api.signInAs(await api.make.staff('finance'))
    const list = (await finance.call(listJoinings, { query: { q: order.email } })).body
    expect(list.items).toMatchObject([
      { state: 'awaiting-payment', method: 'transfer', reference: payment?.reference, memberId: null },
    ])
    const { paymentId, personId } = await rowOf(api, order.email)
    await finance.call(recordPayment, { params: { id: String(paymentId) }, body: { paidOn: '2026-11-20' } })
    expect(await booksOf(api, order.email)).toMatchObject({
      memberships: [{ startsOn: '2026-11-20', endsOn: '2027-11-19', paymentMethod: 'transfer' }],
    })
    const after = (await finance.call(listJoinings, { query: { q: order.email } })).body
    expect(after.items).toMatchObject([{ state: 'completed', memberId: personId }])
    expect(activationIn((await mailsTo(api, order.email)).at(-1)?.text)).not.toBe('')
  })

  storyTest('is left and resumed by its secret, without the social security number', async ({ api }) => {
    const { browser, token } = await begin(api)
    await browser.call(contract.saveJoining, {
      params: { token },
      body: joiningDraft({ lastName: 'Vidalenc', siret: '912 345' }),
    })
    const { body } = await api.browser().call(contract.getJoining, { params: { token } })
    expect(body).toMatchObject({
      ...{ state: 'draft', proven: false, order: null },
      draft: {
        firstName: 'Clarisse',
        lastName: 'Vidalenc',
        siret: '912 345',
        email: 'Clar',
        nirMasked: null,
      },
    })
    const [row] = await api.deps.db.select().from(joiningSecrets)
    expect(row?.tokenHash.toString('base64url')).not.toBe(token)
    const refused = await browser.refusal(contract.getJoining, { params: { token: 'x'.repeat(43) } })
    expect(refused.code).toBe('resource.not-found')
  })

  storyTest('is forgotten after thirty days without a change', async ({ api }) => {
    const { browser, token } = await begin(api)
    api.clock.advance(31 * DAY_MS)
    expect((await browser.refusal(contract.getJoining, { params: { token } })).code).toBe(
      'resource.not-found',
    )
    const before = await api.deps.db
      .select({ id: joinings.id })
      .from(joinings)
      .where(eq(joinings.email, 'clar'))
    expect(before.length).toBeGreaterThan(0)
    await purgeExpired(api.ctx())
    expect(await api.deps.db.select().from(joinings).where(eq(joinings.email, 'clar'))).toEqual([])
  })

  storyTest('changed after it was sent is to be sent again: the link is void', async ({ api }) => {
    const { browser, token, proof, order } = await send(api)
    const { nir: _, termsVersion: __, ...typed } = order
    const body = joiningDraft({ ...(typed as object), partnerId: '', referralCode: '', lastName: 'Autre' })
    expect((await browser.call(contract.saveJoining, { params: { token }, body })).body.state).toBe('draft')
    expect((await browser.refusal(contract.getJoining, { params: { token: proof } })).code).toBe(
      'resource.not-found',
    )
    await browser.call(contract.submitJoining, { params: { token }, body: { ...order, nir: null } })
    const again = joiningTokenIn((await mailsTo(api, order.email)).at(-1)?.text)
    const shown = await api.browser().call(contract.getJoining, { params: { token: again } })
    // The number that was sent before stays until it is emptied.
    expect(shown.body.draft?.nirMasked).not.toBeNull()
  })

  storyTest('somebody who is signed in joins on his own person, without a link', async ({ api }) => {
    const type = await api.make.membershipType()
    const person = await api.make.person()
    const client = await api.signInAs(person)
    const { token } = (await client.call(contract.startJoining, { body: joiningDraft() })).body
    const order = joiningOrder({ typeId: type.id, email: 'other@test.example' })
    const sent = await client.call(contract.submitJoining, { params: { token }, body: order })
    expect(sent.body).toMatchObject({
      proven: true,
      draft: { email: person.email },
      order: { email: person.email },
    })
    expect((await api.browser().refusal(contract.getJoining, { params: { token } })).code).toBe(
      'resource.not-found',
    )
    await client.call(contract.payJoining, { params: { token }, body: { method: 'card' } })
    await settle(api, gateway, person.email)
    const done = (await client.call(contract.getJoining, { params: { token } })).body
    expect(done).toMatchObject({ state: 'completed', order: { activationAwaited: false } })
    expect((await client.call(getSession)).body).toMatchObject({
      isMember: true,
      membership: { state: 'active' },
    })
    const mails = await mailsTo(api, person.email)
    expect(mails).toHaveLength(1)
    expect(mails[0]?.text).not.toContain('/activation/')
    const known = await client.refusal(contract.startJoining, { body: joiningDraft() })
    expect(known.code).toBe('joining.known')
  })
})

describe('the link to choose a password', () => {
  storyTest('is sent again from the joining and from "forgotten password", five a day', async ({ api }) => {
    const { proof, order } = await send(api)
    await pay(api, proof)
    await settle(api, gateway, order.email)
    const first = activationIn((await mailsTo(api, order.email)).at(-1)?.text)
    const params = { token: proof }
    await api.browser().call(contract.sendJoiningLink, { params })
    const second = (await mailsTo(api, order.email)).at(-1)
    expect(second?.subject).toBe('Choisissez votre mot de passe')
    const old = await api.browser().refusal(getActivation, { params: { token: first } })
    expect(old.code).toBe('link.invalid')
    for (let tries = 0; tries < 6; tries++)
      await api.browser().call(requestPasswordReset, { body: { email: order.email } })
    const mails = await mailsTo(api, order.email)
    expect(mails).toHaveLength(2 + 4)
    const spent = await api.browser().refusal(contract.sendJoiningLink, { params })
    expect(spent.code).toBe('rate.limited')
    api.clock.advance(25 * 3_600_000)
    const lapsed = activationIn(mails.at(-1)?.text)
    expect((await api.browser().refusal(getActivation, { params: { token: lapsed } })).code).toBe(
      'link.invalid',
    )
    await api.browser().call(contract.sendJoiningLink, { params })
    const token = activationIn((await mailsTo(api, order.email)).at(-1)?.text)
    const weak = await api
      .browser()
      .refusal(useActivation, { params: { token }, body: { password: 'short' } })
    expect(weak.code).toBe('password.refused')
    await api.browser().call(useActivation, { params: { token }, body: { password: PASSWORD } })
    expect((await api.browser().refusal(contract.sendJoiningLink, { params })).code).toBe('joining.closed')
  })
})
