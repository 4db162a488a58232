import { accountDetails, accountRegistrations, accounts, oneTimeLinks, persons } from '@guichet/db/schema'
import type { AccountRight } from '@guichet/domain/account-rights'
import type { AccountState } from '@guichet/domain/account-state'
import { and, asc, eq, gt, isNull, notInArray, or, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import { RECOVERY_DENIAL } from './recovery-data.ts'

export async function insertLinks(
  { db }: Ctx,
  rows: readonly (typeof oneTimeLinks.$inferInsert)[],
): Promise<void> {
  await db.insert(oneTimeLinks).values([...rows])
}

/** The account that must stand for a link of this purpose to be of use. */
const STATE_NEEDED: Readonly<Record<string, AccountState>> = {
  'account-activation': 'approved',
  'account-invitation': 'open',
}

/** Purpose of the link “Ce n’est pas moi” in the mail about a sign-in. */
export const SIGN_IN_DENIAL = 'sign-in-denial'

/** What a link “Ce n’est pas moi” is about: whose, and when it was told. */
export async function findDenialLink(
  { db, clock }: Ctx,
  tokenHash: Buffer,
  purpose: typeof SIGN_IN_DENIAL | typeof RECOVERY_DENIAL,
) {
  const [row] = await db
    .select({ personId: oneTimeLinks.personId, createdAt: oneTimeLinks.createdAt })
    .from(oneTimeLinks)
    .where(
      and(
        eq(oneTimeLinks.tokenHash, tokenHash),
        eq(oneTimeLinks.purpose, purpose),
        isNull(oneTimeLinks.usedAt),
        gt(oneTimeLinks.expiresAt, clock.now()),
      ),
    )
  return row?.personId ? { personId: row.personId, createdAt: row.createdAt } : null
}

/** A link that can still be used (or was just spent by whoever asks), with the account that it opens or leads to. */
export async function findLink({ db, clock }: Ctx, tokenHash: Buffer, isSpent = false) {
  const [row] = await db
    .select({
      purpose: oneTimeLinks.purpose,
      personId: oneTimeLinks.personId,
      recipient: oneTimeLinks.recipient,
      rights: oneTimeLinks.rights,
      invitedFirstName: oneTimeLinks.firstName,
      invitedLastName: oneTimeLinks.lastName,
      secretCipher: oneTimeLinks.secretCipher,
      staffRole: oneTimeLinks.staffRole,
      expiresAt: oneTimeLinks.expiresAt,
      accountId: accounts.id,
      accountState: accounts.state,
      login: accounts.login,
      companyName: accounts.companyName,
      parentId: accounts.parentId,
      firstName: accountDetails.firstName,
      lastName: accountDetails.lastName,
    })
    .from(oneTimeLinks)
    .leftJoin(accounts, eq(accounts.id, oneTimeLinks.accountId))
    .leftJoin(accountDetails, eq(accountDetails.accountId, oneTimeLinks.accountId))
    .where(
      and(
        eq(oneTimeLinks.tokenHash, tokenHash),
        notInArray(oneTimeLinks.purpose, [SIGN_IN_DENIAL, RECOVERY_DENIAL]),
        isSpent ? undefined : isNull(oneTimeLinks.usedAt),
        gt(oneTimeLinks.expiresAt, clock.now()),
      ),
    )
  if (!row || row.accountState !== (STATE_NEEDED[row.purpose] ?? null)) return null
  return { ...row, rights: (row.rights ?? []) as AccountRight[] }
}
export type Link = NonNullable<Awaited<ReturnType<typeof findLink>>>

/** Whether who signs in with the address of a link uses it on his own person: to join an account, or to open a primary. */
export const opensOnPerson = ({ purpose, parentId }: Pick<Link, 'purpose' | 'parentId'>): boolean =>
  purpose === 'account-invitation' || (purpose === 'account-activation' && parentId === null)

/** Uses a link up; false when it was used before. */
export async function useLink({ db, clock }: Ctx, tokenHash: Buffer): Promise<boolean> {
  const rows = await db
    .update(oneTimeLinks)
    .set({ usedAt: clock.now() })
    .where(and(eq(oneTimeLinks.tokenHash, tokenHash), isNull(oneTimeLinks.usedAt)))
    .returning({ purpose: oneTimeLinks.purpose })
  return rows.length === 1
}

/** Links of a purpose that were not used end now. */
export async function endLinks({ db, clock }: Ctx, purpose: string, personId: string | null): Promise<void> {
  await db
    .update(oneTimeLinks)
    .set({ usedAt: clock.now() })
    .where(
      and(
        eq(oneTimeLinks.purpose, purpose),
        isNull(oneTimeLinks.usedAt),
        personId === null ? isNull(oneTimeLinks.personId) : eq(oneTimeLinks.personId, personId),
      ),
    )
}

export type AccountLinkPurpose = 'account-activation' | 'account-invitation'

/** Links of a purpose to an account, all of them or those sent to one address. */
const toAccount = (purpose: AccountLinkPurpose, accountId: string, recipient?: string) =>
  and(
    eq(oneTimeLinks.accountId, accountId),
    eq(oneTimeLinks.purpose, purpose),
    recipient === undefined ? undefined : eq(oneTimeLinks.recipient, recipient),
  )

/**
 * Links of a purpose to an account, sent to anybody or to one address, end now; how many there were. The account is held
 * before.
 */
export async function endAccountLinks(
  { db, clock }: Ctx,
  purpose: AccountLinkPurpose,
  accountId: string,
  recipient?: string,
): Promise<number> {
  const rows = await db
    .update(oneTimeLinks)
    .set({ usedAt: clock.now() })
    .where(and(toAccount(purpose, accountId, recipient), isNull(oneTimeLinks.usedAt)))
    .returning({ purpose: oneTimeLinks.purpose })
  return rows.length
}

/** How many links of a purpose were sent for an account since an instant. */
export async function countAccountLinks(
  { db }: Ctx,
  purpose: AccountLinkPurpose,
  accountId: string,
  since: Date,
): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(oneTimeLinks)
    .where(and(toAccount(purpose, accountId), gt(oneTimeLinks.createdAt, since)))
  return row?.count ?? 0
}

/** How many links of a purpose were sent to a person since an instant. */
export async function countPersonLinks(
  { db }: Ctx,
  purpose: string,
  personId: string,
  since: Date,
): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(oneTimeLinks)
    .where(
      and(
        eq(oneTimeLinks.personId, personId),
        eq(oneTimeLinks.purpose, purpose),
        gt(oneTimeLinks.createdAt, since),
      ),
    )
  return row?.count ?? 0
}

/** Whether an account is a primary. */
export async function isPrimaryAccount({ db }: Ctx, accountId: string): Promise<boolean> {
  const rows = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.id, accountId), isNull(accounts.parentId)))
  return rows.length > 0
}

/**
 * Links of a purpose to an account that were neither used nor withdrawn, by address; those whose time has passed can be
 * sent again. With who had them sent.
 */
export async function readAccountLinks({ db }: Ctx, purpose: AccountLinkPurpose, accountId: string) {
  const rows = await db
    .select({
      email: oneTimeLinks.recipient,
      firstName: oneTimeLinks.firstName,
      lastName: oneTimeLinks.lastName,
      rights: oneTimeLinks.rights,
      expiresAt: oneTimeLinks.expiresAt,
      sentBy: { id: persons.id, firstName: persons.firstName, lastName: persons.lastName },
      sentByStaffRole: persons.staffRole,
    })
    .from(oneTimeLinks)
    .leftJoin(persons, eq(persons.id, oneTimeLinks.sentById))
    .where(and(toAccount(purpose, accountId), isNull(oneTimeLinks.usedAt)))
    .orderBy(asc(oneTimeLinks.recipient))
    .limit(200)
  return rows.map(({ email, firstName, lastName, rights, ...row }) => ({
    ...{ email: email ?? '', firstName: firstName ?? '', lastName: lastName ?? '' },
    rights: (rights ?? []) as AccountRight[],
    ...row,
  }))
}
export type AccountLink = Awaited<ReturnType<typeof readAccountLinks>>[number]

/** Accounts that wait for their holder to choose a password, with that responsible address; primaries first. */
export const readAccountsToOpen = ({ db }: Ctx, email: string) =>
  db
    .select({
      accountId: accounts.id,
      login: accounts.login,
      companyName: accounts.companyName,
      firstName: accountDetails.firstName,
    })
    .from(accountDetails)
    .innerJoin(accounts, eq(accounts.id, accountDetails.accountId))
    .where(and(eq(accountDetails.email, email), eq(accounts.state, 'approved')))
    .orderBy(sql`${accounts.parentId} is not null`, asc(accounts.login))
    .limit(5)

/** Accounts asked for online with that address that wait for a decision, or were refused since an instant. */
export const readRequests = ({ db }: Ctx, email: string, refusedSince: Date) =>
  db
    .select({
      accountId: accounts.id,
      fileNumber: accounts.fileNumber,
      companyName: accounts.companyName,
      state: accounts.state,
      reason: accounts.stateReason,
      firstName: accountDetails.firstName,
      locale: accountRegistrations.locale,
    })
    .from(accountDetails)
    .innerJoin(accounts, eq(accounts.id, accountDetails.accountId))
    .innerJoin(accountRegistrations, eq(accountRegistrations.accountId, accounts.id))
    .where(
      and(
        eq(accountDetails.email, email),
        or(
          eq(accounts.state, 'requested'),
          and(eq(accounts.state, 'refused'), gt(accounts.updatedAt, refusedSince)),
        ),
      ),
    )
    .orderBy(asc(accounts.fileNumber))
    .limit(5)
