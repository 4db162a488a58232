import type { Page } from '@guichet/contract/pagination'
import type { Out } from '@guichet/contract/route'
import type { listStaffAccounts as route, staffAccountLine } from '@guichet/contract/staff-accounts.contract'
import type { z } from 'zod'
import type { Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { toAccountLine } from './account-view.ts'
import {
  accountOrderOf,
  cursorKinds,
  readSecondaryPage,
  type SecondaryRow,
  secondaryKey,
} from './data/secondary-list-data.ts'
import { readLogins } from './data/staff-account-data.ts'

type Query = Out<(typeof route)['query']>
type StaffLine = z.input<typeof staffAccountLine>

/** All accounts, searched and sorted: two statements, three where the page is not the whole list. */
export async function listStaffAccounts(
  ctx: Ctx,
  { cursor: text, limit, sort, kind, ...filters }: Query,
): Promise<Page<StaffLine>> {
  const order = accountOrderOf(sort)
  const cursor = decodeCursor(text, cursorKinds(order))
  const page = { primaryId: null, kind, filters, order, cursor, limit }
  const { rows, total } = await readSecondaryPage(ctx, page)
  const logins = await readLogins(
    ctx,
    rows.flatMap(({ parentId }) => parentId ?? []),
  )
  return toPage<SecondaryRow, StaffLine>({
    ...{ rows, limit, cursor, total },
    keyOf: (row) => secondaryKey(row, order),
    toItem: (row) => ({
      ...toAccountLine(row),
      kind: row.parentId === null ? 'primary' : 'secondary',
      primaryLogin: row.parentId === null ? null : (logins.get(row.parentId) ?? null),
      createdOn: row.createdOn,
    }),
  })
}
