import { declarationReminders as reminders } from '@guichet/db/schema'
import type { Ctx } from '../../../ctx.ts'
import { insertMany } from '../../../platform/insert-many.ts'

type Reminder = typeof reminders.$inferInsert

/** Notes reminders that are about to leave. @returns the ids of those that had not left before. */
export const noteReminders = async (ctx: Ctx, rows: readonly Reminder[]): Promise<Set<string>> =>
  new Set(
    await insertMany(ctx, reminders, rows, {
      unlessKnown: [reminders.declarantId, reminders.period, reminders.stage],
      returning: reminders.id,
    }),
  )
