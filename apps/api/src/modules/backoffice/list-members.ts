import type { Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { readMemberPage } from './data/member-list-data.ts'

interface Query {
  readonly cursor?: string | undefined
  readonly limit: number
  readonly q?: string | undefined
  readonly state?: 'active' | 'inactive' | 'ending' | undefined
  readonly partnerId?: string | undefined
}

/** Members by name, found by name, number, e-mail or SIRET. */
export async function listMembers(ctx: Ctx, query: Query) {
  const cursor = decodeCursor(query.cursor, ['text', 'text', 'uuid'])
  const { rows, total } = await readMemberPage(ctx, {
    search: query.q?.trim() || null,
    state: query.state ?? null,
    partnerId: query.partnerId ?? null,
    cursor,
    limit: query.limit,
  })
  return toPage({
    rows,
    limit: query.limit,
    cursor,
    total,
    keyOf: (row) => [row.lastName, row.firstName, row.personId],
    toItem: ({ isActive, ...row }) => ({
      ...row,
      membershipState: isActive ? ('active' as const) : ('inactive' as const),
    }),
  })
}
