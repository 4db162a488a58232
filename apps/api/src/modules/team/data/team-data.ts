import { accountPersons, members, persons, signInIdentifiers, totpFactors } from '@guichet/db/schema'
import { isStaffRole, type StaffRole } from '@guichet/domain/rights'
import { and, asc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Ctx, Locale } from '../../../ctx.ts'

const isOfStaff = or(isNotNull(persons.staffRole), isNotNull(persons.suspendedRole))

/** Everybody of the staff, those who are suspended too. */
export async function readTeam({ db }: Ctx) {
  const rows = await db
    .select({
      id: persons.id,
      firstName: persons.firstName,
      lastName: persons.lastName,
      email: persons.email,
      locale: persons.locale,
      staffRole: persons.staffRole,
      suspendedRole: persons.suspendedRole,
      lastSignInAt: persons.lastSignInAt,
      hasFactor: sql<boolean>`(${totpFactors.personId} is not null
        or exists (select 1 from passkeys k where k.person_id = ${persons.id}))`,
    })
    .from(persons)
    .leftJoin(totpFactors, eq(totpFactors.personId, persons.id))
    .where(isOfStaff)
    .orderBy(asc(persons.lastName), asc(persons.firstName), asc(persons.id))
  return rows.flatMap(({ staffRole, suspendedRole, ...row }) => {
    const role = staffRole ?? suspendedRole
    return isStaffRole(role)
      ? [
          {
            ...row,
            role,
            suspended: staffRole === null,
            locale: (row.locale === 'en' ? 'en' : 'fr') as Locale,
          },
        ]
      : []
  })
}
export type TeamRow = Awaited<ReturnType<typeof readTeam>>[number]

/** The same for a change: until the transaction ends, nobody else changes anybody’s place. */
export async function holdTeam(ctx: Ctx): Promise<TeamRow[]> {
  await ctx.db
    .select({ id: persons.id })
    .from(persons)
    .where(isOfStaff)
    .orderBy(asc(persons.id))
    .for('no key update')
  return readTeam(ctx)
}

/** Writes the place of somebody; null is nobody of the staff any more. */
export async function savePlace(
  { db, clock }: Ctx,
  id: string,
  place: { readonly role: StaffRole; readonly suspended: boolean } | null,
): Promise<void> {
  await db
    .update(persons)
    .set({
      staffRole: place && !place.suspended ? place.role : null,
      suspendedRole: place?.suspended ? place.role : null,
      updatedAt: clock.now(),
    })
    .where(eq(persons.id, id))
}

/** Who is nothing but staff signs in no more once removed. */
export async function dropIdentifiers({ db }: Ctx, id: string): Promise<void> {
  await db
    .delete(signInIdentifiers)
    .where(
      and(
        eq(signInIdentifiers.personId, id),
        isNull(signInIdentifiers.accountId),
        sql`not exists (select 1 from ${members} where ${members.personId} = ${id})`,
        sql`not exists (select 1 from ${accountPersons} where ${accountPersons.personId} = ${id})`,
      ),
    )
}
