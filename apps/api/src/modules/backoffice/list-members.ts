import type { Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { hasMember, type MemberFilters, memberConditions } from './data/member-filters.ts'
import { readMemberPage } from './data/member-list-data.ts'

interface Query extends MemberFilters {
  readonly cursor?: string | undefined
  readonly limit: number
}

/** Members by name, found by name, number, e-mail or SIRET; a typo is forgiven when nothing matches exactly. */
export async function listMembers(ctx: Ctx, { cursor: text, limit, ...filters }: Query) {
  const cursor = decodeCursor(text, ['text', 'text', 'uuid'])
  const { exact, near, words } = memberConditions(ctx, filters)
  const found = await readMemberPage(ctx, { condition: exact, cursor, limit })
  const nearly = near !== undefined && found.rows.length === 0 && !(await hasMember(ctx, words))
  const { rows, total } = nearly ? await readMemberPage(ctx, { condition: near, cursor, limit }) : found
  const page = toPage({
    ...{ rows, limit, cursor, total },
    keyOf: (row) => [row.lastName, row.firstName, row.personId],
    toItem: ({ isActive, ...row }) => ({
      ...row,
      membershipState: isActive ? ('active' as const) : ('inactive' as const),
    }),
  })
  return { ...page, nearly: nearly && page.items.length > 0 }
}
