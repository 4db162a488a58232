import type { accountEvent } from '@guichet/contract/accounts.contract'
import type { Page } from '@guichet/contract/pagination'
import type { z } from 'zod'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { type HistoryRow, readHistoryPage } from './data/account-history-data.ts'
import { reachAccount } from './reach-account.ts'

type AccountEvent = z.input<typeof accountEvent>
interface Query {
  readonly cursor?: string | undefined
  readonly limit: number
}

function actorKindOf(row: HistoryRow, me: string): AccountEvent['actorKind'] {
  if (row.actorId === null) return 'system'
  if (row.actorId === me) return 'self'
  return row.staffRole === null ? 'person' : 'staff'
}

/** Who works for the organisation is named to those who do too. */
const toEvent = (row: HistoryRow, me: string, isStaff: boolean): AccountEvent => {
  const actorKind = actorKindOf(row, me)
  const { reason, fields, otherLogin } = row.after ?? {}
  const isNamed = row.lastName !== null && (actorKind !== 'staff' || isStaff)
  return {
    id: row.id,
    at: row.at.toISOString(),
    action: row.action,
    actorName: isNamed ? `${row.firstName} ${row.lastName}` : null,
    actorKind,
    reason: typeof reason === 'string' ? reason : null,
    fields: Array.isArray(fields) ? fields.map(String) : [],
    otherLogin: typeof otherLogin === 'string' ? otherLogin : null,
  }
}

/** What happened to an account, the latest first. @throws a problem `resource.not-found`. */
export async function listAccountHistory(
  ctx: Ctx,
  accountId: string,
  query: Query,
): Promise<Page<AccountEvent>> {
  const cursor = decodeCursor(query.cursor, ['instant', 'uuid'])
  const { via } = await reachAccount(ctx, accountId)
  const { rows, total } = await readHistoryPage(ctx, accountId, cursor, query.limit)
  const me = actingPersonId(ctx)
  return toPage<HistoryRow, AccountEvent>({
    ...{ rows, limit: query.limit, cursor, total },
    keyOf: (row) => [row.at.toISOString(), row.id],
    toItem: (row) => toEvent(row, me, via === 'staff'),
  })
}
