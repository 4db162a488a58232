import { apiKeys, members, persons } from '@guichet/db/schema'
import { and, asc, eq, isNull, like, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

export async function insertKey({ db }: Ctx, row: typeof apiKeys.$inferInsert): Promise<void> {
  await db.insert(apiKeys).values(row)
}

/** Ends the keys of that name which a person still has. */
export async function revokeKeysNamed({ db, clock }: Ctx, personId: string, name: string): Promise<void> {
  await db
    .update(apiKeys)
    .set({ revokedAt: clock.now() })
    .where(and(eq(apiKeys.personId, personId), eq(apiKeys.name, name), isNull(apiKeys.revokedAt)))
}

/** Members whose address lies in a domain, without those of the back-office. */
export async function readMemberLogins({ db }: Ctx, mailDomain: string) {
  return db
    .select({ personId: persons.id, email: persons.email })
    .from(persons)
    .leftJoin(members, eq(members.personId, persons.id))
    .where(
      and(
        like(persons.email, `%@${mailDomain}`),
        isNull(persons.staffRole),
        sql`exists (
      select 1 from credentials c where c.person_id = ${persons.id})`,
      ),
    )
    .orderBy(asc(persons.email))
}
