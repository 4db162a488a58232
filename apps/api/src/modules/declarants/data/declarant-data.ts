import { declarants, members } from '@guichet/db/schema'
import type { DeclarantState, RegisterFinding } from '@guichet/domain/declarant'
import { and, eq, ne, or } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

export async function findDeclarant({ db }: Ctx, personId: string) {
  const [row] = await db
    .select({
      id: declarants.id,
      state: declarants.state,
      finding: declarants.finding,
      siret: declarants.siret,
      companyName: declarants.companyName,
      legalForm: declarants.legalForm,
      ape: declarants.ape,
      askedAt: declarants.askedAt,
      decidedAt: declarants.decidedAt,
      reason: declarants.stateReason,
    })
    .from(declarants)
    .where(eq(declarants.personId, personId))
  return row ? { ...row, state: row.state as DeclarantState, finding: row.finding as RegisterFinding } : null
}

/** Writes a file over a refused one of the same person; false when person, company or number have a file already. */
export async function writeDeclarant({ db }: Ctx, row: typeof declarants.$inferInsert): Promise<boolean> {
  await db
    .delete(declarants)
    .where(and(eq(declarants.personId, row.personId), eq(declarants.state, 'refused')))
  const rows = await db.insert(declarants).values(row).onConflictDoNothing().returning({ id: declarants.id })
  return rows.length === 1
}

/** Who has a file with this company or social security number; a member’s file holds the number too. */
export async function findOwners(
  { db }: Ctx,
  { siret, nirHash }: { readonly siret: string; readonly nirHash: Buffer },
): Promise<string[]> {
  const files = await db
    .select({ personId: declarants.personId })
    .from(declarants)
    .where(
      and(ne(declarants.state, 'refused'), or(eq(declarants.siret, siret), eq(declarants.nirHash, nirHash))),
    )
  const numbers = await db
    .select({ personId: members.personId })
    .from(members)
    .where(eq(members.nirHash, nirHash))
  return [...new Set([...files, ...numbers].map(({ personId }) => personId))]
}
