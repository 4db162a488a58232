import type { listStaffLifeEvents as route } from '@guichet/contract/life-events.contract'
import type { Page } from '@guichet/contract/pagination'
import type { Out } from '@guichet/contract/route'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { problem } from '../../platform/problem-error.ts'
import { findPerson } from '../identity/index.ts'
import { type HeldLifeEvent, readEventPage, readEventsOf } from './data/life-event-data.ts'
import { type StaffLifeEventView, toEventView, toStaffEventView } from './life-event-view.ts'
import { findOutlook, toOutlookView } from './outlook.ts'

async function listOf(ctx: Ctx, personId: string, isStaff: boolean) {
  const outlook = await findOutlook(ctx, personId)
  const rows = await readEventsOf(ctx, personId)
  return { items: rows.map((row) => toEventView(row, isStaff)), outlook: toOutlookView(outlook) }
}

/** My events, and what another would meet. @throws a problem `resource.not-found`. */
export const listLifeEvents = (ctx: Ctx) => listOf(ctx, actingPersonId(ctx), false)

/** The same of a member, for staff. @throws a problem `resource.not-found`. */
export async function listMemberLifeEvents(ctx: Ctx, personId: string) {
  const person = await findPerson(ctx, personId)
  if (!person) throw problem('resource.not-found')
  const found = await listOf(ctx, personId, true)
  return { ...found, holderName: `${person.firstName} ${person.lastName}` }
}

/** Events of all members, for staff. */
export async function listStaffLifeEvents(
  ctx: Ctx,
  { cursor: text, limit, state, kind }: Out<(typeof route)['query']>,
): Promise<Page<StaffLifeEventView>> {
  const cursor = decodeCursor(text, ['instant', 'uuid'])
  const { rows, total } = await readEventPage(ctx, { state, kind, cursor, limit })
  return toPage<HeldLifeEvent, StaffLifeEventView>({
    ...{ rows, limit, cursor, total },
    keyOf: (row) => [row.createdAt.toISOString(), row.id],
    toItem: toStaffEventView,
  })
}
