import { members, notificationPreferences, outgoingMessages, persons, reminders } from '@guichet/db/schema'
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

const MOST = 60

/** How a person is reached. */
export async function findContact({ db }: Ctx, personId: string) {
  const [row] = await db
    .select({
      email: persons.email,
      phone: persons.phone,
      isMember: sql<boolean>`${members.personId} is not null`,
    })
    .from(persons)
    .leftJoin(members, eq(members.personId, persons.id))
    .where(eq(persons.id, personId))
  return row ?? null
}

/** Reminders of a person, the latest first. */
export const readReminders = ({ db }: Ctx, personId: string) =>
  db
    .select({
      id: reminders.id,
      membershipId: reminders.membershipId,
      stepId: reminders.stepId,
      offsetDays: reminders.offsetDays,
      dueOn: reminders.dueOn,
      createdAt: reminders.createdAt,
    })
    .from(reminders)
    .where(eq(reminders.personId, personId))
    .orderBy(desc(reminders.createdAt), desc(reminders.id))
    .limit(MOST)

/** The mails and SMS that carried them. */
export const readCarriers = ({ db }: Ctx, reminderIds: readonly string[]) =>
  db
    .select({
      reminderId: outgoingMessages.reminderId,
      channel: outgoingMessages.channel,
      state: outgoingMessages.state,
      sentAt: outgoingMessages.sentAt,
    })
    .from(outgoingMessages)
    .where(inArray(outgoingMessages.reminderId, [...reminderIds]))
    .orderBy(asc(outgoingMessages.channel))

export async function readWantsSms({ db }: Ctx, personId: string): Promise<boolean> {
  const [row] = await db
    .select({ sms: notificationPreferences.sms })
    .from(notificationPreferences)
    .where(
      and(eq(notificationPreferences.personId, personId), eq(notificationPreferences.subject, 'deadlines')),
    )
  return row?.sms ?? false
}
