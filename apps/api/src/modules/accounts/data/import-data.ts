import {
  accountDetails,
  accountProcedures,
  accountProfiles,
  accounts,
  mailboxes,
  procedures,
} from '@guichet/db/schema'
import { STANDING_STATES } from '@guichet/domain/account-state'
import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import { insertMany } from '../../../platform/insert-many.ts'
import type { NewAccount } from './account-writes.ts'

const BATCH = 500

/** Primary accounts of these logins, held in the order of their ids: others who create under them wait. */
export async function holdPrimaries({ db }: Ctx, logins: readonly string[]) {
  return db
    .select({
      id: accounts.id,
      login: accounts.login,
      state: accounts.state,
      portal: accounts.portal,
      test: accounts.test,
      profileCode: accounts.profileCode,
      mailboxQuota: accounts.mailboxQuota,
    })
    .from(accounts)
    .where(
      and(inArray(accounts.login, [...logins]), isNull(accounts.parentId), ne(accounts.state, 'refused')),
    )
    .orderBy(asc(accounts.id))
    .for('update')
}
export type HeldPrimary = Awaited<ReturnType<typeof holdPrimaries>>[number]

/** Mailboxes of secondaries in use, by primary. */
export async function countMailboxesOf({ db }: Ctx, primaryIds: readonly string[]) {
  if (primaryIds.length === 0) return new Map<string, number>()
  const rows = await db
    .select({ id: accounts.parentId, count: sql<number>`count(*)::int` })
    .from(accounts)
    .where(
      and(
        inArray(accounts.parentId, [...primaryIds]),
        inArray(accounts.state, [...STANDING_STATES]),
        eq(accounts.hasMailbox, true),
      ),
    )
    .groupBy(accounts.parentId)
  return new Map(rows.map(({ id, count }) => [id ?? '', count]))
}

/** Procedures that primaries have chosen. */
export async function readChoicesOf({ db }: Ctx, primaryIds: readonly string[]) {
  if (primaryIds.length === 0) return []
  return db
    .select({
      accountId: accountProcedures.accountId,
      code: procedures.code,
      documentTypes: accountProcedures.documentTypes,
    })
    .from(accountProcedures)
    .innerJoin(procedures, eq(procedures.id, accountProcedures.procedureId))
    .where(inArray(accountProcedures.accountId, [...primaryIds]))
}

/** The catalogue and the profiles, as far as choosing goes. */
export async function readImportCatalogue({ db }: Ctx) {
  const catalogue = await db
    .select({
      id: procedures.id,
      code: procedures.code,
      withdrawn: procedures.withdrawn,
      web: procedures.web,
      documentTypes: procedures.documentTypes,
    })
    .from(procedures)
  const profiles = await db
    .select({
      code: accountProfiles.code,
      scope: accountProfiles.scope,
      procedureCodes: accountProfiles.procedureCodes,
    })
    .from(accountProfiles)
    .orderBy(asc(accountProfiles.rank), asc(accountProfiles.code))
  return { catalogue, profiles }
}

/** Two imports of the same file go one after the other. */
export async function holdImport({ db }: Ctx, fileHash: string): Promise<void> {
  await db.execute(
    sql`select pg_advisory_xact_lock(hashtext('guichet.account-import'), hashtext(${fileHash}))`,
  )
}

/** Writes many accounts with all that belongs to them, primaries first; false when a login has been taken meanwhile. */
export async function insertAccounts(
  { db, clock }: Ctx,
  list: readonly NewAccount[],
  tell: (written: number) => Promise<void>,
): Promise<boolean> {
  const createdAt = clock.now()
  for (let start = 0; start < list.length; start += BATCH) {
    const part = list.slice(start, start + BATCH)
    const rows = await db
      .insert(accounts)
      .values(part.map(({ account }) => account))
      .onConflictDoNothing({ target: accounts.login, where: sql`state <> 'refused'` })
      .returning({ id: accounts.id })
    if (rows.length < part.length) return false
    await db
      .insert(accountDetails)
      .values(part.map(({ account, details }) => ({ ...details, accountId: account.id })))
    const boxes = part.filter(({ account }) => account.hasMailbox)
    if (boxes.length > 0)
      await db.insert(mailboxes).values(boxes.map(({ account }) => ({ accountId: account.id, createdAt })))
    const chosen = part.flatMap(({ account, procedures: list }) =>
      list.map(({ id, documentTypes }) => ({
        ...{ accountId: account.id, procedureId: id, documentTypes, createdAt },
      })),
    )
    await insertMany({ db }, accountProcedures, chosen)
    await tell(start + part.length)
  }
  return true
}
