import { mailingRecipients, memberships, notificationPreferences, persons } from '@guichet/db/schema'
import type { LocalDate } from '@guichet/domain/local-date'
import { eq, inArray, or, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import { saidOf } from '../../notifications/index.ts'

/** What a person said of news, and the last day of the latest membership. */
export async function readNewsFacts({ db }: Ctx, personId: string) {
  const [row] = await db
    .select({
      wanted: notificationPreferences.mail,
      source: notificationPreferences.source,
      updatedAt: notificationPreferences.updatedAt,
      endsOn: sql<LocalDate | null>`(select max(${memberships.endsOn})::text from ${memberships}
        where ${memberships.personId} = ${persons.id})`,
    })
    .from(persons)
    .leftJoin(notificationPreferences, saidOf('news', persons.id))
    .where(eq(persons.id, personId))
  return row ?? { wanted: null, source: null, updatedAt: null, endsOn: null }
}

/** A recipient and whoever reads the same mail. */
export const readReaders = ({ db }: Ctx, recipientId: string) =>
  db
    .select({
      personId: mailingRecipients.personId,
      address: mailingRecipients.address,
      declinedAt: mailingRecipients.unsubscribedAt,
    })
    .from(mailingRecipients)
    .where(or(eq(mailingRecipients.id, recipientId), eq(mailingRecipients.sharedWithId, recipientId)))
    .orderBy(sql`${mailingRecipients.sharedWithId} nulls first`, mailingRecipients.id)

/** When the link of a mail declined news; null when that was taken back. */
export const markUnsubscribed = ({ db }: Ctx, recipientId: string, unsubscribedAt: Date | null) =>
  db.update(mailingRecipients).set({ unsubscribedAt }).where(eq(mailingRecipients.id, recipientId))

/** The address that a person is written to. */
export async function findAddress({ db }: Ctx, personId: string): Promise<string | null> {
  const [row] = await db.select({ email: persons.email }).from(persons).where(eq(persons.id, personId))
  return row?.email ?? null
}

/** Persons who are written to at an address. */
export const readPersonsAt = ({ db }: Ctx, addresses: readonly string[]) =>
  db
    .select({ id: persons.id })
    .from(persons)
    .where(inArray(persons.email, [...addresses]))
