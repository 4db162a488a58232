import { members, partners, persons } from '@guichet/db/schema'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** The member's file with the person's own fields. */
export async function findMember({ db }: Ctx, personId: string) {
  const [row] = await db
    .select({
      personId: persons.id,
      firstName: persons.firstName,
      lastName: persons.lastName,
      email: persons.email,
      phone: persons.phone,
      number: members.number,
      personalEmail: members.personalEmail,
      activity: members.activity,
      nirCipher: members.nirCipher,
      siret: members.siret,
      ape: members.ape,
      website: members.website,
      facebookUrl: members.facebookUrl,
      partnerId: members.partnerId,
      partnerName: partners.name,
      referralCode: members.referralCode,
      personalStreet: members.personalStreet,
      personalComplement: members.personalComplement,
      personalPostcode: members.personalPostcode,
      personalCity: members.personalCity,
      businessStreet: members.businessStreet,
      businessComplement: members.businessComplement,
      businessPostcode: members.businessPostcode,
      businessCity: members.businessCity,
      version: members.version,
    })
    .from(persons)
    .leftJoin(members, eq(members.personId, persons.id))
    .leftJoin(partners, eq(partners.id, members.partnerId))
    .where(eq(persons.id, personId))
  return row ?? null
}
export type MemberRow = NonNullable<Awaited<ReturnType<typeof findMember>>>

/** Writes the file if it still has this version; false when somebody changed it meanwhile. */
export async function updateMember(
  { db, clock }: Ctx,
  personId: string,
  version: number,
  values: Partial<typeof members.$inferInsert>,
): Promise<boolean> {
  const rows = await db
    .update(members)
    .set({ ...values, version: sql`${members.version} + 1`, updatedAt: clock.now() })
    .where(and(eq(members.personId, personId), eq(members.version, version)))
    .returning({ personId: members.personId })
  return rows.length === 1
}

export async function readPartners({ db }: Ctx) {
  return db
    .select({ id: partners.id, name: partners.name })
    .from(partners)
    .orderBy(asc(partners.name))
    .limit(500)
}

/** Another member with the same number, found by its keyed hash. */
export async function isNirTaken({ db }: Ctx, nirHash: Buffer, personId: string): Promise<boolean> {
  const [row] = await db
    .select({ personId: members.personId })
    .from(members)
    .where(eq(members.nirHash, nirHash))
  return row !== undefined && row.personId !== personId
}

/** True when a write failed because another member has the same number: two may be typed at the same moment. */
export function isNirConflict(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'constraint' in cause && cause.constraint === 'members_nir_hash_key'
}
