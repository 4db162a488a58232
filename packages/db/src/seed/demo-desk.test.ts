import { addDays, parseLocalDate } from '@guichet/domain/local-date'
import { expect, test } from 'vitest'
import { createEncryption } from '../encryption.ts'
import { layGround } from './ground.ts'
import { tellStory } from './story.ts'
import { secrets } from './testing/seeded.ts'
import { createWorld } from './world.ts'

const rowsOf = (today: string) => {
  const world = createWorld(parseLocalDate(today))
  const keys = {
    passwordHash: 'hash',
    answerHash: 'hash',
    encryption: createEncryption(secrets.encryptionKey),
  }
  layGround(world, keys)
  tellStory(world, keys, { documents: true })
  return world.rows
}

test.each(['2026-11-22', '2027-03-28', '2028-02-29', '2026-12-31'])(
  'seeded on %s, the desk finds every kind of money that moved, and what is to come',
  (today) => {
    const rows = rowsOf(today)
    expect(rows.refunds.map(({ kind }) => kind)).toEqual(['refund', 'refund', 'bank'])
    for (const { paymentId, amountCents } of rows.refunds) {
      const payment = rows.payments.find(({ id }) => id === paymentId)
      expect(payment?.refundedCents).toBe(amountCents)
      expect(payment?.state).toBe(amountCents === payment?.amountCents ? 'refunded' : 'paid')
    }
    expect(rows.automaticRenewals.map(({ method }) => method)).toEqual(['card', 'sepa-debit'])
    const [plan] = rows.renewalPlans
    expect(plan?.debitOn && plan.debitOn > addDays(parseLocalDate(today), 8)).toBe(true)
    const states = rows.bankLines.map(({ state }) => state)
    expect(new Set(states)).toEqual(new Set(['used', 'open', 'set-aside']))
    for (const { state, paymentId, amountCents } of rows.bankLines)
      if (state === 'used')
        expect(rows.payments.find(({ id }) => id === paymentId)?.amountCents).toBe(amountCents)
    expect(rows.documentLinks).toHaveLength(1)
    expect(rows.mailings.map(({ state }) => state).toSorted()).toEqual(['draft', 'sent', 'stopped'])
  },
)
