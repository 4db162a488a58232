import * as contract from '@guichet/contract/joinings.contract'
import { setMembershipPrice } from '@guichet/contract/membership-types.contract'
import { describe, expect } from 'vitest'
import { newNir } from '../../testing/joining-samples.ts'
import { booksOf, mailsTo, pay, rowOf, send, settle } from '../../testing/joining-steps.ts'
import { tellStory } from '../../testing/story-test.ts'
import { reconcilePayments } from '../billing/index.ts'

const { storyTest, gateway } = tellStory()

describe('payment of a joining', () => {
  storyTest('two clicks at once, with and without one key: one payment', async ({ api }) => {
    const { proof, order } = await send(api)
    const ask = () =>
      api.browser().attempt(contract.payJoining, { params: { token: proof }, body: { method: 'card' } })
    const answers = await Promise.all(Array.from({ length: 8 }, ask))
    const codes = answers.map((answer) => (answer.statusCode === 201 ? '201' : answer.json().code)).sort()
    expect(codes).toEqual(['201', ...Array(7).fill('joining.payment-pending')])
    await settle(api, gateway, order.email)
    await settle(api, gateway, order.email)
    expect(await booksOf(api, order.email)).toMatchObject({ people: 1, memberships: [{}], payments: [{}] })
    const closed = await api.browser().refusal(contract.payJoining, {
      params: { token: proof },
      body: { method: 'card' },
    })
    expect(closed.code).toBe('joining.closed')

    const other = await send(api)
    const input = { params: { token: other.proof }, body: { method: 'cheque' as const } }
    const idempotencyKey = `joining-${other.order.email}`
    const first = await api.browser().call(contract.payJoining, input, { idempotencyKey })
    const again = await api.browser().call(contract.payJoining, input, { idempotencyKey })
    expect(again.body).toEqual(first.body)
  })

  storyTest(
    'is opened at what was told alone: not at another price, nor with other days',
    async ({ api }) => {
      api.clock.set('2026-11-22T22:59:00Z')
      const type = await api.make.membershipType({ amountCents: 6900, rank: -1 })
      const { proof, order } = await send(api, { typeId: type.id })
      const params = { token: proof }
      const shown = (await api.browser().call(contract.getJoining, { params })).body.order
      const told = { amountCents: 6900, startsOn: '2026-11-22', endsOn: '2027-11-21' }
      expect(shown).toMatchObject(told)
      const ask = (terms: Partial<typeof told>) =>
        api.browser().attempt(contract.payJoining, { params, body: { method: 'cheque', ...terms } })
      const manager = await api.signInAs(await api.make.staff('manager'))
      await manager.call(setMembershipPrice, {
        params: { id: type.id },
        body: { amountCents: 9900, startsOn: api.clock.today() },
      })
      const refused = await ask(told)
      expect(refused.statusCode).toBe(409)
      expect(refused.json()).toMatchObject({
        code: 'membership.offer-changed',
        errors: [{ pointer: '/amountCents' }],
      })
      expect(await rowOf(api, order.email)).toMatchObject({ state: 'submitted', paymentId: null })
      expect(await booksOf(api, order.email)).toMatchObject({ people: 0, payments: [] })
      api.clock.advance(120_000)
      expect((await ask({ ...told, amountCents: 9900 })).json()).toMatchObject({
        code: 'membership.offer-changed',
        errors: [{ pointer: '/startsOn' }, { pointer: '/endsOn' }],
      })
      const now = { amountCents: 9900, startsOn: '2026-11-23', endsOn: '2027-11-22' }
      expect((await ask(now)).json()).toMatchObject({ state: 'awaiting-payment', order: now })

      // A program that says nothing of it pays the price of today.
      const silent = await send(api, { typeId: type.id })
      expect((await pay(api, silent.proof, 'cheque')).body).toMatchObject({ order: { amountCents: 9900 } })
    },
  )

  storyTest('two joinings with one address paid at the same moment: one payment', async ({ api }) => {
    const first = await send(api)
    const second = await send(api, { email: first.order.email, nir: newNir() })
    const answers = await Promise.all(
      [first, second].map(({ proof }) =>
        api.browser().attempt(contract.payJoining, { params: { token: proof }, body: { method: 'card' } }),
      ),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409])
    expect(await booksOf(api, first.order.email)).toMatchObject({ people: 1, payments: [{}] })
  })

  storyTest(
    'the payment service away, or the process dead before its page: looked at again, it goes on',
    async ({ api }) => {
      const { proof, order } = await send(api)
      gateway.goAway()
      const params = { token: proof }
      const away = await api.browser().refusal(contract.payJoining, { params, body: { method: 'card' } })
      gateway.comeBack()
      expect(away.code).toBe('payment.provider-unavailable')
      const left = (await api.browser().call(contract.getJoining, { params })).body
      expect(left).toMatchObject({ state: 'awaiting-payment', order: { payment: { checkoutUrl: null } } })
      const { body } = await api.browser().call(contract.checkJoining, { params })
      expect(body.order?.payment?.checkoutUrl).toContain('https://pay')
      await settle(api, gateway, order.email)
      expect(await booksOf(api, order.email)).toMatchObject({
        memberships: [{}],
        payments: [{ state: 'paid' }],
      })
    },
  )

  storyTest(
    'the webhook lost: coming back asks, and all who ask at once make one membership',
    async ({ api }) => {
      const { proof, order } = await send(api)
      await pay(api, proof)
      const { paymentId } = await rowOf(api, order.email)
      gateway.pay(String(paymentId), api.clock.now())
      const params = { token: proof }
      await Promise.all(
        Array.from({ length: 6 }, () => api.browser().attempt(contract.checkJoining, { params })),
      )
      expect((await api.browser().call(contract.getJoining, { params })).body.state).toBe('completed')
      expect((await booksOf(api, order.email)).memberships).toHaveLength(1)
      expect(await mailsTo(api, order.email)).toHaveLength(2)
    },
  )

  storyTest('given up, it is paid in another way; expired, the address is free again', async ({ api }) => {
    const { proof, order } = await send(api)
    const params = { token: proof }
    await pay(api, proof)
    const given = await api.browser().call(contract.cancelJoiningPayment, { params })
    expect(given.body).toMatchObject({ state: 'submitted', order: { payment: { state: 'cancelled' } } })
    expect((await api.browser().refusal(contract.cancelJoiningPayment, { params })).code).toBe(
      'joining.closed',
    )
    await pay(api, proof, 'cheque')
    await api.browser().call(contract.cancelJoiningPayment, { params })
    await pay(api, proof)
    const { paymentId } = await rowOf(api, order.email)
    gateway.move(String(paymentId), { status: 'expired', url: null })
    api.clock.advance(60_000)
    await reconcilePayments(api.ctx())
    // Nobody signs in with the address, so that a new joining gets its link.
    const again = await send(api, { email: order.email, nir: newNir() })
    expect(again.mails.at(-1)?.subject).toBe('Confirmez votre adresse pour adhérer')
    await pay(api, again.proof)
    await settle(api, gateway, order.email)
    expect((await booksOf(api, order.email)).memberships).toHaveLength(1)
  })

  storyTest('paid a moment before it is given up: completed instead', async ({ api }) => {
    const { proof, order } = await send(api)
    await pay(api, proof)
    const { paymentId } = await rowOf(api, order.email)
    gateway.pay(String(paymentId), api.clock.now())
    const refused = await api.browser().refusal(contract.cancelJoiningPayment, { params: { token: proof } })
    expect(refused.code).toBe('joining.closed')
    expect((await booksOf(api, order.email)).memberships).toHaveLength(1)
  })
})
