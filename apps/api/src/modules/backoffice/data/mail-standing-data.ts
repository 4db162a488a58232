import { newsPreferences } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** What a person said of news of the organisation; null for nothing. */
export async function findNewsChoice({ db }: Ctx, personId: string): Promise<boolean | null> {
  const [row] = await db
    .select({ wanted: newsPreferences.wanted })
    .from(newsPreferences)
    .where(eq(newsPreferences.personId, personId))
  return row?.wanted ?? null
}
