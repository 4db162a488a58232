import { declarations, declarationVersions } from '@guichet/db/schema'
import { eq, inArray, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** Takes a person away from what was declared for him, and from what he filed for others; amounts stay as they are. */
export async function eraseDeclarations({ db }: Ctx, id: string, name: string): Promise<void> {
  const without = (named: object) => ({
    facts: sql`${declarationVersions.facts} || ${JSON.stringify(named)}::jsonb`,
  })
  const own = db.select({ id: declarations.id }).from(declarations).where(eq(declarations.personId, id))
  await db
    .update(declarationVersions)
    .set(without({ holderName: name, companyName: null, siret: '00000000000000' }))
    .where(inArray(declarationVersions.declarationId, own))
  await db
    .update(declarationVersions)
    .set(without({ filedBy: name }))
    .where(eq(declarationVersions.filedBy, id))
}
