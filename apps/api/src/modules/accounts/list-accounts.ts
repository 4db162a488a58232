import type { listAccounts as route } from '@guichet/contract/accounts.contract'
import type { BodyOf } from '@guichet/contract/route'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { readAccountsOf } from './data/account-data.ts'

/** Accounts on which I am. */
export async function listAccounts(ctx: Ctx): Promise<BodyOf<typeof route>> {
  const rows = await readAccountsOf(ctx, actingPersonId(ctx))
  return {
    items: rows.map(({ parentId, ...row }) => ({
      ...row,
      kind: parentId === null ? ('primary' as const) : ('secondary' as const),
    })),
  }
}
