import { reminderWindow } from '@guichet/domain/reminders'
import { type Ctx, withTx } from '../../ctx.ts'
import { auditAll } from '../../platform/audit/audit.ts'
import { copyReminders } from '../delegations/index.ts'
import { queueMessages } from '../notifications/index.ts'
import {
  claimDue,
  type Due,
  type DuePlace,
  type DueRow,
  insertReminders,
  readWindow,
} from './data/due-data.ts'
import { readSteps, type StepRow } from './data/schedule-data.ts'
import { dataOf, messagesOf, type ReminderSetting, readSetting } from './reminder-data.ts'

const BATCH = 500

/** Says one step to one batch, in one transaction: what is written down is queued, once. */
const sendBatch = (ctx: Ctx, step: StepRow, due: Due, after: DuePlace | null, setting: ReminderSetting) =>
  withTx(ctx, async (tx) => {
    const places = await readWindow(tx, due, after, BATCH)
    const rows = places.length === 0 ? [] : await claimDue(tx, due, places)
    if (rows.length === 0) return { places, count: 0 }
    const createdAt = tx.clock.now()
    const drawn = rows.map((row) => ({ row, id: tx.ids.uuid() }))
    const written = await insertReminders(
      tx,
      drawn.map(({ row, id }) => ({
        ...{ id, membershipId: row.membershipId, stepId: step.id, personId: row.personId },
        ...{ offsetDays: step.offsetDays, dueOn: row.dueOn, createdAt },
      })),
    )
    const own = drawn.filter(({ id }) => written.has(id))
    if (own.length > 0) await handOn(tx, step, own, setting)
    return { places, count: own.length }
  })

async function handOn(
  tx: Ctx,
  step: StepRow,
  own: readonly { readonly row: DueRow; readonly id: string }[],
  setting: ReminderSetting,
): Promise<void> {
  const hasGateway = tx.deps.sms !== null
  await queueMessages(
    tx,
    own.flatMap(({ row, id }) => messagesOf(row, step, id, dataOf(row, setting), hasGateway)),
  )
  await copyReminders(
    tx,
    own.map(({ row, id }) => ({ reminderId: id, personId: row.personId, dueOn: row.dueOn })),
  )
  await auditAll(
    tx,
    own.map(({ row, id }) => ({
      ...{ action: 'reminder.sent', subjectKind: 'membership', subjectId: row.membershipId },
      after: { reminderId: id, offsetDays: step.offsetDays, dueOn: row.dueOn },
    })),
  )
}

/**
 * Reminds whoever is due today of the end of the membership (M14). Each membership hears each step once, however often this
 * runs and on however many processes; a day on which nothing ran is made up for by the rule of `dueReminder`.
 * @returns how many were reminded.
 */
export async function sendReminders(ctx: Ctx): Promise<number> {
  const [steps, setting] = [await readSteps(ctx), await readSetting(ctx)]
  let count = 0
  for (const step of steps) {
    const window = reminderWindow(steps, step, ctx.clock.today())
    if (!window) continue
    const due = { stepId: step.id, offsetDays: step.offsetDays, ...window }
    let after: DuePlace | null = null
    for (;;) {
      const batch: Awaited<ReturnType<typeof sendBatch>> = await sendBatch(ctx, step, due, after, setting)
      count += batch.count
      after = batch.places.at(-1) ?? null
      if (batch.places.length < BATCH) break
    }
  }
  return count
}
