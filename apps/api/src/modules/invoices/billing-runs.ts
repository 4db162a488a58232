import type { Out } from '@guichet/contract/route'
import type {
  billingRun,
  previewBillingRun as previewRoute,
  startBillingRun as startRoute,
} from '@guichet/contract/staff-invoices.contract'
import { billableMonths } from '@guichet/domain/billing-run'
import { INVOICE_DUE_DAYS } from '@guichet/domain/invoices'
import { addDays } from '@guichet/domain/local-date'
import type { z } from 'zod'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { emit } from '../../platform/outbox/outbox.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { findListedRun, insertRun, type RunListRow, readRuns } from './data/run-data.ts'
import { type PlannedInvoice, planBilling } from './plan-billing.ts'

type RunView = z.input<typeof billingRun>

const toRunView = ({ createdAt, doneAt, ...run }: RunListRow): RunView => ({
  ...run,
  startedAt: createdAt.toISOString(),
  doneAt: doneAt?.toISOString() ?? null,
})

const demandMonth = (ctx: Ctx, month: string): void => {
  if (!billableMonths(ctx.clock.today()).includes(month)) throw problem('billing-run.month')
}

const toAccountView = ({ locale }: Ctx, planned: PlannedInvoice) => {
  const { account, amounts } = planned
  return {
    ...{ accountId: account.id, login: account.login, companyName: account.companyName },
    ...{ refusal: planned.refusal, warnings: [...planned.warnings], sendTo: planned.sendTo },
    lines: planned.lines.map(({ labelFr, labelEn, ...line }) => ({
      ...line,
      label: locale === 'en' ? labelEn : labelFr,
    })),
    ...{ netCents: amounts.netCents, vatCents: amounts.vatCents, grossCents: amounts.grossCents },
  }
}

const sum = (plan: readonly PlannedInvoice[], of: 'netCents' | 'vatCents' | 'grossCents') =>
  plan.reduce((total, { amounts }) => total + amounts[of], 0)

/** @throws a problem `invoice.vat-not-chosen`. */
async function demandVatRegime(ctx: Ctx): Promise<void> {
  if ((await getOrganisationProfile(ctx)).vatRegime === null) throw problem('invoice.vat-not-chosen')
}

/**
 * What a billing run of a month would invoice; nothing is written.
 * @throws problems `billing-run.month`, `invoice.vat-not-chosen`.
 */
export async function previewBillingRun(ctx: Ctx, query: Out<(typeof previewRoute)['query']>) {
  const { month, limit, show } = query
  demandMonth(ctx, month)
  await demandVatRegime(ctx)
  const cursor = decodeCursor(query.cursor, ['text'])
  const plan = await planBilling(ctx, { month, withTest: query.withTest === 'true' })
  const billed = plan.filter(({ refusal }) => refusal === null)
  const shown = show === 'billed' ? billed : plan.filter(({ refusal }) => refusal !== null)
  const isBack = cursor?.direction === 'previous'
  const [key] = cursor?.key ?? []
  const beyond = shown.filter(
    ({ account }) =>
      key === undefined || (isBack ? account.login < String(key) : account.login > String(key)),
  )
  const rows = (isBack ? beyond.toReversed() : beyond).slice(0, limit + 1)
  const { invoiceDueDays } = await getOrganisationProfile(ctx)
  const page = toPage({
    ...{ rows, limit, cursor, total: shown.length },
    keyOf: ({ account }) => [account.login],
    toItem: (planned) => toAccountView(ctx, planned),
  })
  const today = ctx.clock.today()
  return {
    ...{ ...page, month, billedCount: billed.length, leftOutCount: plan.length - billed.length },
    warningCount: billed.filter(({ warnings }) => warnings.length > 0).length,
    ...{ netCents: sum(billed, 'netCents'), vatCents: sum(billed, 'vatCents') },
    grossCents: sum(billed, 'grossCents'),
    ...{ dueOn: addDays(today, invoiceDueDays), months: [...billableMonths(today)] },
  }
}

/**
 * Begins to invoice the accounts of a month as the preview showed it; they follow one by one.
 * @throws problems `billing-run.month`, `billing-run.changed`, `billing-run.running`, `invoice.vat-not-chosen`.
 */
export async function startBillingRun(ctx: Ctx, input: Out<(typeof startRoute)['body']>): Promise<RunView> {
  const { month, dueOn, withTest, without } = input
  demandMonth(ctx, month)
  await demandVatRegime(ctx)
  const today = ctx.clock.today()
  if (dueOn < today || dueOn > addDays(today, INVOICE_DUE_DAYS.most))
    throw fieldProblem('/dueOn', dueOn < today ? 'date.past' : 'date.too-late')
  return withTx(ctx, async (tx) => {
    const plan = await planBilling(tx, { month, withTest })
    const billed = plan.filter(({ refusal, account }) => refusal === null && !without.includes(account.id))
    const isSame =
      billed.length === input.expectedCount && sum(billed, 'grossCents') === input.expectedGrossCents
    if (!isSame) throw problem('billing-run.changed')
    const id = tx.ids.uuid()
    const run = {
      ...{ id, month, dueOn, withTest, without, state: 'running' as const, startedBy: actingPersonId(tx) },
      ...{ expectedCount: billed.length, createdAt: tx.clock.now() },
    }
    if (!(await insertRun(tx, run))) throw problem('billing-run.running')
    await audit(tx, {
      ...{ action: 'billing-run.started', subjectKind: 'billing-run', subjectId: id },
      after: {
        ...{ month, dueOn, withTest, without: without.length, accounts: billed.length },
        grossCents: input.expectedGrossCents,
      },
    })
    await emit(tx, 'billing-run.going', { runId: id })
    const row = await findListedRun(tx, id)
    if (!row) throw new TypeError('a run that was kept is not there')
    return toRunView(row)
  })
}

/** Billing runs, the latest first. */
export async function listBillingRuns(ctx: Ctx, query: { cursor?: string | undefined; limit: number }) {
  const cursor = decodeCursor(query.cursor, ['instant', 'uuid'])
  const { rows, total } = await readRuns(ctx, cursor, query.limit)
  return toPage({
    ...{ rows, limit: query.limit, cursor, total },
    keyOf: (row) => [row.createdAt.toISOString(), row.id],
    toItem: toRunView,
  })
}
