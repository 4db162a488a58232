import type { memberView } from '@guichet/contract/member-views.contract'
import { readColumns } from '@guichet/domain/member-columns'
import type { z } from 'zod'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { findView, type ViewRow } from './data/view-data.ts'

export type MemberView = z.input<typeof memberView>

/** A view as somebody of the staff sees it. */
export const viewOf = (row: ViewRow, personId: string): MemberView => {
  const { id, name, filters, sort, columns, shared, version } = row
  return {
    ...{ id, name, filters, sort, shared, version, columns: [...readColumns(columns)] },
    own: row.personId === personId,
    makerName: `${row.firstName} ${row.lastName}`,
  }
}

/** One view that whoever acts may see. @throws a problem `resource.not-found`. */
export async function getMemberView(ctx: Ctx, id: string): Promise<MemberView> {
  const personId = actingPersonId(ctx)
  const row = await findView(ctx, personId, id)
  if (!row) throw problem('resource.not-found')
  return viewOf(row, personId)
}

/** One view of whoever acts. @throws problems `resource.not-found`, `member-view.of-another`. */
export async function reachOwnView(ctx: Ctx, id: string): Promise<ViewRow> {
  const personId = actingPersonId(ctx)
  const row = await findView(ctx, personId, id)
  if (!row) throw problem('resource.not-found')
  if (row.personId !== personId) throw problem('member-view.of-another')
  return row
}
