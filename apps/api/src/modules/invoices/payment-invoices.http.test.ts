import { getVerification } from '@guichet/contract/certificates.contract'
import { getInvoice, getInvoicePdf, listInvoices } from '@guichet/contract/invoices.contract'
import * as member from '@guichet/contract/memberships.contract'
import { refundPayment } from '@guichet/contract/refunds.contract'
import { getStaffInvoice, sendInvoice } from '@guichet/contract/staff-invoices.contract'
import { auditEntries, invoiceLines, invoices, outgoingMessages, payments, refunds } from '@guichet/db/schema'
import { eq, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { systemCtx, withTx } from '../../ctx.ts'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { receiptAttachment, refundAttachment, syncRefund } from '../billing/index.ts'
import { issueMissingInvoices } from './index.ts'
import { issuePaymentInvoice } from './issue-payment-invoice.ts'

const { storyTest, gateway, pdf } = tellStory()

/** A renewal of 45 €, paid by card on 22 November 2026. */
async function paid(api: TestApp) {
  const person = await api.make.member({}, { siret: '07955542100019' })
  const current = await api.make.membership(person)
  const client = await api.signInAs(person)
  const { body } = await client.call(member.createRenewal, {
    params: { id: current.id },
    body: { typeId: current.typeId, method: 'card' },
  })
  const paymentId = String(body.paymentId)
  gateway.pay(paymentId, api.clock.now())
  await client.call(member.checkRenewal, { params: { id: current.id, renewalId: body.id } })
  const list = async () => (await client.call(listInvoices, { query: { limit: 10 } })).body.items
  const giveBack = async (amountCents: number, undoes: boolean) => {
    const staff = await api.signInAs(await api.make.staff('finance'))
    await staff.call(refundPayment, {
      params: { id: paymentId },
      body: { amountCents, undoes, reason: 'Retrait dans les quatorze jours' },
    })
  }
  return { person, client, paymentId, list, giveBack, ctx: systemCtx(api.deps, 'test') }
}

describe('the invoice of a payment', () => {
  storyTest('is issued with it, says what the law asks, and joins its receipt', async ({ api }) => {
    const world = await paid(api)
    const [invoice, ...others] = await world.list()
    expect(others).toEqual([])
    expect(invoice).toMatchObject({
      ...{ kind: 'invoice', state: 'paid', issuedOn: '2026-11-22', paidOn: '2026-11-22', grossCents: 4500 },
      number: expect.stringMatching(/^F2026-\d{6}$/u),
    })
    const params = { id: String(invoice?.id) }
    const detail = (await world.client.call(getInvoice, { params })).body
    expect(detail).toMatchObject({
      ...{ suppliedFrom: '2027-01-01', suppliedTo: '2027-12-31', payBy: null, creditNotes: [] },
      lines: [{ quantity: 1, unitCents: 4500, netCents: 4500, vatRateBps: 0 }],
      rates: [{ rateBps: 0, netCents: 4500, vatCents: 0 }],
      mentions: ['vat-franchise', 'late-penalties'],
      ...{ paid: { on: '2026-11-22', method: 'card' }, seller: { siret: '99313042600014' } },
      buyer: { name: `${world.person.firstName} ${world.person.lastName}`, siret: '07955542100019' },
    })
    await world.client.call(getInvoicePdf, { params })
    expect(pdf.asked.at(-1)).toMatchObject({
      kind: 'invoice',
      data: { invoice: { number: invoice?.number, grossCents: 4500 } },
    })
    expect((await api.browser().call(getVerification, { params: { code: detail.code } })).body).toMatchObject(
      { kind: 'invoice', state: 'valid', number: invoice?.number, amountCents: 4500 },
    )
    const papers = await receiptAttachment(world.ctx, {
      data: { paymentId: world.paymentId },
      locale: 'fr',
    })
    expect(papers.map(({ filename }) => filename)).toEqual([
      expect.stringMatching(/^recu-R-2026/u),
      `facture-${invoice?.number}.pdf`,
    ])
    const [entry] = await api.deps.db.select().from(auditEntries).where(eq(auditEntries.subjectId, params.id))
    expect(entry).toMatchObject({ action: 'invoice.issued', after: { number: invoice?.number } })
    // Told again, it is issued once.
    await withTx(world.ctx, (tx) => issuePaymentInvoice(tx, world.paymentId))
    expect(await world.list()).toHaveLength(1)
  })

  storyTest('is taken back by a credit note for each refund, and cancelled by the last', async ({ api }) => {
    const world = await paid(api)
    await world.giveBack(1500, false)
    const [first, invoice] = await world.list()
    expect(first).toMatchObject({ kind: 'credit-note', state: 'issued', grossCents: 1500 })
    expect(first?.number).toMatch(/^A2026-\d{6}$/u)
    expect(invoice).toMatchObject({ state: 'paid', creditedCents: 1500 })
    await world.giveBack(3000, true)
    const [second, , whole] = await world.list()
    expect(second).toMatchObject({ kind: 'credit-note', grossCents: 3000 })
    expect(whole).toMatchObject({ state: 'cancelled', creditedCents: 4500 })
    const params = { id: String(whole?.id) }
    const detail = (await world.client.call(getInvoice, { params })).body
    expect(detail.creditNotes.map(({ number }) => number)).toEqual([first?.number, second?.number])
    const code = { params: { code: detail.code } }
    expect((await api.browser().call(getVerification, code)).body.state).toBe('revoked')
    const mail = { data: { paymentId: world.paymentId }, locale: 'en' as const }
    expect((await refundAttachment(world.ctx, mail)).map(({ filename }) => filename)).toEqual([
      `credit-note-${second?.number}.pdf`,
    ])
  })

  storyTest('is nobody else’s, and final', async ({ api }) => {
    const world = await paid(api)
    const [invoice] = await world.list()
    const params = { id: String(invoice?.id) }
    const stranger = await api.signInAs(await api.make.member())
    for (const route of [getInvoice, getInvoicePdf])
      expect((await stranger.refusal(route, { params })).code).toBe('resource.not-found')
    const { db } = api.deps
    for (const change of [
      db.update(invoices).set({ grossCents: 1, netCents: 1 }).where(eq(invoices.id, params.id)),
      db.update(invoices).set({ number: 'F2026-999999' }).where(eq(invoices.id, params.id)),
      db.update(invoiceLines).set({ labelFr: 'Autre' }).where(eq(invoiceLines.invoiceId, params.id)),
      db.delete(invoices).where(eq(invoices.id, params.id)),
      db.execute(sql`truncate invoices cascade`),
    ])
      await expect(change).rejects.toMatchObject({ cause: { code: '23001' } })
  })

  storyTest('is found by parts of its number, its words and its state', async ({ api }) => {
    const world = await paid(api)
    const [invoice] = await world.list()
    const find = async (query: object) =>
      (await world.client.call(listInvoices, { query: { limit: 10, ...query } })).body.total
    expect(await find({ q: String(invoice?.number).slice(-6) })).toBe(1)
    expect(await find({ q: 'ADHÉSION' })).toBe(1)
    expect(await find({ q: 'rien de tel' })).toBe(0)
    expect([await find({ state: 'paid' }), await find({ state: 'late' })]).toEqual([1, 0])
  })

  storyTest('is sent again by staff to the address of today', async ({ api }) => {
    const world = await paid(api)
    const [invoice] = await world.list()
    const params = { id: String(invoice?.id) }
    const staff = await api.signInAs(await api.make.staff('finance'))
    expect((await staff.call(sendInvoice, { params })).body).toMatchObject({
      ...{ sendTo: world.person.email, cancellable: false },
      sentAt: api.clock.now().toISOString(),
    })
    const sent = await api.deps.db
      .select({ to: outgoingMessages.recipient })
      .from(outgoingMessages)
      .where(
        sql`${outgoingMessages.template} = 'invoice' and ${outgoingMessages.personId} = ${world.person.id}`,
      )
    expect(sent).toEqual([{ to: world.person.email }])
    const support = await api.signInAs(await api.make.staff('support'))
    expect((await support.refusal(sendInvoice, { params })).code).toBe('session.forbidden')
    expect((await support.call(getStaffInvoice, { params })).body.payment?.id).toBe(world.paymentId)
    const nowhere = await api.make.member({ email: '' })
    const own = await api.make.payment(nowhere, {
      state: 'paid',
      paidOn: '2026-01-02',
      paidAt: api.clock.now(),
    })
    await api.make.receipt(own.id)
    await issueMissingInvoices(world.ctx)
    const [row] = await api.deps.db.select().from(invoices).where(eq(invoices.paymentId, own.id))
    expect((await staff.refusal(sendInvoice, { params: { id: String(row?.id) } })).code).toBe(
      'invoice.no-address',
    )
  })
})

describe('a refund that fails after it was told to be done', () => {
  storyTest(
    'leaves its credit note, is invoiced anew, and finance is told; given back at last it is credited again',
    async ({ api }) => {
      const world = await paid(api)
      await world.giveBack(2000, false)
      const [refund] = await api.deps.db.select().from(refunds).where(eq(refunds.paymentId, world.paymentId))
      gateway.moveRefund(String(refund?.id), { state: 'failed' })
      const [{ paymentIntentId } = {}] = await api.deps.db
        .select({ paymentIntentId: payments.paymentIntentId })
        .from(payments)
        .where(eq(payments.id, world.paymentId))
      // Told twice, it is invoiced once.
      await Promise.all([1, 2].map(() => syncRefund(world.ctx, String(paymentIntentId))))
      const items = await world.list()
      expect(items.map(({ kind, grossCents, state }) => `${kind} ${grossCents} ${state}`).toSorted()).toEqual(
        ['credit-note 2000 issued', 'invoice 2000 paid', 'invoice 4500 paid'],
      )
      const anew = items.find(({ kind, grossCents }) => kind === 'invoice' && grossCents === 2000)
      const first = items.find(({ grossCents }) => grossCents === 4500)
      const read = async (id: string) => (await world.client.call(getInvoice, { params: { id } })).body
      expect((await read(String(anew?.id))).reinstates?.id).toBe(first?.id)
      expect((await read(String(first?.id))).reinstatedBy.map(({ id }) => id)).toEqual([anew?.id])
      const told = await api.deps.db
        .select({ data: outgoingMessages.data })
        .from(outgoingMessages)
        .where(eq(outgoingMessages.template, 'refund-failed'))
      expect(told.length).toBeGreaterThan(0)
      expect(told[0]?.data).toMatchObject({ values: { amountCents: 2000 } })
      await world.giveBack(4500, true)
      const ends = (await world.list()).filter(({ kind }) => kind === 'invoice')
      expect(ends.map(({ state }) => state)).toEqual(['cancelled', 'cancelled'])
      const notes = (await world.list()).filter(({ kind }) => kind === 'credit-note')
      expect(notes.reduce((sum, { grossCents }) => sum + grossCents, 0)).toBe(6500)
    },
  )
})

describe('issueMissingInvoices', () => {
  storyTest('invoices what was paid before, once, with what went back since', async ({ api }) => {
    const person = await api.make.member()
    const at = { paidOn: '2026-01-02', paidAt: api.clock.now() }
    const paidOnce = await api.make.payment(person, { state: 'paid', ...at })
    const back = await api.make.payment(person, { state: 'refunded', refundedCents: 4500, ...at })
    const free = await api.make.payment(person, { state: 'paid', amountCents: 0, method: 'free', ...at })
    for (const { id } of [paidOnce, back, free]) await api.make.receipt(id)
    const ctx = systemCtx(api.deps, 'test')
    await Promise.all([issueMissingInvoices(ctx), issueMissingInvoices(ctx)])
    const client = await api.signInAs(person)
    const { items } = (await client.call(listInvoices, { query: { limit: 10 } })).body
    expect(items.map(({ kind, state }) => `${kind} ${state}`).toSorted()).toEqual([
      'credit-note issued',
      'invoice cancelled',
      'invoice paid',
    ])
    expect(items.every(({ issuedOn }) => issuedOn === '2026-11-22')).toBe(true)
    expect(await issueMissingInvoices(ctx)).toBe(0)
  })
})
