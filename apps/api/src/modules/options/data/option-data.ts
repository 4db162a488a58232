import { accountDetails, accountProcedures, accounts, mailboxes, procedures } from '@guichet/db/schema'
import { STANDING_STATES } from '@guichet/domain/account-state'
import type { ProcedureChoice } from '@guichet/domain/procedure-rights'
import { and, eq, inArray, notInArray, or, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** Services of one account, and the mailboxes that the secondaries of its family use. */
export async function findOptionRow({ db }: Ctx, accountId: string, primaryId: string) {
  const inUse = db
    .select({ count: sql<number>`count(*)::int`.as('in_use') })
    .from(accounts)
    .where(
      and(
        eq(accounts.parentId, primaryId),
        eq(accounts.hasMailbox, true),
        inArray(accounts.state, [...STANDING_STATES]),
      ),
    )
    .as('in_use')
  const family = db
    .select({ mailboxQuota: accounts.mailboxQuota })
    .from(accounts)
    .where(eq(accounts.id, primaryId))
    .as('family')
  const [row] = await db
    .select({
      companyName: accounts.companyName,
      statementsSubscribed: accountDetails.statementsSubscribed,
      collectionAlert: accountDetails.collectionAlert,
      statementMailbox: accountDetails.statementMailbox,
      archiveSubscribed: accountDetails.archiveSubscribed,
      mailboxPasswordSet: sql<boolean>`${mailboxes.passwordHash} is not null`,
      familyQuota: family.mailboxQuota,
      mailboxesInUse: inUse.count,
    })
    .from(accountDetails)
    .innerJoin(accounts, eq(accounts.id, accountDetails.accountId))
    .innerJoin(inUse, sql`true`)
    .innerJoin(family, sql`true`)
    .leftJoin(mailboxes, eq(mailboxes.accountId, accountDetails.accountId))
    .where(eq(accountDetails.accountId, accountId))
  if (!row) throw new TypeError(`account ${accountId} has no details`)
  return { ...row, statementMailbox: row.statementMailbox as 'dedicated' | 'default' }
}

/** Procedures chosen by accounts, by account. */
export async function readChoices(
  { db }: Ctx,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ProcedureChoice[]>> {
  const rows = await db
    .select({
      accountId: accountProcedures.accountId,
      code: procedures.code,
      documentTypes: accountProcedures.documentTypes,
    })
    .from(accountProcedures)
    .innerJoin(procedures, eq(procedures.id, accountProcedures.procedureId))
    .where(inArray(accountProcedures.accountId, [...accountIds]))
  const choices = new Map<string, ProcedureChoice[]>(accountIds.map((id) => [id, []]))
  for (const { accountId, ...choice } of rows) choices.get(accountId)?.push(choice)
  return choices
}

/** Holds the primary account, so that nobody else takes the last mailbox meanwhile. It is held before its secondaries. */
export async function lockPrimary({ db }: Ctx, primaryId: string): Promise<void> {
  await db.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, primaryId)).for('update')
}

export interface OptionColumns {
  readonly account: Partial<Pick<typeof accounts.$inferInsert, 'mailboxQuota' | 'hasMailbox' | 'autonomous'>>
  readonly details: Partial<
    Pick<
      typeof accountDetails.$inferInsert,
      'statementsSubscribed' | 'collectionAlert' | 'statementMailbox' | 'archiveSubscribed'
    >
  >
}

/** Writes the services of an account, which is held, and raises its version. */
export async function writeOptionColumns(
  { db, clock }: Ctx,
  accountId: string,
  { account, details }: OptionColumns,
): Promise<void> {
  await db
    .update(accounts)
    .set({ ...account, version: sql`${accounts.version} + 1`, updatedAt: clock.now() })
    .where(eq(accounts.id, accountId))
  if (Object.keys(details).length > 0)
    await db.update(accountDetails).set(details).where(eq(accountDetails.accountId, accountId))
}

/** Gives the account a mailbox whose password its holder has yet to set, or takes it away with its password. */
export async function writeMailbox({ db, clock }: Ctx, accountId: string, wanted: boolean): Promise<void> {
  if (wanted) await db.insert(mailboxes).values({ accountId, createdAt: clock.now() }).onConflictDoNothing()
  else await db.delete(mailboxes).where(eq(mailboxes.accountId, accountId))
}

export interface ChoiceRow {
  readonly procedureId: string
  readonly documentTypes: readonly string[] | null
}

/** Puts this choice in the place of the one that the account had. */
export async function replaceChoices(
  { db, clock }: Ctx,
  accountId: string,
  choices: readonly ChoiceRow[],
): Promise<void> {
  const kept = choices.map(({ procedureId }) => procedureId)
  await db
    .delete(accountProcedures)
    .where(
      and(
        eq(accountProcedures.accountId, accountId),
        kept.length > 0 ? notInArray(accountProcedures.procedureId, kept) : undefined,
      ),
    )
  if (choices.length === 0) return
  const createdAt = clock.now()
  await db
    .insert(accountProcedures)
    .values(
      choices.map(({ procedureId, documentTypes }) => ({
        accountId,
        procedureId,
        documentTypes: documentTypes === null ? null : [...documentTypes],
        createdAt,
      })),
    )
    .onConflictDoUpdate({
      target: [accountProcedures.accountId, accountProcedures.procedureId],
      set: { documentTypes: sql`excluded.document_types` },
    })
}

/** What a family uses of what has a price: in its open accounts. Those that wait hold their place, and cost nothing yet. */
export async function countFamilyUses({ db }: Ctx, primaryId: string) {
  const [row] = await db
    .select({
      mailboxes: sql<number>`count(*) filter (where ${accounts.parentId} is not null and ${accounts.hasMailbox})::int`,
      statements: sql<number>`count(*) filter (where ${accountDetails.statementsSubscribed})::int`,
      archive: sql<number>`count(*) filter (where ${accountDetails.archiveSubscribed})::int`,
    })
    .from(accounts)
    .innerJoin(accountDetails, eq(accountDetails.accountId, accounts.id))
    .where(and(or(eq(accounts.id, primaryId), eq(accounts.parentId, primaryId)), eq(accounts.state, 'open')))
  return row ?? { mailboxes: 0, statements: 0, archive: 0 }
}

export async function countSecondaries({ db }: Ctx, primaryId: string): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(accounts)
    .where(eq(accounts.parentId, primaryId))
  return row?.count ?? 0
}
