import { accountProcedures, accountProfiles, procedures } from '@guichet/db/schema'
import { and, eq, inArray } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** Procedures of these codes that an account has chosen, with its profile: what its secondaries may choose from. */
export async function readChosen(
  { db }: Ctx,
  accountId: string,
  profileCode: string,
  codes: readonly string[],
) {
  if (codes.length === 0) return []
  return db
    .select({
      id: procedures.id,
      code: procedures.code,
      withdrawn: procedures.withdrawn,
      web: procedures.web,
      documentTypes: procedures.documentTypes,
      chosenTypes: accountProcedures.documentTypes,
      profileScope: accountProfiles.scope,
      profileCodes: accountProfiles.procedureCodes,
    })
    .from(accountProcedures)
    .innerJoin(procedures, eq(procedures.id, accountProcedures.procedureId))
    .innerJoin(accountProfiles, eq(accountProfiles.code, profileCode))
    .where(and(eq(accountProcedures.accountId, accountId), inArray(procedures.code, [...codes])))
}
export type ChosenRow = Awaited<ReturnType<typeof readChosen>>[number]
