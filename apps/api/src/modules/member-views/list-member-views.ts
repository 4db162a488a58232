import { readColumns, USUAL_COLUMNS } from '@guichet/domain/member-columns'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { findListSettings, readViews } from './data/view-data.ts'
import { viewOf } from './view-of.ts'

/** Views of whoever acts and of the team, with the columns kept and the view with which the list opens. */
export async function listMemberViews(ctx: Ctx) {
  const personId = actingPersonId(ctx)
  const [rows, settings] = await Promise.all([readViews(ctx, personId), findListSettings(ctx, personId)])
  // A view that its maker does not share any more opens nobody else’s list.
  const isSeen = rows.some(({ id }) => id === settings?.defaultViewId)
  return {
    items: rows.map((row) => viewOf(row, personId)),
    columns: [...readColumns(settings?.columns ?? USUAL_COLUMNS)],
    defaultViewId: isSeen ? (settings?.defaultViewId ?? null) : null,
  }
}
