import { voucherMovements, vouchers, voucherUses } from '@guichet/db/schema'
import { pgTest } from '@guichet/db/testing'
import { eq, sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { withTx } from '../../ctx.ts'
import { ProblemError } from '../../platform/problem-error.ts'
import { createTestApp } from '../../testing/test-app.ts'
import { endPayment } from '../billing/index.ts'
import { takeVoucher } from './index.ts'

pgTest(
  'fifty orders at once with one voucher: one gets it, and the ledger stays as it was written',
  { timeout: 60_000 },
  async ({ pg }) => {
    const api = await createTestApp({ pg })
    const member = await api.make.member()
    const voucher = await api.make.voucher(member, { valueCents: 2000 })
    const payments = []
    for (let n = 0; n < 50; n++) payments.push(await api.make.payment(member, { purpose: 'service-order' }))
    const take = (paymentId: string) =>
      withTx(api.ctx(), async (tx) => {
        const input = { voucherId: voucher.id, personId: member.id, priceCents: 1200 }
        const taken = await takeVoucher(tx, input)
        await taken.keepFor(paymentId)
        return taken.amountCents
      }).catch((error: unknown) => {
        if (error instanceof ProblemError) return error.code
        throw error
      })
    const answers = await Promise.all(payments.map(({ id }) => take(id)))
    expect(answers.filter((answer) => answer === 1200)).toHaveLength(1)
    expect(answers.filter((answer) => answer === 'voucher.unavailable')).toHaveLength(49)
    const [row] = await pg.db.select().from(vouchers).where(eq(vouchers.id, voucher.id))
    expect(row).toMatchObject({ state: 'reserved', balanceCents: 800, reservedCents: 1200 })

    // Ended by several at once: it comes back once.
    const [use] = await pg.db.select().from(voucherUses).where(eq(voucherUses.voucherId, voucher.id))
    const ends = Array.from({ length: 8 }, () => endPayment(api.ctx(), String(use?.paymentId), 'cancelled'))
    expect((await Promise.all(ends)).filter(Boolean)).toHaveLength(1)
    const [sum] = await pg.db
      .select({ balance: sql<number>`sum(${voucherMovements.amountCents})::int` })
      .from(voucherMovements)
      .where(eq(voucherMovements.voucherId, voucher.id))
    expect(sum?.balance).toBe(2000)
    for (const change of [
      sql`update voucher_movements set amount_cents = 1`,
      sql`delete from voucher_movements`,
      sql`truncate voucher_movements`,
    ])
      await expect(pg.db.execute(change)).rejects.toMatchObject({
        cause: { message: 'voucher_movements is append-only' },
      })
    await api.close()
  },
)
