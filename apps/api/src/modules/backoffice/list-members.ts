import type { listMembers as route } from '@guichet/contract/backoffice.contract'
import type { Out } from '@guichet/contract/route'
import type { Ctx } from '../../ctx.ts'
import { toPage } from '../../platform/http/cursor.ts'
import { hasMember, memberConditions } from './data/member-filters.ts'
import { readMemberPage } from './data/member-list-data.ts'
import { memberCursor, memberKey } from './data/member-order.ts'

/** Members, found by name, number, e-mail or SIRET; a typo is forgiven when nothing matches exactly. */
export async function listMembers(
  ctx: Ctx,
  { cursor: text, limit, sort, ...filters }: Out<(typeof route)['query']>,
) {
  const cursor = memberCursor(text, sort)
  const { exact, near, words } = memberConditions(ctx, filters)
  const place = { sort, cursor, limit, byWords: words !== undefined }
  const found = await readMemberPage(ctx, { ...place, condition: exact })
  const nearly =
    near !== undefined && found.total === 0 && (exact === words || !(await hasMember(ctx, words)))
  const { rows, total } = nearly ? await readMemberPage(ctx, { ...place, condition: near }) : found
  const page = toPage({
    ...{ rows, limit, cursor, total },
    keyOf: (row) => memberKey(row, sort),
    toItem: ({ isActive, recordedAt, ...row }) => ({
      ...row,
      membershipState: isActive ? ('active' as const) : ('inactive' as const),
      recordedAt: recordedAt.toISOString(),
    }),
  })
  return { ...page, nearly: nearly && page.items.length > 0 }
}
