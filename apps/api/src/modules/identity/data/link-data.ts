import { accountDetails, accounts, oneTimeLinks } from '@guichet/db/schema'
import type { AccountRight } from '@guichet/domain/account-rights'
import type { AccountState } from '@guichet/domain/account-state'
import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

export async function insertLink({ db }: Ctx, row: typeof oneTimeLinks.$inferInsert): Promise<void> {
  await db.insert(oneTimeLinks).values(row)
}

/** The account that must stand for a link of this purpose to be of use. */
const STATE_NEEDED: Readonly<Record<string, AccountState>> = {
  'account-activation': 'approved',
  'account-invitation': 'open',
}

/** A link that can still be used, with the account that it opens or leads to. */
export async function findLink({ db, clock }: Ctx, tokenHash: Buffer) {
  const [row] = await db
    .select({
      purpose: oneTimeLinks.purpose,
      personId: oneTimeLinks.personId,
      recipient: oneTimeLinks.recipient,
      rights: oneTimeLinks.rights,
      invitedFirstName: oneTimeLinks.firstName,
      invitedLastName: oneTimeLinks.lastName,
      secretCipher: oneTimeLinks.secretCipher,
      expiresAt: oneTimeLinks.expiresAt,
      accountId: accounts.id,
      accountState: accounts.state,
      login: accounts.login,
      companyName: accounts.companyName,
      firstName: accountDetails.firstName,
      lastName: accountDetails.lastName,
    })
    .from(oneTimeLinks)
    .leftJoin(accounts, eq(accounts.id, oneTimeLinks.accountId))
    .leftJoin(accountDetails, eq(accountDetails.accountId, oneTimeLinks.accountId))
    .where(
      and(
        eq(oneTimeLinks.tokenHash, tokenHash),
        isNull(oneTimeLinks.usedAt),
        gt(oneTimeLinks.expiresAt, clock.now()),
      ),
    )
  if (!row || row.accountState !== (STATE_NEEDED[row.purpose] ?? null)) return null
  return { ...row, rights: (row.rights ?? []) as AccountRight[] }
}
export type Link = NonNullable<Awaited<ReturnType<typeof findLink>>>

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

/** Links of a purpose to an account, sent to anybody or to one address, end now; how many there were. */
export async function endAccountLinks(
  { db, clock }: Ctx,
  purpose: 'account-activation' | 'account-invitation',
  accountId: string,
  recipient?: string,
): Promise<number> {
  const rows = await db
    .update(oneTimeLinks)
    .set({ usedAt: clock.now() })
    .where(
      and(
        eq(oneTimeLinks.accountId, accountId),
        eq(oneTimeLinks.purpose, purpose),
        isNull(oneTimeLinks.usedAt),
        recipient === undefined ? undefined : eq(oneTimeLinks.recipient, recipient),
      ),
    )
    .returning({ purpose: oneTimeLinks.purpose })
  return rows.length
}

/** Invitations to an account that can still be accepted. */
export async function readInvitations({ db, clock }: Ctx, accountId: string) {
  const rows = await db
    .select({
      email: oneTimeLinks.recipient,
      rights: oneTimeLinks.rights,
      expiresAt: oneTimeLinks.expiresAt,
    })
    .from(oneTimeLinks)
    .where(
      and(
        eq(oneTimeLinks.accountId, accountId),
        eq(oneTimeLinks.purpose, 'account-invitation'),
        isNull(oneTimeLinks.usedAt),
        gt(oneTimeLinks.expiresAt, clock.now()),
      ),
    )
    .orderBy(asc(oneTimeLinks.recipient))
    .limit(200)
  return rows.map(({ email, rights, expiresAt }) => ({
    email: email ?? '',
    rights: (rights ?? []) as AccountRight[],
    expiresAt,
  }))
}

/** Accounts that wait for their holder to choose a password, with that responsible address. */
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
    .orderBy(asc(accounts.login))
    .limit(5)
