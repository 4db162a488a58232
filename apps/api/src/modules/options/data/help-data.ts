import { helpTexts } from '@guichet/db/schema'
import { asc, eq } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

export async function readHelpTexts({ db }: Ctx) {
  return db
    .select({ key: helpTexts.key, textFr: helpTexts.textFr, textEn: helpTexts.textEn })
    .from(helpTexts)
    .orderBy(asc(helpTexts.key))
}

export async function writeHelpText(
  { db, clock }: Ctx,
  key: string,
  texts: { readonly textFr: string; readonly textEn: string },
): Promise<void> {
  const values = { ...texts, updatedAt: clock.now() }
  await db
    .insert(helpTexts)
    .values({ key, ...values })
    .onConflictDoUpdate({ target: helpTexts.key, set: values })
}

export async function deleteHelpText({ db }: Ctx, key: string): Promise<void> {
  await db.delete(helpTexts).where(eq(helpTexts.key, key))
}
