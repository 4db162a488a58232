import { persons, referralInvitations } from '@guichet/db/schema'
import { and, eq, gt, inArray, lt, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** Makes other invitations of this member wait until this transaction ends. */
export async function lockInviter({ db }: Ctx, personId: string): Promise<void> {
  await db.select({ id: persons.id }).from(persons).where(eq(persons.id, personId)).for('no key update')
}

/** Invitations that a member has sent since an instant. */
export async function countInvitations({ db }: Ctx, personId: string, since: Date): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(referralInvitations)
    .where(and(eq(referralInvitations.personId, personId), gt(referralInvitations.createdAt, since)))
  return row?.count ?? 0
}

/** Others who invite the same address wait until this transaction ends. */
export async function holdAddress({ db }: Ctx, hash: Buffer): Promise<void> {
  const key = hash.toString('hex')
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('guichet.invitation'), hashtext(${key}))`)
}

/** Whether an address was invited since an instant, by whomever. */
export async function isInvited({ db }: Ctx, addressHash: Buffer, since: Date): Promise<boolean> {
  const rows = await db
    .select({ id: referralInvitations.id })
    .from(referralInvitations)
    .where(and(eq(referralInvitations.addressHash, addressHash), gt(referralInvitations.createdAt, since)))
    .limit(1)
  return rows.length > 0
}

export async function insertInvitation(
  { db, ids, clock }: Ctx,
  personId: string,
  addressHash: Buffer,
): Promise<string> {
  const id = ids.uuid()
  await db.insert(referralInvitations).values({ id, personId, addressHash, createdAt: clock.now() })
  return id
}

/** Which of these addresses people here have. */
export async function findKnown({ db }: Ctx, emails: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ email: persons.email })
    .from(persons)
    .where(inArray(persons.email, [...emails]))
  return new Set(rows.map(({ email }) => email))
}

/** Forgets invitations that say nothing any more. */
export async function dropInvitations({ db }: Ctx, before: Date): Promise<void> {
  await db.delete(referralInvitations).where(lt(referralInvitations.createdAt, before))
}
