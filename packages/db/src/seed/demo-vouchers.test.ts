import { parseLocalDate } from '@guichet/domain/local-date'
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
  tellStory(world, keys, { documents: false })
  return world.rows
}

test.each(['2026-11-22', '2027-03-28', '2028-02-29'])(
  'seeded on %s, each voucher holds what its ledger says, and every kind is there',
  (today) => {
    const rows = rowsOf(today)
    for (const voucher of rows.vouchers) {
      const lines = rows.voucherMovements.filter(({ voucherId }) => voucherId === voucher.id)
      expect(lines.map(({ rank }) => rank)).toEqual(lines.map((_, index) => index + 1))
      expect(lines.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(voucher.balanceCents)
    }
    expect(rows.vouchers.map(({ number }) => number)).toEqual(rows.vouchers.map((_, index) => index + 1))
    expect(rows.counters.find(({ name }) => name === 'voucher')?.value).toBe(rows.vouchers.length)
    expect(new Set(rows.vouchers.map(({ state }) => state))).toEqual(new Set(['issued', 'expired', 'used']))
    expect(new Set(rows.referrals.map(({ newcomerId }) => newcomerId)).size).toBe(rows.referrals.length)
    expect(rows.referrals.map(({ hints }) => hints)).toEqual([[], ['phone'], []])
    for (const { paymentId, amountCents } of rows.voucherUses) {
      const payment = rows.payments.find(({ id }) => id === paymentId)
      const order = rows.serviceOrders.find((one) => one.paymentId === paymentId)
      expect(order?.amountCents).toBe(payment?.amountCents)
      expect(amountCents).toBeGreaterThan(0)
    }
  },
)
