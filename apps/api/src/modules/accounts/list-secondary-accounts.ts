import type { listSecondaryAccounts as route } from '@guichet/contract/accounts.contract'
import type { Page } from '@guichet/contract/pagination'
import type { Out } from '@guichet/contract/route'
import type { Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { type AccountLineView, toAccountLine } from './account-view.ts'
import {
  accountOrderOf,
  cursorKinds,
  readSecondaryPage,
  type SecondaryRow,
  secondaryKey,
} from './data/secondary-list-data.ts'
import { reachAccount } from './reach-account.ts'

type Query = Out<(typeof route)['query']>

/**
 * Secondary accounts of a primary, searched and sorted (A02, A03).
 * @throws problems `resource.not-found`, `account.right-missing`.
 */
export async function listSecondaryAccounts(
  ctx: Ctx,
  primaryId: string,
  { cursor: text, limit, sort, ...filters }: Query,
): Promise<Page<AccountLineView>> {
  const order = accountOrderOf(sort)
  const cursor = decodeCursor(text, cursorKinds(order))
  const { version: primaryVersion } = await reachAccount(ctx, primaryId, 'read-secondaries')
  const asked = { primaryId, primaryVersion, filters, order, cursor, limit }
  const { rows, total } = await readSecondaryPage(ctx, asked)
  return toPage<SecondaryRow, AccountLineView>({
    ...{ rows, limit, cursor, total },
    keyOf: (row) => secondaryKey(row, order),
    toItem: toAccountLine,
  })
}
