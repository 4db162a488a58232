import type { Page } from '@guichet/contract/pagination'
import type { Out } from '@guichet/contract/route'
import type { accountRequest, listAccountRequests as route } from '@guichet/contract/staff-accounts.contract'
import type { z } from 'zod'
import type { Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { toAccountLine } from './account-view.ts'
import { type RequestRow, readRequestPage } from './data/staff-account-data.ts'

type AccountRequest = z.input<typeof accountRequest>

const toRequest = (row: RequestRow, locale: Ctx['locale']): AccountRequest => ({
  ...toAccountLine(row),
  kind: row.parentId === null ? 'primary' : 'secondary',
  primary:
    row.parentId !== null && row.primaryLogin !== null && row.primaryCompanyName !== null
      ? { id: row.parentId, login: row.primaryLogin, companyName: row.primaryCompanyName }
      : null,
  profileLabel: locale === 'en' ? row.profileLabelEn : row.profileLabelFr,
  responsibleEmail: row.responsibleEmail,
  requestedAt: row.requestedAt.toISOString(),
  opensAtOnce: row.opensAtOnce,
})

/** Requests that wait for the staff, or for their holder once they are approved; the oldest first (A21). */
export async function listAccountRequests(
  ctx: Ctx,
  { cursor: text, limit, state }: Out<(typeof route)['query']>,
): Promise<Page<AccountRequest>> {
  const cursor = decodeCursor(text, ['instant', 'uuid'])
  const { rows, total } = await readRequestPage(ctx, state, cursor, limit)
  return toPage<RequestRow, AccountRequest>({
    ...{ rows, limit, cursor, total },
    keyOf: (row) => [row.requestedAt.toISOString(), row.id],
    toItem: (row) => toRequest(row, ctx.locale),
  })
}
