import { mayDo } from '@guichet/domain/rights'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { isOfStaff } from './data/life-event-data.ts'

/**
 * A death ends whatever the person signs in with: that of somebody on the staff is recorded and undone by who manages the staff,
 * and nobody records their own. @throws a problem `session.forbidden`.
 */
export async function demandDeathAllowed(tx: Ctx, personId: string): Promise<void> {
  const role = tx.actor.kind === 'person' ? tx.actor.staffRole : null
  const isAllowed = mayDo(role, 'staff.manage') || !(await isOfStaff(tx, personId))
  if (!isAllowed || personId === actingPersonId(tx)) throw problem('session.forbidden')
}
