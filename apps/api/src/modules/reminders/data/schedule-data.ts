import { auditEntries, persons, reminderSchedule, reminderSteps } from '@guichet/db/schema'
import type { LocalDate } from '@guichet/domain/local-date'
import type { ReminderChannel } from '@guichet/domain/reminders'
import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'

const columns = {
  id: reminderSteps.id,
  offsetDays: reminderSteps.offsetDays,
  channel: sql<ReminderChannel>`${reminderSteps.channel}`,
  enabled: reminderSteps.enabled,
  activeSince: sql<LocalDate>`${reminderSteps.activeSince}::text`,
}

/** The steps that count, in the order of days. */
export const readSteps = ({ db }: Ctx) =>
  db
    .select(columns)
    .from(reminderSteps)
    .where(isNull(reminderSteps.removedAt))
    .orderBy(asc(reminderSteps.offsetDays), asc(reminderSteps.id))
export type StepRow = Awaited<ReturnType<typeof readSteps>>[number]

/** Steps that were taken out: one that comes back on its day is the same one, which nobody hears twice. */
export const readRemovedSteps = ({ db }: Ctx) =>
  db
    .select(columns)
    .from(reminderSteps)
    .where(isNotNull(reminderSteps.removedAt))
    .orderBy(asc(reminderSteps.id))

/** Version of the schedule; 0 before it was ever set. */
export async function readVersion({ db }: Ctx): Promise<number> {
  const [row] = await db
    .select({ version: reminderSchedule.version })
    .from(reminderSchedule)
    .where(eq(reminderSchedule.id, 1))
  return row?.version ?? 0
}

/** Takes the next version of the schedule, and holds it for this transaction; false when it is not at `version` any more. */
export async function raiseVersion({ db, clock }: Ctx, version: number): Promise<boolean> {
  const next = { version: version + 1, updatedAt: clock.now() }
  const rows =
    version === 0
      ? await db
          .insert(reminderSchedule)
          .values({ id: 1, ...next })
          .onConflictDoNothing()
          .returning({ id: reminderSchedule.id })
      : await db
          .update(reminderSchedule)
          .set(next)
          .where(and(eq(reminderSchedule.id, 1), eq(reminderSchedule.version, version)))
          .returning({ id: reminderSchedule.id })
  return rows.length === 1
}

/** Writes a step as it is from here on. */
export async function writeStep({ db, clock }: Ctx, { id, ...step }: StepRow): Promise<void> {
  await db
    .insert(reminderSteps)
    .values({ id, ...step, createdAt: clock.now() })
    .onConflictDoUpdate({ target: reminderSteps.id, set: { ...step, removedAt: null } })
}

export async function removeStep({ db, clock }: Ctx, id: string): Promise<void> {
  await db.update(reminderSteps).set({ removedAt: clock.now() }).where(eq(reminderSteps.id, id))
}

export const SCHEDULE_CHANGED = 'reminders.schedule-updated'
export const SCHEDULE_SUBJECT = 'reminder-schedule'

/** One page of the changes of the schedule, as the audit has them. */
export async function readChanges({ db }: Ctx, cursor: Cursor | null, limit: number) {
  const filter = and(
    eq(auditEntries.subjectKind, SCHEDULE_SUBJECT),
    isNull(auditEntries.subjectId),
    eq(auditEntries.action, SCHEDULE_CHANGED),
  )
  const { beyond, orderBy } = keyset({ by: [auditEntries.at], id: auditEntries.id, descending: true, cursor })
  const rows = await db
    .select({
      id: auditEntries.id,
      at: auditEntries.at,
      firstName: persons.firstName,
      lastName: persons.lastName,
      before: auditEntries.before,
      after: auditEntries.after,
    })
    .from(auditEntries)
    .leftJoin(persons, eq(persons.id, auditEntries.actorId))
    .where(and(filter, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = db.select({ id: auditEntries.id }).from(auditEntries).where(filter)
  return { rows, total: await countList({ db }, { rows, limit, cursor }, matching) }
}
