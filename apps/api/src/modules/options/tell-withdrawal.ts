import { type Ctx, withTx } from '../../ctx.ts'
import { emit } from '../../platform/outbox/outbox.ts'
import { tellAccount } from '../messages/index.ts'
import { findStaffProcedure, readChoosers } from './data/catalogue-data.ts'

const BATCH = 200

export interface Withdrawal {
  readonly procedureId: string
  /** The version that withdrew it: each withdrawal is told once. */
  readonly version: number
  /** The last account that was told. */
  readonly after: string | null
}

/**
 * Tells the accounts that have chosen a procedure that it was withdrawn, some at a time: each step notes the next one in
 * its transaction. One that is offered again meanwhile is not told any further.
 */
export const tellWithdrawal = (ctx: Ctx, { procedureId, version, after }: Withdrawal): Promise<void> =>
  withTx(ctx, async (tx) => {
    const procedure = await findStaffProcedure(tx, procedureId)
    if (!procedure?.withdrawn) return
    const accountIds = await readChoosers(tx, procedureId, after, BATCH)
    const { code, descriptionFr, descriptionEn } = procedure
    for (const accountId of accountIds)
      await tellAccount(tx, {
        ...{ accountId, kind: 'account-procedure-withdrawn', data: { code, descriptionFr, descriptionEn } },
        event: `${procedureId}:${version}`,
      })
    const last = accountIds.at(-1)
    if (accountIds.length === BATCH && last !== undefined)
      await emit(tx, 'procedure.withdrawn', { procedureId, version, after: last })
  })
