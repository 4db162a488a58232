import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { emit } from '../../platform/outbox/outbox.ts'
import { tellFinance } from '../billing/index.ts'
import { closeRuns, takeUpRuns } from './data/run-data.ts'

/**
 * Takes up runs whose job died, each by one process. One that stood still again and again is closed, so that it blocks no other:
 * finance is told, and bills the rest by another run.
 */
export const lookAfterBillingRuns = (ctx: Ctx): Promise<void> =>
  withTx(ctx, async (tx) => {
    for (const runId of await takeUpRuns(tx)) {
      tx.log.warn({ runId }, 'a billing run stood still and is taken up again')
      await emit(tx, 'billing-run.going', { runId })
    }
    for (const { id, month, issuedCount, expectedCount, grossCents } of await closeRuns(tx)) {
      tx.log.error({ runId: id }, 'a billing run stands still for good and is closed')
      await audit(tx, {
        ...{ action: 'billing-run.failed', subjectKind: 'billing-run', subjectId: id },
        after: { month, issued: issuedCount, expected: expectedCount, grossCents },
      })
      await tellFinance(tx, {
        ...{ template: 'billing-run-failed', path: `/admin/facturation?mois=${month}`, key: id },
        data: { month, issued: issuedCount, expected: expectedCount, grossCents },
      })
    }
  })
