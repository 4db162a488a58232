import { recordPayment } from '@guichet/contract/backoffice.contract'
import { listInvoices } from '@guichet/contract/invoices.contract'
import { refundPayment } from '@guichet/contract/refunds.contract'
import * as contract from '@guichet/contract/staff-invoices.contract'
import { accountMessages, invoices, outgoingMessages, payments, refunds } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { systemCtx, withTx } from '../../ctx.ts'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { refundPayment as giveBack, syncRefund } from '../billing/index.ts'
import { creditRefunds } from './credit-refunds.ts'
import { carryOutBillingRun } from './index.ts'
import { accountPrices } from './testing/account-prices.ts'

const { storyTest, gateway, pdf } = tellStory()
type Person = { readonly id: string; readonly email: string }
const MONTH = '2026-11'
const SINCE = { invoicingOn: '2020-01-01', administrativeEmail: 'compta@client.example' }

/** Subscription at 12 €, mailbox of a secondary at 4,50 €, both with 20 % VAT. */
const prices = accountPrices(1200, 450)

async function worldOf(api: TestApp) {
  await prices(api)
  const account = await api.make.account({ details: SINCE })
  await api.make.secondary(account, { hasMailbox: true, createdOn: '2020-01-01' })
  const staff = await api.signInAs(await api.make.staff('finance'))
  const preview = async (query: object = {}) =>
    (await staff.call(contract.previewBillingRun, { query: { month: MONTH, limit: 100, ...query } })).body
  /** Starts a run as the preview shows it, for this account alone, and carries it out. */
  const start = async (changes: object = {}) => {
    const shown = await preview()
    const mine = shown.items.filter(({ accountId }) => accountId === account.id)
    return staff.attempt(contract.startBillingRun, {
      body: {
        ...{ month: MONTH, dueOn: '2026-12-22', withTest: false, expectedCount: mine.length },
        without: shown.items.filter((item) => !mine.includes(item)).map(({ accountId }) => accountId),
        expectedGrossCents: mine.reduce((sum, item) => sum + item.grossCents, 0),
        ...changes,
      },
    })
  }
  const ctx = systemCtx(api.deps, 'test')
  const run = async () => {
    const { id } = (await start()).json()
    await Promise.all([carryOutBillingRun(ctx, id), carryOutBillingRun(ctx, id)])
    return id as string
  }
  const client = await api.signInAs(account.holder as Person)
  const list = async () => (await client.call(listInvoices, { query: { limit: 10 } })).body.items
  return { account, staff, preview, start, run, client, list, ctx }
}

describe('a billing run', () => {
  storyTest('shows who would be billed what, and who is left out and why', async ({ api }) => {
    const world = await worldOf(api)
    const test = await api.make.account({ test: true, details: SINCE })
    const undated = await api.make.account()
    const later = await api.make.account({ details: { ...SINCE, invoicingOn: '2026-12-01' } })
    const nobody = await api.make.account({ holder: null, details: SINCE })
    const mine = (await world.preview()).items.find(({ accountId }) => accountId === world.account.id)
    expect(mine).toMatchObject({
      ...{
        refusal: null,
        netCents: 1650,
        vatCents: 330,
        grossCents: 1980,
        sendTo: SINCE.administrativeEmail,
      },
      lines: [
        { label: 'Abonnement', quantity: 1, unitCents: 1200 },
        { quantity: 1, unitCents: 450, netCents: 450 },
      ],
      warnings: ['address-incomplete', 'vat-in-franchise'],
    })
    const left = (await world.preview({ show: 'left-out' })).items
    const reasonOf = (id: string) => left.find(({ accountId }) => accountId === id)?.refusal
    expect([test, undated, later, nobody].map(({ id }) => reasonOf(id))).toEqual([
      ...['test', 'no-invoicing-date', 'not-yet', 'no-holder'],
    ])
    const withTest = (await world.preview({ withTest: 'true' })).items
    expect(withTest.some(({ accountId }) => accountId === test.id)).toBe(true)
    // Pages fit together, forward and back.
    await api.make.account({ details: SINCE })
    const page = { limit: 1 }
    const first = await world.preview(page)
    const second = await world.preview({ ...page, cursor: first.nextCursor })
    expect((await world.preview({ ...page, cursor: second.previousCursor })).items).toEqual(first.items)
    const query = { month: '2026-09', limit: 10 }
    expect((await world.staff.refusal(contract.previewBillingRun, { query })).code).toBe('billing-run.month')
  })

  storyTest('invoices each account once, awaits its payment and sends it', async ({ api }) => {
    const world = await worldOf(api)
    const id = await world.run()
    const [invoice, ...others] = await world.list()
    expect(others).toEqual([])
    expect(invoice).toMatchObject({
      ...{
        state: 'to-pay',
        month: MONTH,
        accountId: world.account.id,
        dueOn: '2026-12-22',
        grossCents: 1980,
      },
      subject: `Services du compte ${world.account.login}, novembre 2026`,
    })
    const runs = (await world.staff.call(contract.listBillingRuns, { query: { limit: 10 } })).body.items
    expect(runs.find((one) => one.id === id)).toMatchObject({
      ...{ state: 'done', expectedCount: 1, issuedCount: 1, grossCents: 1980 },
    })
    const [mail] = await api.deps.db
      .select()
      .from(outgoingMessages)
      .where(
        and(
          eq(outgoingMessages.template, 'invoice'),
          eq(outgoingMessages.recipient, SINCE.administrativeEmail),
        ),
      )
    expect(mail).toBeDefined()
    const told = await api.deps.db
      .select({ kind: accountMessages.kind })
      .from(accountMessages)
      .where(eq(accountMessages.accountId, world.account.id))
    expect(told).toEqual([{ kind: 'account-invoice' }])
    const left = (await world.preview({ show: 'left-out' })).items
    expect(left.find(({ accountId }) => accountId === world.account.id)?.refusal).toBe('billed')
    expect((await world.start({ expectedCount: 1, expectedGrossCents: 1980 })).json().code).toBe(
      'billing-run.changed',
    )
  })

  storyTest(
    'is refused when things have changed, for a day that is past, and beside another',
    async ({ api }) => {
      const world = await worldOf(api)
      expect((await world.start({ expectedGrossCents: 1979 })).json().code).toBe('billing-run.changed')
      for (const [dueOn, code] of [
        ['2026-11-21', 'date.past'],
        ['2027-01-22', 'date.too-late'],
      ])
        expect((await world.start({ dueOn })).json().errors).toEqual([
          expect.objectContaining({ pointer: '/dueOn', code }),
        ])
      const { id } = (await world.start()).json()
      expect((await world.start()).json().code).toBe('billing-run.running')
      await carryOutBillingRun(world.ctx, id)
    },
  )
})

describe('the invoice of an account', () => {
  storyTest('is paid by the transfer that finance records; an error makes it wait again', async ({ api }) => {
    const world = await worldOf(api)
    await world.run()
    const [invoice] = await world.list()
    const params = { id: String(invoice?.id) }
    const file = async () => (await world.staff.call(contract.getStaffInvoice, { params })).body
    const payment = (await file()).payment
    expect(payment?.recordable).toBe(true)
    await world.staff.call(recordPayment, {
      params: { id: String(payment?.id) },
      body: { paidOn: '2026-11-22' },
    })
    expect(await file()).toMatchObject({ state: 'paid', paidOn: '2026-11-22', cancellable: false })
    const actor = {
      kind: 'person',
      personId: (await api.make.staff('finance')).id,
      sessionId: '',
      staffRole: 'finance',
    } as const
    await giveBack(
      { ...world.ctx, actor },
      {
        ...{
          paymentId: String(payment?.id),
          reason: 'Virement d’un autre client',
          undoes: true,
          mistaken: true,
        },
      },
    )
    const again = await file()
    expect(again).toMatchObject({ state: 'to-pay', paidOn: null, creditedCents: 0, creditNotes: [] })
    expect(again.payment?.id).not.toBe(payment?.id)
    expect(again.payment?.recordable).toBe(true)
    // The reference to write on the next transfer is that of the payment which is awaited now.
    expect(again).toMatchObject({ dueCents: 1980, payBy: { reference: again.payment?.reference } })
  })

  storyTest('given back it is taken back by a credit note', async ({ api }) => {
    const world = await worldOf(api)
    await world.run()
    const [invoice] = await world.list()
    const params = { id: String(invoice?.id) }
    const { payment } = (await world.staff.call(contract.getStaffInvoice, { params })).body
    const paying = { params: { id: String(payment?.id) } }
    await world.staff.call(recordPayment, { ...paying, body: { paidOn: '2026-11-22' } })
    await world.staff.call(refundPayment, {
      ...paying,
      body: { amountCents: 1980, undoes: true, reason: 'Compte ouvert par erreur' },
    })
    expect((await world.list()).map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'credit-note issued',
      'invoice cancelled',
    ])
    // Nobody is billed again for what he was given back without its being said.
    const again = (await world.preview()).items.find(({ accountId }) => accountId === world.account.id)
    expect(again?.warnings).toContain('billed-before')
  })

  storyTest('reinstated, it waits again when the bank takes its payment back', async ({ api }) => {
    const world = await worldOf(api)
    await world.run()
    const [invoice] = await world.list()
    const params = { id: String(invoice?.id) }
    const { payment } = (await world.staff.call(contract.getStaffInvoice, { params })).body
    const paymentId = String(payment?.id)
    const paying = { params: { id: paymentId } }
    await world.staff.call(recordPayment, { ...paying, body: { paidOn: '2026-11-22' } })
    await world.staff.call(refundPayment, {
      ...paying,
      body: { amountCents: 1980, undoes: true, reason: 'Compte ouvert par erreur' },
    })
    // The refund comes to nothing.
    const { db } = api.deps
    await db.update(refunds).set({ state: 'failed' }).where(eq(refunds.paymentId, paymentId))
    await db
      .update(payments)
      .set({ state: 'paid', refundedCents: 0, paymentIntentId: 'pi_back' })
      .where(eq(payments.id, paymentId))
    await withTx(world.ctx, (tx) => creditRefunds(tx, paymentId))
    const find = async () =>
      (await world.list()).find(({ kind, state }) => kind === 'invoice' && state !== 'cancelled')
    const anew = await find()
    expect(anew).toMatchObject({ state: 'paid', grossCents: 1980 })
    const open = async () =>
      (await world.staff.call(contract.listStaffInvoices, { query: { limit: 1 } })).body.open.grossCents
    const before = await open()
    gateway.sendBack('pi_back', 1980)
    for (let n = 0; n < 2; n++) await syncRefund(world.ctx, 'pi_back')
    expect(await find()).toMatchObject({ id: anew?.id, state: 'to-pay', paidOn: null })
    expect(await open()).toBe(before + 1980)
    // Paid by the payment that is awaited now, and given back, it is credited in its turn.
    const again = (await world.staff.call(contract.getStaffInvoice, { params: { id: String(anew?.id) } }))
      .body
    expect(again).toMatchObject({ dueCents: 1980, payBy: { reference: again.payment?.reference } })
    const next = { params: { id: String(again.payment?.id) } }
    await world.staff.call(recordPayment, { ...next, body: { paidOn: '2026-11-22' } })
    await world.staff.call(refundPayment, {
      ...next,
      body: { amountCents: 1980, undoes: true, reason: 'Compte ouvert par erreur' },
    })
    expect(await find()).toBeUndefined()
  })

  storyTest('unpaid it is cancelled by a credit note, and its month can be billed anew', async ({ api }) => {
    const world = await worldOf(api)
    await world.run()
    const [invoice] = await world.list()
    const cancelled = await world.staff.call(contract.cancelInvoice, {
      params: { id: String(invoice?.id) },
      body: { reason: 'Boite mail facturée en trop' },
    })
    expect(cancelled.body).toMatchObject({
      ...{ state: 'cancelled', payBy: null, creditNotes: [{ grossCents: 1980 }] },
    })
    const [row] = await api.deps.db
      .select()
      .from(invoices)
      .where(eq(invoices.id, String(invoice?.id)))
    const [payment] = await api.deps.db
      .select()
      .from(payments)
      .where(eq(payments.id, String(row?.paymentId)))
    expect(payment?.state).toBe('cancelled')
    const again = await world.staff.refusal(contract.cancelInvoice, {
      params: { id: String(invoice?.id) },
      body: { reason: 'Encore une fois' },
    })
    expect(again.code).toBe('invoice.not-cancellable')
    await world.run()
    expect((await world.list()).map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      ...['invoice to-pay', 'credit-note issued', 'invoice cancelled'],
    ])
  })

  storyTest('is taken back in part, line by line, and the rest is awaited anew', async ({ api }) => {
    const world = await worldOf(api)
    await world.run()
    const [invoice] = await world.list()
    const params = { id: String(invoice?.id) }
    const file = async () => (await world.staff.call(contract.getStaffInvoice, { params })).body
    const before = await file()
    expect(before.left).toMatchObject({ grossCents: 1980, lines: [1200, 450] })
    const credit = (lines: { rank: number; netCents: number }[], reason = 'Boite mail en trop') =>
      [contract.cancelInvoice, { params, body: { reason, lines } }] as const
    for (const [lines, pointer] of [
      [[{ rank: 1, netCents: 451 }], '/lines/0/netCents'],
      [[{ rank: 2, netCents: 1 }], '/lines/0/rank'],
      [
        [
          { rank: 1, netCents: 1 },
          { rank: 1, netCents: 1 },
        ],
        '/lines/1/rank',
      ],
    ] as const)
      expect((await world.staff.refusal(...credit([...lines]))).errors?.[0]?.pointer).toBe(pointer)
    expect((await file()).payment).toEqual(before.payment)
    const after = (await world.staff.call(...credit([{ rank: 1, netCents: 333 }]))).body
    expect(after).toMatchObject({
      // 333 × 20 % is 66.6.
      ...{ state: 'to-pay', creditedCents: 400, dueCents: 1580, creditNotes: [{ grossCents: 400 }] },
      left: {
        grossCents: 1580,
        rates: [{ rateBps: 2000, netCents: 1317, vatCents: 263 }],
        lines: [1200, 117],
      },
    })
    // Another payment, of the rest: its reference stands on the invoice that leaves again, and on its page.
    expect(after.payment?.id).not.toBe(before.payment?.id)
    expect(after.payBy?.reference).toBe(after.payment?.reference)
    const [payment] = await api.deps.db
      .select()
      .from(payments)
      .where(eq(payments.id, String(after.payment?.id)))
    expect(payment).toMatchObject({ amountCents: 1580, state: 'pending' })
    await world.staff.attempt(contract.getStaffInvoicePdf, { params })
    expect(pdf.asked.at(-1)?.data).toMatchObject({
      invoice: { payBy: { reference: after.payment?.reference, dueCents: 1580 } },
    })
    // What is left can be taken back whole; then its month can be billed anew.
    const cancelled = await world.staff.call(contract.cancelInvoice, {
      params,
      body: { reason: 'Compte facturé par erreur' },
    })
    expect(cancelled.body).toMatchObject({
      ...{ state: 'cancelled', left: { grossCents: 0, rates: [], lines: [] } },
      creditNotes: [{ grossCents: 400 }, { grossCents: 1580 }],
    })
    const left = (await world.preview()).items.find(({ accountId }) => accountId === world.account.id)
    expect(left?.grossCents).toBe(1980)
  })

  storyTest('is read by who was given the invoicing, not by others on the account', async ({ api }) => {
    const world = await worldOf(api)
    await world.run()
    const [clerk, reader] = [await api.make.person(), await api.make.person()]
    await api.make.join(world.account, clerk, { rights: ['billing'] })
    await api.make.join(world.account, reader, { rights: ['options'] })
    const countOf = async (person: Person) =>
      (await (await api.signInAs(person)).call(listInvoices, { query: { limit: 10 } })).body.total
    expect([await countOf(clerk as Person), await countOf(reader as Person)]).toEqual([1, 0])
  })

  storyTest(
    'is late after its last day, found by state and exported with its credit notes',
    async ({ api }) => {
      const world = await worldOf(api)
      await world.run()
      const before = (await world.staff.call(contract.listStaffInvoices, { query: { limit: 10 } })).body.open
      api.clock.set('2026-12-23T09:00:00Z')
      const staff = await api.signInAs(await api.make.staff('finance'))
      const query = { limit: 10, state: 'late' as const, of: 'accounts' as const, q: world.account.login }
      const { items, open } = (await staff.call(contract.listStaffInvoices, { query })).body
      expect(items).toMatchObject([{ state: 'late', buyerName: world.account.companyName }])
      expect(open).toMatchObject({ count: before.count, grossCents: before.grossCents })
      expect(open.lateCount).toBeGreaterThan(before.lateCount)
      await staff.call(contract.cancelInvoice, {
        params: { id: String(items[0]?.id) },
        body: { reason: 'Boite mail facturée en trop' },
      })
      const csv = await staff.attempt(contract.exportInvoices, { query: { q: world.account.login } })
      expect(csv.body).toMatch(/F2026-\d{6};Facture;22\/11\/2026;22\/12\/2026;/u)
      expect(csv.body).toContain('20;16,50;3,30;19,80;Annulée')
      // Numbers that a spreadsheet adds up, not text.
      expect(csv.body).toContain('20;-16,50;-3,30;-19,80;Émis')
    },
  )
})
