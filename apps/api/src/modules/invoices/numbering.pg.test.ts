import { invoices } from '@guichet/db/schema'
import { pgTest } from '@guichet/db/testing'
import { asc, eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { withTx } from '../../ctx.ts'
import { createTestApp } from '../../testing/test-app.ts'
import { issuePaymentInvoice } from './issue-payment-invoice.ts'

pgTest(
  'fifty invoices at once, some undone: numbers follow one another without a gap',
  { timeout: 60_000 },
  async ({ pg }) => {
    const api = await createTestApp({ pg })
    const member = await api.make.member()
    const made = []
    const at = { state: 'paid', paidOn: '2026-01-02', paidAt: api.clock.now() }
    for (let n = 0; n < 50; n++) made.push((await api.make.payment(member, at)).id)
    const issue = (paymentId: string, index: number) =>
      withTx(api.ctx(), async (tx) => {
        await issuePaymentInvoice(tx, paymentId)
        if (index % 5 === 0) throw new Error('undone')
      }).catch(() => undefined)
    // Each twice: a payment is invoiced once.
    await Promise.all([...made, ...made].map((id, index) => issue(id, index)))
    const rows = await pg.db
      .select({ sequence: invoices.sequence, paymentId: invoices.paymentId })
      .from(invoices)
      .where(eq(invoices.personId, member.id))
      .orderBy(asc(invoices.sequence))
    expect(rows.length).toBeGreaterThanOrEqual(40)
    expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_, index) => index + 1))
    expect(new Set(rows.map(({ paymentId }) => paymentId)).size).toBe(rows.length)
    await api.close()
  },
)
