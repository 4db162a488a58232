import { declarants } from '@guichet/db/schema'
import { and, eq, ne, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** The company in a file that was not refused. */
export async function findCompany({ db }: Ctx, personId: string) {
  const [row] = await db
    .select({
      ...{ id: declarants.id, siret: declarants.siret, version: declarants.version },
      ...{ name: declarants.companyName, legalForm: declarants.legalForm },
      ...{ ape: declarants.ape, apeVersion: declarants.apeVersion, startedOn: declarants.startedOn },
      ...{ isOpen: declarants.isOpen, closedOn: declarants.closedOn, isMasked: declarants.isMasked },
      ...{ street: declarants.street, complement: declarants.complement },
      ...{ postcode: declarants.postcode, city: declarants.city, registerAt: declarants.registerAt },
    })
    .from(declarants)
    .where(and(eq(declarants.personId, personId), ne(declarants.state, 'refused')))
  return row ?? null
}

/** False when the file is another one by now. */
export async function updateCompany(
  { db, clock }: Ctx,
  { id, version }: { readonly id: string; readonly version: number },
  values: Partial<typeof declarants.$inferInsert>,
): Promise<boolean> {
  const rows = await db
    .update(declarants)
    .set({ ...values, version: sql`${declarants.version} + 1`, updatedAt: clock.now() })
    .where(and(eq(declarants.id, id), eq(declarants.version, version), ne(declarants.state, 'refused')))
    .returning({ id: declarants.id })
  return rows.length === 1
}
