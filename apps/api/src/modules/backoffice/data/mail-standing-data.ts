import { notificationPreferences } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** What a person said of news of the organisation; null for nothing. */
export async function findNewsChoice({ db }: Ctx, personId: string): Promise<boolean | null> {
  const [row] = await db
    .select({ wanted: notificationPreferences.mail })
    .from(notificationPreferences)
    .where(and(eq(notificationPreferences.personId, personId), eq(notificationPreferences.subject, 'news')))
  return row?.wanted ?? null
}
