import { persons, signInIdentifiers } from '@guichet/db/schema'
import { mayDo, type Permission, STAFF_ROLES } from '@guichet/domain/rights'
import { and, eq, inArray } from 'drizzle-orm'
import type { Ctx, Locale } from '../../../ctx.ts'

/** What messages to a person need. */
export async function findPerson({ db }: Ctx, personId: string) {
  const [row] = await db
    .select({
      id: persons.id,
      firstName: persons.firstName,
      lastName: persons.lastName,
      email: persons.email,
      phone: persons.phone,
      locale: persons.locale,
      staffRole: persons.staffRole,
    })
    .from(persons)
    .where(eq(persons.id, personId))
  return row ? { ...row, locale: (row.locale === 'en' ? 'en' : 'fr') as Locale } : null
}

export async function findPersonByEmail(ctx: Ctx, email: string) {
  const [row] = await ctx.db
    .select({ personId: signInIdentifiers.personId })
    .from(signInIdentifiers)
    .where(and(eq(signInIdentifiers.identifier, email), eq(signInIdentifiers.kind, 'email')))
  return row ? findPerson(ctx, row.personId) : null
}

export async function updateLocale({ db, clock }: Ctx, personId: string, locale: Locale): Promise<void> {
  await db.update(persons).set({ locale, updatedAt: clock.now() }).where(eq(persons.id, personId))
}

/** Changes what the person says of itself. */
export async function updatePerson(
  { db, clock }: Ctx,
  personId: string,
  values: Partial<Pick<typeof persons.$inferInsert, 'firstName' | 'lastName' | 'phone' | 'searchKey'>>,
): Promise<void> {
  await db
    .update(persons)
    .set({ ...values, updatedAt: clock.now() })
    .where(eq(persons.id, personId))
}

export async function hasAdministrator({ db }: Ctx): Promise<boolean> {
  const rows = await db
    .select({ id: persons.id })
    .from(persons)
    .where(eq(persons.staffRole, 'admin'))
    .limit(1)
  return rows.length > 0
}

/** The staff who have a right. */
export async function readStaff({ db }: Ctx, permission: Permission) {
  const roles = STAFF_ROLES.filter((role) => mayDo(role, permission))
  const rows = await db
    .select({ id: persons.id, email: persons.email, locale: persons.locale })
    .from(persons)
    .where(inArray(persons.staffRole, roles))
  return rows.map((row) => ({ ...row, locale: (row.locale === 'en' ? 'en' : 'fr') as Locale }))
}

/** Whether somebody signs in with this text already. */
export async function isIdentifierTaken({ db }: Ctx, identifier: string): Promise<boolean> {
  const rows = await db
    .select({ personId: signInIdentifiers.personId })
    .from(signInIdentifiers)
    .where(eq(signInIdentifiers.identifier, identifier))
  return rows.length > 0
}

/** Those of many identifiers that somebody signs in with. */
export async function takenIdentifiers(
  { db }: Ctx,
  identifiers: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ identifier: signInIdentifiers.identifier })
    .from(signInIdentifiers)
    .where(inArray(signInIdentifiers.identifier, [...new Set(identifiers)]))
  return new Set(rows.map(({ identifier }) => identifier))
}

export async function insertPerson({ db }: Ctx, row: typeof persons.$inferInsert): Promise<void> {
  await db.insert(persons).values(row)
}

/** Lets a person sign in with this text; false when somebody does already. */
export async function insertIdentifier(
  { db }: Ctx,
  row: typeof signInIdentifiers.$inferInsert,
): Promise<boolean> {
  const rows = await db
    .insert(signInIdentifiers)
    .values(row)
    .onConflictDoNothing()
    .returning({ identifier: signInIdentifiers.identifier })
  return rows.length === 1
}

/** Everything a person may type as identifier. */
export async function readIdentifiers({ db }: Ctx, personId: string): Promise<string[]> {
  const rows = await db
    .select({ identifier: signInIdentifiers.identifier })
    .from(signInIdentifiers)
    .where(eq(signInIdentifiers.personId, personId))
  return rows.map(({ identifier }) => identifier)
}

/** The address of a person with which that very person signs in: any other was written for somebody, and proven by nobody. */
export async function findProvenAddress({ db }: Ctx, personId: string): Promise<string | null> {
  const [row] = await db
    .select({ email: persons.email })
    .from(persons)
    .innerJoin(
      signInIdentifiers,
      and(eq(signInIdentifiers.personId, persons.id), eq(signInIdentifiers.identifier, persons.email)),
    )
    .where(eq(persons.id, personId))
  return row?.email ?? null
}

/** The login of an account is what this person signs in with, and nobody else. */
export async function giveLogin(
  { db }: Ctx,
  account: { readonly id: string; readonly login: string },
  personId: string,
): Promise<void> {
  await db
    .insert(signInIdentifiers)
    .values({ identifier: account.login, kind: 'login', personId, accountId: account.id })
    .onConflictDoUpdate({ target: signInIdentifiers.identifier, set: { personId, accountId: account.id } })
}

/** The person signs in with an address no more. */
export async function deleteEmailIdentifiers({ db }: Ctx, personId: string): Promise<void> {
  await db
    .delete(signInIdentifiers)
    .where(and(eq(signInIdentifiers.personId, personId), eq(signInIdentifiers.kind, 'email')))
}
