import type { listAccounts as route } from '@guichet/contract/accounts.contract'
import type { BodyOf } from '@guichet/contract/route'
import { accessOf, actingPersonId, type Ctx } from '../../ctx.ts'
import { readAccountsOf } from './data/account-data.ts'

/** Accounts on which I am. */
export async function listAccounts(ctx: Ctx): Promise<BodyOf<typeof route>> {
  const rows = await readAccountsOf(ctx, actingPersonId(ctx))
  // Nobody opens to others what he does not hold.
  const own = accessOf(ctx) ? rows.filter(({ role }) => role === 'holder') : rows
  return {
    items: own.map(({ parentId, ...row }) => ({
      ...row,
      kind: parentId === null ? ('primary' as const) : ('secondary' as const),
    })),
  }
}
