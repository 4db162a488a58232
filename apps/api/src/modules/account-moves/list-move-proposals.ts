import type { Page } from '@guichet/contract/pagination'
import { moveSides } from '@guichet/domain/account-moves'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { reachAccount } from '../accounts/index.ts'
import { type MoveRow, readMovePage } from './data/move-data.ts'
import { readMemberships } from './data/moved-account-data.ts'
import { type MoveView, toMoveView } from './move-view.ts'

interface Query {
  readonly cursor?: string | undefined
  readonly limit: number
}

/**
 * Open proposals made by or to a primary account, the latest first, for those who see its secondaries.
 * @throws problems `resource.not-found`, `account.right-missing`.
 */
export async function listMoveProposals(ctx: Ctx, primaryId: string, query: Query): Promise<Page<MoveView>> {
  const cursor = decodeCursor(query.cursor, ['instant', 'uuid'])
  const { via } = await reachAccount(ctx, primaryId, 'read-secondaries')
  const { rows, total } = await readMovePage(ctx, primaryId, cursor, query.limit)
  const ids = [primaryId, ...rows.map(({ accountId }) => accountId)]
  const memberships = await readMemberships(ctx, ids, actingPersonId(ctx))
  const sidesOf = ({ kind, accountId }: MoveRow) =>
    moveSides(
      kind,
      accountId === null ? null : (memberships.get(accountId) ?? null),
      memberships.get(primaryId) ?? null,
    )
  return toPage<MoveRow, MoveView>({
    ...{ rows, limit: query.limit, cursor, total },
    keyOf: (row) => [row.createdAt.toISOString(), row.id],
    toItem: (row) =>
      toMoveView(ctx, row, { standsOn: via === 'staff' ? 'both' : 'primary', sides: sidesOf(row) }),
  })
}
