import { accountPersons, credentials, federatedIdentities, passkeys, persons } from '@guichet/db/schema'
import { and, eq, isNotNull, or, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** Holds the row of a person until the transaction ends. */
export async function lockPerson({ db }: Ctx, personId: string): Promise<void> {
  await db.select({ id: persons.id }).from(persons).where(eq(persons.id, personId)).for('update')
}

/** Whether a person has a way to sign in, works here, or is on an account, which may be opened by an invitation. */
export async function hasSignInMeans({ db }: Ctx, personId: string): Promise<boolean> {
  const [row] = await db
    .select({
      has: sql<boolean>`${persons.staffRole} is not null or ${persons.suspendedRole} is not null
        or exists (select 1 from ${credentials} where ${credentials.personId} = ${personId})
        or exists (select 1 from ${passkeys} where ${passkeys.personId} = ${personId})
        or exists (select 1 from ${federatedIdentities} where ${federatedIdentities.personId} = ${personId})
        or exists (select 1 from ${accountPersons} where ${accountPersons.personId} = ${personId})`,
    })
    .from(persons)
    .where(eq(persons.id, personId))
  return row?.has ?? false
}

/** Whether a person works here, or did until the access was suspended, which may be undone. */
export async function isOfTeam({ db }: Ctx, personId: string): Promise<boolean> {
  const rows = await db
    .select({ id: persons.id })
    .from(persons)
    .where(and(eq(persons.id, personId), or(isNotNull(persons.staffRole), isNotNull(persons.suspendedRole))))
  return rows.length > 0
}
