import { invoices, organisationSettings } from '@guichet/db/schema'
import { pgTest } from '@guichet/db/testing'
import { and, asc, eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { withTx } from '../../ctx.ts'
import { createTestApp } from '../../testing/test-app.ts'
import { creditInvoice } from './credit-refunds.ts'
import { lockInvoicesOfPayment } from './data/invoice-data.ts'
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

pgTest(
  'a credit note stands towards VAT as its invoice did, whatever the settings say since',
  { timeout: 60_000 },
  async ({ pg }) => {
    const api = await createTestApp({ pg })
    const member = await api.make.member()
    const at = { state: 'paid', paidOn: '2026-01-02', paidAt: api.clock.now() }
    const { id } = await api.make.payment(member, at)
    const own = 'Cotisation hors du champ de la TVA.'
    await pg.db.update(organisationSettings).set({ vatExemptionText: own })
    await withTx(api.ctx(), (tx) => issuePaymentInvoice(tx, id))
    await pg.db
      .update(organisationSettings)
      .set({ vatRegime: 'vat', vatNumber: 'FR83404833048', vatExemptionText: null })
    await withTx(api.ctx(), async (tx) => {
      const [invoice] = await lockInvoicesOfPayment(tx, id)
      if (invoice) await creditInvoice(tx, invoice, invoice.grossCents, null)
    })
    const [note] = await pg.db
      .select({ facts: invoices.facts })
      .from(invoices)
      .where(and(eq(invoices.personId, member.id), eq(invoices.kind, 'credit-note')))
    expect(note?.facts.mentions).toContain('vat-franchise')
    expect(note?.facts.seller).toMatchObject({
      ...{ regime: 'franchise', vatNumber: null, vatExemptionText: own },
    })
    await api.close()
  },
)
