import { closeAccount, reopenAccount } from '@guichet/contract/accounts.contract'
import { updateSettings } from '@guichet/contract/settings.contract'
import * as contract from '@guichet/contract/staff-invoices.contract'
import {
  accountProcedures,
  accounts,
  auditEntries,
  billingRuns,
  invoices,
  organisationSettings,
  outgoingMessages,
} from '@guichet/db/schema'
import { and, eq, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { systemCtx, withTx } from '../../ctx.ts'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { placeAccounts } from '../accounts/index.ts'
import { carryOutBillingRun, issueMissingInvoices, lookAfterBillingRuns } from './index.ts'
import { accountPrices } from './testing/account-prices.ts'

const { storyTest } = tellStory()
type Account = Awaited<ReturnType<TestApp['make']['account']>>
const MONTH = '2026-11'
const SINCE = { invoicingOn: '2020-01-01' }
const LONG_AGO = { createdOn: '2020-01-01' }

/** Subscription at 30 €, mailbox of a secondary at 3 €, both with 20 % VAT: 1 € and 0,10 € a day. */
const prices = accountPrices(3000, 300)

async function desk(api: TestApp) {
  await prices(api)
  const staff = await api.signInAs(await api.make.staff('finance'))
  const manager = await api.signInAs(await api.make.staff('manager'))
  const preview = async () =>
    (await staff.call(contract.previewBillingRun, { query: { month: MONTH, limit: 100 } })).body
  const of = async ({ id }: { id: string }) =>
    (await preview()).items.find(({ accountId }) => accountId === id)
  /** What is billed: « netCents label quantity ». */
  const linesOf = async (account: { id: string }) =>
    (await of(account))?.lines.map(({ netCents, quantity }) => `${netCents} ${quantity}`) ?? []
  /** Starts a run over these accounts alone. */
  const start = async (...mine: readonly Account[]) => {
    const shown = await preview()
    const billed = shown.items.filter(({ accountId }) => mine.some(({ id }) => id === accountId))
    const { body } = await staff.call(contract.startBillingRun, {
      body: {
        ...{ month: MONTH, dueOn: '2026-12-22', withTest: false, expectedCount: billed.length },
        without: shown.items.filter((item) => !billed.includes(item)).map(({ accountId }) => accountId),
        expectedGrossCents: billed.reduce((sum, item) => sum + item.grossCents, 0),
      },
    })
    return body.id
  }
  return { staff, manager, preview, of, linesOf, start, ctx: systemCtx(api.deps, 'test') }
}

describe('the days that an account is billed for', () => {
  storyTest('end with its closing, and begin again with its reopening', async ({ api }) => {
    const { manager, of, linesOf, start, ctx } = await desk(api)
    const account = await api.make.account({ details: SINCE })
    await api.make.secondary(account, { ...LONG_AGO, hasMailbox: true })
    expect(await linesOf(account)).toEqual(['3000 1', '300 1'])
    await manager.call(closeAccount, { params: { id: account.id }, body: { reason: 'Demande écrite' } })
    // The 22nd included.
    expect(await linesOf(account)).toEqual(['2200 1', '220 1'])
    expect((await of(account))?.warnings).toContain('part-of-month')
    const runId = await start(account)
    await carryOutBillingRun(ctx, runId)
    const [invoice] = await api.deps.db.select().from(invoices).where(eq(invoices.accountId, account.id))
    expect(invoice).toMatchObject({
      ...{ netCents: 2420, suppliedFrom: '2026-11-01', suppliedTo: '2026-11-22' },
    })
    api.clock.set('2026-11-26T09:00:00Z')
    const later = await desk(api)
    const other = await api.make.account({ details: SINCE })
    await api.deps.db
      .update(accounts)
      .set({ state: 'closed', updatedAt: new Date('2026-11-10T10:00:00Z') })
      .where(eq(accounts.id, other.id))
    await later.manager.call(reopenAccount, { params: { id: other.id }, body: { reason: 'Par erreur' } })
    expect(await later.linesOf(other)).toEqual(['1000 1', '500 1'])
  })

  storyTest('of a secondary are those on which it stood under that primary', async ({ api }) => {
    const { manager, linesOf } = await desk(api)
    const account = await api.make.account({ details: SINCE })
    const [gone, stays] = [
      await api.make.secondary(account, { ...LONG_AGO, hasMailbox: true }),
      await api.make.secondary(account, { createdOn: '2026-11-16', hasMailbox: true }),
    ]
    await manager.call(closeAccount, { params: { id: gone.id }, body: { reason: 'Impayés' } })
    expect(await linesOf(account)).toEqual(['3000 1', '220 1', '150 1'])
    expect(stays.parentId).toBe(account.id)
  })

  storyTest(
    'pass from one to the other when two accounts swap, with what was chosen since',
    async ({ api }) => {
      const { linesOf, ctx } = await desk(api)
      const code = `P${api.deps.ids.uuid().slice(0, 6)}`
      const procedure = await api.make.procedure({ code })
      await api.make.tariff({ item: `procedure:${code}`, amountCents: 600 })
      const primary = await api.make.account({ details: SINCE })
      const account = await api.make.secondary(primary, { ...LONG_AGO, hasMailbox: true })
      await api.deps.db.insert(accountProcedures).values({
        ...{ accountId: primary.id, procedureId: procedure.id, createdAt: new Date('2026-01-05T09:00:00Z') },
      })
      const { profileCode, portal, test = false } = primary
      const place = {
        ...{ parentId: null, profileCode, portal, test, hasMailbox: true, autonomous: false },
        mailboxQuota: 10,
      }
      await withTx(ctx, (tx) =>
        placeAccounts(tx, {
          ...{ kind: 'swap', account, primary },
          plan: {
            account: place,
            primary: { ...place, parentId: account.id, mailboxQuota: 0 },
            ...{ othersFollow: true, choicesFollow: true },
          },
        }),
      )
      // Until the 21st, and from the 22nd on: together a month, procedure included.
      expect(await linesOf(primary)).toEqual(['2100 1', '210 1', '420 1'])
      expect(await linesOf(account)).toEqual(['900 1', '90 1', '180 1'])
    },
  )
})

describe('a billing run whose job died', () => {
  const silence = (api: TestApp, id: string) =>
    api.deps.db
      .update(billingRuns)
      .set({ heardAt: sql`clock_timestamp() - interval '31 minutes'` })
      .where(eq(billingRuns.id, id))
  const find = async (api: TestApp, id: string) =>
    (await api.deps.db.select().from(billingRuns).where(eq(billingRuns.id, id)))[0]

  storyTest('is taken up again by one process, and goes on where it was', async ({ api }) => {
    const { start, ctx } = await desk(api)
    const account = await api.make.account({ details: SINCE })
    const id = await start(account)
    await lookAfterBillingRuns(ctx)
    expect((await find(api, id))?.tries).toBe(0)
    await silence(api, id)
    await Promise.all([1, 2, 3].map(() => lookAfterBillingRuns(ctx)))
    expect(await find(api, id)).toMatchObject({ state: 'running', tries: 1 })
    await api.runOutbox()
    await carryOutBillingRun(ctx, id)
    expect(await find(api, id)).toMatchObject({ state: 'done', issuedCount: 1 })
  })

  storyTest(
    'is closed when that does not help: finance is told, and nothing more is issued',
    async ({ api }) => {
      const { staff, start, ctx } = await desk(api)
      const account = await api.make.account({ details: SINCE })
      const id = await start(account)
      await api.deps.db.update(billingRuns).set({ tries: 3 }).where(eq(billingRuns.id, id))
      await silence(api, id)
      await Promise.all([1, 2].map(() => lookAfterBillingRuns(ctx)))
      expect(await find(api, id)).toMatchObject({ state: 'failed', issuedCount: 0 })
      const runs = (await staff.call(contract.listBillingRuns, { query: { limit: 10 } })).body.items
      expect(runs.find((one) => one.id === id)?.state).toBe('failed')
      const entries = await api.deps.db
        .select()
        .from(auditEntries)
        .where(and(eq(auditEntries.subjectId, id), eq(auditEntries.action, 'billing-run.failed')))
      expect(entries).toHaveLength(1)
      const told = await api.deps.db
        .select({ to: outgoingMessages.recipient, data: outgoingMessages.data })
        .from(outgoingMessages)
        .where(eq(outgoingMessages.template, 'billing-run-failed'))
      expect(new Set(told.map(({ to }) => to)).size).toBe(told.length)
      expect(told[0]?.data).toMatchObject({ values: { month: MONTH, issued: 0, expected: 1 } })
      await carryOutBillingRun(ctx, id)
      expect(await api.deps.db.$count(invoices, eq(invoices.accountId, account.id))).toBe(0)
      // It blocks no other.
      const next = await start(account)
      await carryOutBillingRun(ctx, next)
      expect(await find(api, next)).toMatchObject({ state: 'done', issuedCount: 1 })
    },
  )
})

describe('while nobody has chosen whether VAT is charged', () => {
  storyTest('no invoice is issued; those of payments follow once it is chosen', async ({ api }) => {
    const { staff, ctx } = await desk(api)
    await api.deps.db.update(organisationSettings).set({ vatRegime: null })
    const member = await api.make.member()
    const at = { state: 'paid', paidOn: '2026-11-02', paidAt: api.clock.now() }
    const payment = await api.make.payment(member, at)
    await api.make.receipt(payment.id)
    const count = () => api.deps.db.$count(invoices, eq(invoices.paymentId, payment.id))
    expect([await issueMissingInvoices(ctx), await count()]).toEqual([0, 0])
    const refused = await staff.refusal(contract.previewBillingRun, { query: { month: MONTH, limit: 10 } })
    expect(refused.code).toBe('invoice.vat-not-chosen')
    const list = async () => (await staff.call(contract.listStaffInvoices, { query: { limit: 1 } })).body
    expect((await list()).waitsForVat).toBe(true)
    const admin = await api.signInAs(await api.make.staff('admin'))
    const [{ version = 1 } = {}] = await api.deps.db
      .select({ version: organisationSettings.version })
      .from(organisationSettings)
    const { body } = await admin.call(
      updateSettings,
      {
        body: {
          invoicing: {
            ...{ vatRegime: 'franchise', vatNumber: null, vatExemptionText: null, latePenaltyText: null },
            invoiceDueDays: 30,
          },
        },
      },
      { headers: { 'if-match': `"${version}"` } },
    )
    expect(body.invoicing.vatRegime).toBe('franchise')
    await issueMissingInvoices(ctx)
    expect([await count(), (await list()).waitsForVat]).toEqual([1, false])
  })
})
