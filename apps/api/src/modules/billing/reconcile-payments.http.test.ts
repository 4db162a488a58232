import { createRenewal, getRenewal } from '@guichet/contract/memberships.contract'
import { payments } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { reconcilePayments } from './reconcile-payments.ts'

const { storyTest, gateway } = tellStory()

async function asked(api: TestApp, method: 'card' | 'transfer' = 'card') {
  const member = await api.make.member()
  const membership = await api.make.membership(member)
  const client = api.program((await api.make.apiKey(member)).key)
  const { body } = await client.call(createRenewal, {
    params: { id: membership.id },
    body: { typeId: membership.typeId, method },
  })
  const paymentId = String(body.paymentId)
  const params = { id: membership.id, renewalId: body.id }
  return { paymentId, state: async () => (await client.call(getRenewal, { params })).body.state }
}
const forgetCheckout = (api: TestApp, paymentId: string) =>
  api.deps.db.update(payments).set({ checkoutId: null, checkoutUrl: null }).where(eq(payments.id, paymentId))

describe('reconcilePayments', () => {
  storyTest('finds what was paid while no webhook came, and what expired', async ({ api }) => {
    const [paid, expired, open] = [await asked(api), await asked(api), await asked(api)]
    gateway.pay(paid.paymentId, api.clock.now())
    gateway.move(expired.paymentId, { status: 'expired' })
    api.clock.advance(6000)
    await reconcilePayments(api.ctx())
    expect([await paid.state(), await expired.state(), await open.state()]).toEqual([
      'completed',
      'expired',
      'awaiting-payment',
    ])
    await reconcilePayments(api.ctx())
    await api.runOutbox()
    expect(api.mailer.sent).toHaveLength(1)
  })

  storyTest('leaves transfers alone, however old', async ({ api }) => {
    const { state } = await asked(api, 'transfer')
    api.clock.advance(40 * 86_400_000)
    await reconcilePayments(api.ctx())
    expect(await state()).toBe('awaiting-payment')
  })

  storyTest('gives up a payment after a day whose page could never be opened', async ({ api }) => {
    const { paymentId, state } = await asked(api)
    await forgetCheckout(api, paymentId)
    api.clock.advance(23 * 3_600_000)
    await reconcilePayments(api.ctx())
    expect(await state()).toBe('awaiting-payment')
    api.clock.advance(2 * 3_600_000)
    await reconcilePayments(api.ctx())
    expect(await state()).toBe('expired')
  })

  storyTest('reaches the youngest behind hundreds that are still waiting', async ({ api }) => {
    const waiting = await asked(api)
    const [row] = await api.deps.db.select().from(payments).where(eq(payments.id, waiting.paymentId))
    if (!row) throw new Error('the payment is missing')
    await api.deps.db.insert(payments).values(
      Array.from({ length: 260 }, (_, index) => ({
        ...row,
        id: api.deps.ids.uuid(),
        reference: `OLD-${row.reference}-${index}`,
        checkoutId: null,
        checkoutUrl: null,
      })),
    )
    api.clock.advance(1000)
    const youngest = await asked(api)
    gateway.pay(youngest.paymentId, api.clock.now())
    api.clock.advance(6000)
    await reconcilePayments(api.ctx())
    expect(await youngest.state()).toBe('completed')
  })

  storyTest('one payment that cannot be looked after does not keep the others waiting', async ({ api }) => {
    const broken = await asked(api)
    api.clock.advance(1000)
    const healthy = await asked(api)
    await api.deps.db
      .update(payments)
      .set({ purpose: 'something-nobody-knows' })
      .where(eq(payments.id, broken.paymentId))
    for (const { paymentId } of [broken, healthy]) gateway.pay(paymentId, api.clock.now())
    api.clock.advance(6000)
    await reconcilePayments(api.ctx())
    expect(await healthy.state()).toBe('completed')
    expect(await broken.state()).toBe('awaiting-payment')
  })

  storyTest('does not ask on and on when Stripe is away', async ({ api }) => {
    for (let index = 0; index < 8; index++) await asked(api)
    api.clock.advance(6000)
    gateway.goAway()
    const askedBefore = gateway.refused()
    await reconcilePayments(api.ctx())
    gateway.comeBack()
    expect(gateway.refused() - askedBefore).toBeLessThanOrEqual(3)
  })
})
