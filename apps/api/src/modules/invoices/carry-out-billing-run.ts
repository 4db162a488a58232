import { monthDays } from '@guichet/domain/billing-run'
import { formatLocalDate } from '@guichet/domain/local-date'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { emit } from '../../platform/outbox/outbox.ts'
import { openPayment } from '../billing/index.ts'
import { lockBillable } from './data/billable-data.ts'
import { countIssued, endRun, findRun, type RunRow } from './data/run-data.ts'
import { addressLinesOf, type PlannedInvoice, planAccounts, planBilling } from './plan-billing.ts'
import { queueInvoice } from './queue-invoice.ts'
import { ACCOUNT_INVOICE_PURPOSE } from './settle-account-invoice.ts'
import { writeInvoice } from './write-invoice.ts'

/** Accounts that are invoiced before the job is handed on. */
const BATCH = 100

/** Raised when the run was closed meanwhile: nothing more is issued by it. */
class RunEndedError extends Error {}

/** « Compte asp1ent, décembre 2026 ». */
function subjectsOf(login: string, month: string) {
  const { startsOn } = monthDays(month)
  const named = (locale: 'fr' | 'en') => formatLocalDate(startsOn, locale, 'long').replace(/^\S+\s/u, '')
  return {
    subjectFr: `Services du compte ${login}, ${named('fr')}`,
    subjectEn: `Services of the account ${login}, ${named('en')}`,
  }
}

/** Issues the invoice of an account for the month of a run, with the payment that is awaited, and sends it. */
async function issue(tx: Ctx, run: RunRow, planned: PlannedInvoice) {
  const { account, lines, amounts, suppliedFrom, suppliedTo } = planned
  const { holderId, id: accountId } = account
  if (holderId === null) return
  const subjects = subjectsOf(account.login, run.month)
  const paymentId = tx.ids.uuid()
  const invoiceId = tx.ids.uuid()
  const { reference } = await openPayment(tx, {
    ...{ id: paymentId, personId: holderId, purpose: ACCOUNT_INVOICE_PURPOSE },
    ...{
      purposeId: invoiceId,
      labelFr: subjects.subjectFr,
      labelEn: subjects.subjectEn,
      amountCents: amounts.grossCents,
    },
    vatRateBps: amounts.rates.length === 1 ? (amounts.rates[0]?.rateBps ?? 0) : 0,
    method: 'transfer',
  })
  await writeInvoice(tx, {
    id: invoiceId,
    ...{ kind: 'invoice', personId: holderId, accountId, month: run.month, billingRunId: run.id },
    ...{ paymentId, correctsId: null, reason: null, corrects: null, reference, paid: null, paidOn: null },
    ...{ ...subjects, suppliedFrom, suppliedTo, dueOn: run.dueOn, amounts, lines },
    buyer: {
      ...{ name: account.companyName, addressLines: addressLinesOf(account), siret: account.siret },
      ...{ memberNumber: null, login: account.login },
    },
  })
  if (!(await countIssued(tx, run.id, amounts.grossCents))) throw new RunEndedError('the run has ended')
  await queueInvoice(tx, invoiceId, 'issued')
}

async function noteEnd(tx: Ctx, runId: string): Promise<void> {
  const run = await findRun(tx, runId)
  await audit(tx, {
    ...{ action: 'billing-run.done', subjectKind: 'billing-run', subjectId: runId },
    after: { month: run?.month, issued: run?.issuedCount, grossCents: run?.grossCents },
  })
}

/** Invoices the next account, which is held meanwhile, unless it was invoiced or is not to be any more. */
const issueNext = (ctx: Ctx, run: RunRow, accountId: string): Promise<void> =>
  withTx(ctx, async (tx) => {
    const account = await lockBillable(tx, run.month, accountId)
    const [planned] = account ? await planAccounts(tx, [account], run) : []
    if (planned?.refusal === null) await issue(tx, run, planned)
  })

/** Invoices some accounts, one after the other: one that fails stops no other. @returns the failures. */
async function issueAll(ctx: Ctx, run: RunRow, accountIds: readonly string[]): Promise<unknown[]> {
  const failures: unknown[] = []
  for (const accountId of accountIds)
    try {
      await issueNext(ctx, run, accountId)
    } catch (error) {
      if (error instanceof RunEndedError) throw error
      ctx.log.error({ err: error, runId: run.id, accountId }, 'an account was not invoiced')
      failures.push(error)
    }
  return failures
}

/**
 * Invoices the next accounts of a run, each in a transaction of its own, and has the others follow. Run again, or twice at once,
 * it goes on where it was. @throws the first failure once all others were invoiced, so that its job is tried again.
 */
export async function carryOutBillingRun(ctx: Ctx, runId: string): Promise<void> {
  const run = await findRun(ctx, runId)
  if (run?.state !== 'running') return
  const plan = await planBilling(ctx, run)
  const next = plan.filter(({ refusal, account }) => refusal === null && !run.without.includes(account.id))
  const batch = next.slice(0, BATCH).map(({ account }) => account.id)
  const failures = await issueAll(ctx, run, batch).catch((error: unknown) => {
    if (error instanceof RunEndedError) return null
    throw error
  })
  if (failures === null) return
  // One that fails is before the others again: they follow as long as some of a batch can be invoiced.
  if (failures.length > 0 && (failures.length === batch.length || next.length <= BATCH)) throw failures[0]
  await withTx(ctx, async (tx) => {
    if (next.length > BATCH) await emit(tx, 'billing-run.going', { runId })
    else if (await endRun(tx, runId)) await noteEnd(tx, runId)
  })
}
