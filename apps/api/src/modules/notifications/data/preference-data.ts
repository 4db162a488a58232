import { memberships, notificationPreferences, persons, verifiedPhones } from '@guichet/db/schema'
import type { LocalDate } from '@guichet/domain/local-date'
import {
  type ChannelChoices,
  type NotificationSubject,
  USUAL_CHANNELS,
} from '@guichet/domain/notification-preferences'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Ctx } from '../../../ctx.ts'

/** By what a person said it. */
export type ChoiceSource = 'portal' | 'link' | 'one-click' | 'complaint'
export type SaidChoices = Partial<Record<NotificationSubject, ChannelChoices>>

/** What persons have said, by person and subject; nothing for who has said nothing. */
export async function readSaid(
  { db }: Ctx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, SaidChoices>> {
  const { personId, subject, mail, sms, portal } = notificationPreferences
  const rows = await db
    .select({ personId, subject, mail, sms, portal })
    .from(notificationPreferences)
    .where(inArray(personId, [...new Set(personIds)]))
  const said = new Map<string, SaidChoices>()
  for (const { personId: id, subject: about, ...choices } of rows)
    said.set(id, { ...said.get(id), [about]: choices })
  return said
}

/** Their version, raised by whatever is said; held for this transaction when it is about to change. */
export async function readChoiceVersion({ db }: Ctx, personId: string, hold = false): Promise<number> {
  if (hold) await db.select({ id: persons.id }).from(persons).where(eq(persons.id, personId)).for('update')
  const [row] = await db
    .select({ version: sql<number>`coalesce(sum(${notificationPreferences.version}), 0)::int` })
    .from(notificationPreferences)
    .where(eq(notificationPreferences.personId, personId))
  return row?.version ?? 0
}

/** Keeps what persons say of a subject; channels left out stay as they are. */
export async function writeChoices(
  { db, clock }: Ctx,
  personIds: readonly string[],
  subject: NotificationSubject,
  choices: Partial<ChannelChoices>,
  source: ChoiceSource,
): Promise<void> {
  const updatedAt = clock.now()
  await db
    .insert(notificationPreferences)
    .values(
      personIds.map((personId) => ({ personId, subject, ...USUAL_CHANNELS, ...choices, source, updatedAt })),
    )
    .onConflictDoUpdate({
      target: [notificationPreferences.personId, notificationPreferences.subject],
      set: { ...choices, source, updatedAt, version: sql`${notificationPreferences.version} + 1` },
    })
}

/** The row of a subject beside a person in a query. */
export const saidOf = (subject: NotificationSubject, personId: PgColumn) =>
  and(eq(notificationPreferences.personId, personId), eq(notificationPreferences.subject, subject))

/** How a person is reached, and the last day of the latest membership. */
export async function findReach({ db }: Ctx, personId: string) {
  const [row] = await db
    .select({
      phone: persons.phone,
      verifiedPhone: verifiedPhones.phone,
      endsOn: sql<LocalDate | null>`(select max(${memberships.endsOn})::text from ${memberships}
        where ${memberships.personId} = ${persons.id})`,
    })
    .from(persons)
    .leftJoin(verifiedPhones, eq(verifiedPhones.personId, persons.id))
    .where(eq(persons.id, personId))
  return row ?? { phone: null, verifiedPhone: null, endsOn: null }
}

/** Where mails to a person go; null for nobody. */
export async function findMailAddress({ db }: Ctx, personId: string): Promise<string | null> {
  const [row] = await db.select({ email: persons.email }).from(persons).where(eq(persons.id, personId))
  return row?.email || null
}

/** The numbers of persons to whom an SMS might go: what they gave, and what a code has proven. */
export async function readPhones({ db }: Ctx, personIds: readonly string[]) {
  const rows = await db
    .select({ id: persons.id, phone: persons.phone, verifiedPhone: verifiedPhones.phone })
    .from(persons)
    .leftJoin(verifiedPhones, eq(verifiedPhones.personId, persons.id))
    .where(inArray(persons.id, [...new Set(personIds)]))
  return new Map(rows.map(({ id, ...phones }) => [id, phones]))
}
