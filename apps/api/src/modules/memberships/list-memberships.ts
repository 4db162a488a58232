import type { Page } from '@guichet/contract/pagination'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import {
  type MembershipRow,
  readMembershipPage,
  readMembershipsOf,
  readPeriods,
  SORT_KINDS,
  type SortName,
} from './data/membership-data.ts'
import { renewableOf } from './domain/renewal-rules.ts'
import { type MembershipView, toMembershipView } from './membership-view.ts'

interface Query {
  readonly cursor?: string | undefined
  readonly limit: number
  readonly q?: string | undefined
  readonly sort: string
}

/** My memberships. */
export async function listMemberships(ctx: Ctx, query: Query): Promise<Page<MembershipView>> {
  const personId = actingPersonId(ctx)
  const descending = query.sort.startsWith('-')
  const sort = query.sort.replace('-', '') as SortName
  const cursor = decodeCursor(query.cursor, [SORT_KINDS[sort], 'uuid'])
  const search = query.q?.trim() || null
  const { rows, total } = await readMembershipPage(ctx, {
    personId,
    search,
    sort,
    descending,
    cursor,
    limit: query.limit,
  })
  // All the periods are on this page already unless it is one part of a longer or a searched list.
  const isWhole = cursor === null && search === null && rows.length <= query.limit
  const periods = isWhole ? rows : await readPeriods(ctx, personId)
  const today = ctx.clock.today()
  const renewable = renewableOf(periods, today)
  return toPage<MembershipRow, MembershipView>({
    rows,
    limit: query.limit,
    cursor,
    total,
    keyOf: (row) => [row[sort], row.id],
    toItem: (row) => toMembershipView(row, renewable, today, ctx.locale),
  })
}

/** All the memberships of a person, the latest first, for staff. */
export async function listMembershipsOf(
  ctx: Ctx,
  personId: string,
): Promise<(MembershipView & { paymentId: string | null })[]> {
  const rows = await readMembershipsOf(ctx, personId)
  const today = ctx.clock.today()
  const renewable = renewableOf(rows, today)
  return rows.map((row) => ({
    ...toMembershipView(row, renewable, today, ctx.locale),
    paymentId: row.paymentId,
  }))
}
