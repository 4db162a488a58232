import { PROCEDURES_MOST } from '@guichet/contract/catalogue.contract'
import {
  accountProcedures,
  accountProfiles,
  accounts,
  type DeadlineRow,
  type DocumentTypeRow,
  procedures,
} from '@guichet/db/schema'
import type { CatalogueProcedure, ProcedureProfile } from '@guichet/domain/procedure-rights'
import { and, asc, eq, gt, inArray, not, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import { demandRoom } from '../../../platform/lists/demand-room.ts'

const columns = {
  id: procedures.id,
  code: procedures.code,
  descriptionFr: procedures.descriptionFr,
  descriptionEn: procedures.descriptionEn,
  recipients: procedures.recipients,
  documentTypes: procedures.documentTypes,
  deadlines: procedures.deadlines,
  web: procedures.web,
  withdrawn: procedures.withdrawn,
  rank: procedures.rank,
  version: procedures.version,
}

/** The whole catalogue, withdrawn procedures included, in its order. */
export async function readCatalogue({ db }: Ctx) {
  return db.select(columns).from(procedures).orderBy(asc(procedures.rank), asc(procedures.code))
}
export type CatalogueRow = Awaited<ReturnType<typeof readCatalogue>>[number]

/** A procedure as far as rights go. */
export const toCatalogueProcedure = (row: CatalogueRow): CatalogueProcedure => ({
  code: row.code,
  withdrawn: row.withdrawn,
  web: row.web,
  documentTypes: row.documentTypes.filter(({ withdrawn }) => !withdrawn).map(({ code }) => code),
})

/** Profiles that name a procedure, in their order. */
const profileCodes = sql<string[]>`array(select profile.code from ${accountProfiles} profile
  where profile.scope = 'listed' and ${procedures}.code = any(profile.procedure_codes)
  order by profile.rank, profile.code)`

/** Accounts that have chosen each procedure, in the order of the catalogue. */
export async function readStaffCatalogue({ db }: Ctx) {
  const counted = db
    .select({
      procedureId: accountProcedures.procedureId,
      count: sql<number>`count(*)::int`.as('account_count'),
    })
    .from(accountProcedures)
    .groupBy(accountProcedures.procedureId)
    .as('counted')
  return db
    .select({ ...columns, profileCodes, accountCount: sql<number>`coalesce(${counted.count}, 0)` })
    .from(procedures)
    .leftJoin(counted, eq(counted.procedureId, procedures.id))
    .orderBy(asc(procedures.rank), asc(procedures.code))
}

export async function findStaffProcedure({ db }: Ctx, procedureId: string) {
  const [row] = await db
    .select({
      ...columns,
      profileCodes,
      accountCount: sql<number>`(select count(*)::int from ${accountProcedures}
        where ${accountProcedures.procedureId} = ${procedures.id})`,
    })
    .from(procedures)
    .where(eq(procedures.id, procedureId))
  return row ?? null
}
export type StaffProcedureRow = NonNullable<Awaited<ReturnType<typeof findStaffProcedure>>>

/** Open accounts that have chosen a procedure, by id, from one on. */
export async function readChoosers(
  { db }: Ctx,
  procedureId: string,
  after: string | null,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .select({ id: accounts.id })
    .from(accountProcedures)
    .innerJoin(accounts, eq(accounts.id, accountProcedures.accountId))
    .where(
      and(
        eq(accountProcedures.procedureId, procedureId),
        eq(accounts.state, 'open'),
        after === null ? undefined : gt(accountProcedures.accountId, after),
      ),
    )
    .orderBy(asc(accountProcedures.accountId))
    .limit(limit)
  return rows.map(({ id }) => id)
}

export async function isProcedureCodeKnown({ db }: Ctx, code: string): Promise<boolean> {
  const rows = await db.select({ id: procedures.id }).from(procedures).where(eq(procedures.code, code))
  return rows.length > 0
}

export interface ProcedureValues {
  readonly descriptionFr: string
  readonly descriptionEn: string
  readonly recipients: string[]
  readonly documentTypes: DocumentTypeRow[]
  readonly deadlines?: DeadlineRow[] | undefined
  readonly web: boolean
  readonly rank: number
}

/** @throws a problem `catalogue.full`. */
export const demandProcedureRoom = (ctx: Ctx): Promise<void> => demandRoom(ctx, procedures, PROCEDURES_MOST)

/** False when the catalogue has a procedure of this code already. */
export async function insertProcedure(
  { db, clock }: Ctx,
  row: ProcedureValues & { readonly id: string; readonly code: string },
): Promise<boolean> {
  const now = clock.now()
  const rows = await db
    .insert(procedures)
    .values({ ...row, createdAt: now, updatedAt: now })
    .onConflictDoNothing({ target: procedures.code })
    .returning({ id: procedures.id })
  return rows.length === 1
}

/** Codes of document types that some account has chosen by name. */
export async function readNamedDocumentTypes({ db }: Ctx, procedureId: string): Promise<readonly string[]> {
  const rows = await db
    .selectDistinct({ code: sql<string>`unnest(${accountProcedures.documentTypes})` })
    .from(accountProcedures)
    .where(eq(accountProcedures.procedureId, procedureId))
  return rows.map(({ code }) => code)
}

/** Writes the procedure if it still has this version; false when somebody changed it meanwhile. */
export async function changeProcedure(
  { db, clock }: Ctx,
  procedureId: string,
  version: number,
  values: ProcedureValues & { readonly withdrawn: boolean },
): Promise<boolean> {
  const rows = await db
    .update(procedures)
    .set({ ...values, version: sql`${procedures.version} + 1`, updatedAt: clock.now() })
    .where(and(eq(procedures.id, procedureId), eq(procedures.version, version)))
    .returning({ id: procedures.id })
  return rows.length === 1
}

/** Names a procedure in these profiles and in no other; profiles that do not name procedures stay as they are. */
export async function nameInProfiles({ db }: Ctx, code: string, wanted: readonly string[]): Promise<void> {
  const listed = eq(accountProfiles.scope, 'listed')
  const isNamed = sql`${code} = any(${accountProfiles.procedureCodes})`
  const isWanted = inArray(accountProfiles.code, [...wanted])
  await db
    .update(accountProfiles)
    .set({ procedureCodes: sql`array_append(${accountProfiles.procedureCodes}, ${code})` })
    .where(and(listed, isWanted, not(isNamed)))
  await db
    .update(accountProfiles)
    .set({ procedureCodes: sql`array_remove(${accountProfiles.procedureCodes}, ${code})` })
    .where(and(listed, not(isWanted), isNamed))
}

/** Places of codes that are no profile which names its procedures. */
export async function strayProfiles({ db }: Ctx, codes: readonly string[]): Promise<readonly number[]> {
  if (codes.length === 0) return []
  const rows = await db
    .select({ code: accountProfiles.code })
    .from(accountProfiles)
    .where(and(eq(accountProfiles.scope, 'listed'), inArray(accountProfiles.code, [...codes])))
  return codes.flatMap((code, index) => (rows.some((row) => row.code === code) ? [] : [index]))
}

/** Rights profiles, in their order: a handful. */
export async function readProfiles({ db }: Ctx) {
  return db
    .select({
      code: accountProfiles.code,
      labelFr: accountProfiles.labelFr,
      labelEn: accountProfiles.labelEn,
      scope: accountProfiles.scope,
      procedureCodes: accountProfiles.procedureCodes,
    })
    .from(accountProfiles)
    .orderBy(asc(accountProfiles.rank), asc(accountProfiles.code))
}
export type ProfileRow = Awaited<ReturnType<typeof readProfiles>>[number]

/** A profile as far as rights go; an unknown one allows nothing. */
export function toProfile(rows: readonly ProfileRow[], profileCode: string): ProcedureProfile {
  const row = rows.find(({ code }) => code === profileCode)
  if (row?.scope === 'all' || row?.scope === 'web') return { scope: row.scope }
  return { scope: 'listed', codes: row?.procedureCodes ?? [] }
}
