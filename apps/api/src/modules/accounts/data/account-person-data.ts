import {
  accountDetails,
  accountPersons,
  accountRegistrations,
  accounts,
  credentials,
  members,
  persons,
  signInIdentifiers,
} from '@guichet/db/schema'
import type { AccountRight } from '@guichet/domain/account-rights'
import { and, asc, eq, exists, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Ctx } from '../../../ctx.ts'

const primary = alias(accounts, 'primary')

const columns = {
  personId: accountPersons.personId,
  firstName: persons.firstName,
  lastName: persons.lastName,
  email: persons.email,
  role: accountPersons.role,
  rights: accountPersons.rights,
  since: accountPersons.createdAt,
}
type Row = { role: string; rights: string[] }
const typed = <R extends Row>(row: R) => ({
  ...row,
  role: row.role as 'holder' | 'collaborator',
  rights: row.rights as AccountRight[],
})

/** Persons on an account: the holder, then the others by name. */
export async function readAccountPersons({ db }: Ctx, accountId: string) {
  const rows = await db
    .select(columns)
    .from(accountPersons)
    .innerJoin(persons, eq(persons.id, accountPersons.personId))
    .where(eq(accountPersons.accountId, accountId))
    .orderBy(
      sql`${accountPersons.role} <> 'holder'`,
      asc(persons.lastName),
      asc(persons.firstName),
      asc(persons.id),
    )
    .limit(200)
  return rows.map(typed)
}

/** Who keeps the secondary accounts of a primary: its holder, and whoever has the right. */
export async function readSecondaryKeepers({ db }: Ctx, primaryId: string) {
  const rows = await db
    .select({ personId: persons.id, email: persons.email, locale: persons.locale })
    .from(accountPersons)
    .innerJoin(persons, eq(persons.id, accountPersons.personId))
    .where(
      and(
        eq(accountPersons.accountId, primaryId),
        or(eq(accountPersons.role, 'holder'), sql`'secondaries' = any(${accountPersons.rights})`),
      ),
    )
    .orderBy(asc(persons.id))
    .limit(200)
  return rows.map((row) => ({ ...row, locale: row.locale === 'en' ? ('en' as const) : ('fr' as const) }))
}

export async function findAccountPerson({ db }: Ctx, accountId: string, personId: string) {
  const [row] = await db
    .select(columns)
    .from(accountPersons)
    .innerJoin(persons, eq(persons.id, accountPersons.personId))
    .where(and(eq(accountPersons.accountId, accountId), eq(accountPersons.personId, personId)))
  return row ? typed(row) : null
}

/** Whether somebody on the account has this address, to sign in or to be written to. */
export async function isOnAccount({ db }: Ctx, accountId: string, email: string): Promise<boolean> {
  const signsIn = db
    .select({ id: signInIdentifiers.personId })
    .from(signInIdentifiers)
    .where(
      and(eq(signInIdentifiers.identifier, email), eq(signInIdentifiers.personId, accountPersons.personId)),
    )
  const rows = await db
    .select({ id: accountPersons.personId })
    .from(accountPersons)
    .innerJoin(persons, eq(persons.id, accountPersons.personId))
    .where(and(eq(accountPersons.accountId, accountId), or(eq(persons.email, email), exists(signsIn))))
    .limit(1)
  return rows.length > 0
}

/** Puts somebody on an account; who is there already keeps the rights he has. False then. */
export async function insertAccountPerson(
  { db, clock }: Ctx,
  accountId: string,
  personId: string,
  role: 'holder' | 'collaborator',
  rights: readonly AccountRight[],
): Promise<boolean> {
  const rows = await db
    .insert(accountPersons)
    .values({ accountId, personId, role, rights: [...rights], createdAt: clock.now() })
    .onConflictDoNothing()
    .returning({ personId: accountPersons.personId })
  return rows.length === 1
}

export async function updateAccountPersonRow(
  { db }: Ctx,
  accountId: string,
  personId: string,
  values: { readonly role?: 'holder' | 'collaborator'; readonly rights?: readonly AccountRight[] },
): Promise<void> {
  await db
    .update(accountPersons)
    .set({ ...(values.role && { role: values.role }), ...(values.rights && { rights: [...values.rights] }) })
    .where(and(eq(accountPersons.accountId, accountId), eq(accountPersons.personId, personId)))
}

export async function deleteAccountPerson({ db }: Ctx, accountId: string, personId: string): Promise<void> {
  await db
    .delete(accountPersons)
    .where(and(eq(accountPersons.accountId, accountId), eq(accountPersons.personId, personId)))
}

/**
 * The holder with what else he is. In a transaction his row is held, so that he becomes nothing more until it ends: joining
 * an account refers to it.
 */
export async function findHolder({ db, inTx }: Ctx, accountId: string) {
  const query = db
    .select({
      personId: persons.id,
      staffRole: persons.staffRole,
      isMember: sql<boolean>`exists (select 1 from ${members} where ${members.personId} = ${persons.id})`,
      otherAccounts: sql<number>`(select count(*)::int from account_persons other
        where other.person_id = ${persons.id} and other.account_id <> ${accountId})`,
      hasPassword: sql<boolean>`exists (select 1 from ${credentials} where ${credentials.personId} = ${persons.id})`,
    })
    .from(accountPersons)
    .innerJoin(persons, eq(persons.id, accountPersons.personId))
    .where(and(eq(accountPersons.accountId, accountId), eq(accountPersons.role, 'holder')))
  const [row] = inTx ? await query.for('update', { of: persons }) : await query
  return row ?? null
}
export type Holder = NonNullable<Awaited<ReturnType<typeof findHolder>>>

/** Who holds an account, as far as messages go; before anybody does, in the language in which it was asked for online. */
export async function findAddressee({ db }: Ctx, accountId: string) {
  const [row] = await db
    .select({ personId: persons.id, locale: persons.locale, askedIn: accountRegistrations.locale })
    .from(accounts)
    .leftJoin(accountRegistrations, eq(accountRegistrations.accountId, accounts.id))
    .leftJoin(
      accountPersons,
      and(eq(accountPersons.accountId, accounts.id), eq(accountPersons.role, 'holder')),
    )
    .leftJoin(persons, eq(persons.id, accountPersons.personId))
    .where(eq(accounts.id, accountId))
  const locale = (row?.locale ?? row?.askedIn) === 'en' ? ('en' as const) : ('fr' as const)
  return { personId: row?.personId ?? null, locale }
}

/** Opens an approved account, unless its primary is not open; false when it does not wait for that. */
export async function openApprovedAccount({ db, clock }: Ctx, accountId: string): Promise<boolean> {
  const openPrimary = db
    .select({ id: primary.id })
    .from(primary)
    .where(and(eq(primary.id, accounts.parentId), eq(primary.state, 'open')))
  const rows = await db
    .update(accounts)
    .set({ state: 'open', version: sql`${accounts.version} + 1`, updatedAt: clock.now() })
    .where(
      and(
        eq(accounts.id, accountId),
        eq(accounts.state, 'approved'),
        or(sql`${accounts.parentId} is null`, exists(openPrimary)),
      ),
    )
    .returning({ id: accounts.id })
  return rows.length === 1
}

/** Raises the version of an account that must be open; false when it is not. The row is held from then on. */
export async function touchOpenAccount({ db, clock }: Ctx, accountId: string): Promise<boolean> {
  const rows = await db
    .update(accounts)
    .set({ version: sql`${accounts.version} + 1`, updatedAt: clock.now() })
    .where(and(eq(accounts.id, accountId), eq(accounts.state, 'open')))
    .returning({ id: accounts.id })
  return rows.length === 1
}

/** Raises the version of an account that the transaction holds. */
export async function touchAccount({ db, clock }: Ctx, accountId: string): Promise<void> {
  await db
    .update(accounts)
    .set({ version: sql`${accounts.version} + 1`, updatedAt: clock.now() })
    .where(eq(accounts.id, accountId))
}

/** How messages about an account call it, and where its responsible person is written to. */
export async function findAccountNames({ db }: Ctx, accountId: string) {
  const [row] = await db
    .select({
      id: accounts.id,
      fileNumber: accounts.fileNumber,
      login: accounts.login,
      companyName: accounts.companyName,
      responsibleEmail: accountDetails.email,
      responsibleFirstName: accountDetails.firstName,
    })
    .from(accounts)
    .innerJoin(accountDetails, eq(accountDetails.accountId, accounts.id))
    .where(eq(accounts.id, accountId))
  return row ?? null
}
