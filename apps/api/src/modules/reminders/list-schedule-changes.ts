import type { ReminderChannel } from '@guichet/domain/reminders'
import type { Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { readChanges } from './data/schedule-data.ts'

interface Step {
  readonly offsetDays: number
  readonly channel: ReminderChannel
  readonly enabled: boolean
}
const stepsOf = (value: unknown): Step[] => [...((value as { steps?: Step[] } | null)?.steps ?? [])]

/** Who changed the schedule of reminders, the latest first. */
export async function listScheduleChanges(
  ctx: Ctx,
  query: { readonly cursor?: string | undefined; readonly limit: number },
) {
  const cursor = decodeCursor(query.cursor, ['instant', 'uuid'])
  const { rows, total } = await readChanges(ctx, cursor, query.limit)
  return toPage({
    ...{ rows, limit: query.limit, cursor, total },
    keyOf: (row) => [row.at.toISOString(), row.id],
    toItem: (row) => ({
      id: row.id,
      at: row.at.toISOString(),
      actorName: row.firstName === null ? null : `${row.firstName} ${row.lastName}`,
      before: stepsOf(row.before),
      after: stepsOf(row.after),
    }),
  })
}
