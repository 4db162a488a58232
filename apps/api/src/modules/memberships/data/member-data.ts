import { PARTNERS_MOST } from '@guichet/contract/membership-types.contract'
import { companyProofs, members, partners, persons } from '@guichet/db/schema'
import { and, asc, eq, inArray, ne, or, sql } from 'drizzle-orm'
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
      locale: persons.locale,
      number: members.number,
      personalEmail: members.personalEmail,
      activity: members.activity,
      nirCipher: members.nirCipher,
      nirHash: members.nirHash,
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
      /** What the company register has said, of this or of an earlier SIRET. */
      proof: {
        siret: companyProofs.siret,
        name: companyProofs.name,
        isOpen: companyProofs.isOpen,
        isMasked: companyProofs.isMasked,
        closedOn: companyProofs.closedOn,
        ape: companyProofs.ape,
        street: companyProofs.street,
        complement: companyProofs.complement,
        postcode: companyProofs.postcode,
        city: companyProofs.city,
        holder: companyProofs.holder,
        source: companyProofs.source,
        provenAt: companyProofs.provenAt,
      },
    })
    .from(persons)
    .leftJoin(companyProofs, eq(companyProofs.personId, persons.id))
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

/** Writes part of a file whatever its version, which is raised. */
export async function writeMember(
  { db, clock }: Ctx,
  personId: string,
  values: Partial<typeof members.$inferInsert>,
): Promise<void> {
  await db
    .update(members)
    .set({ ...values, version: sql`${members.version} + 1`, updatedAt: clock.now() })
    .where(eq(members.personId, personId))
}

/** The file is another version: something of the person behind it has changed. */
export const touchMember = (ctx: Ctx, personId: string): Promise<void> => writeMember(ctx, personId, {})

/** Partners that may be named: those not withdrawn, and the one that the person named already. */
export async function readPartners({ db }: Ctx, personId: string | null = null) {
  return db
    .select({ id: partners.id, name: partners.name })
    .from(partners)
    .where(
      personId === null
        ? eq(partners.withdrawn, false)
        : or(
            eq(partners.withdrawn, false),
            inArray(
              partners.id,
              db.select({ id: members.partnerId }).from(members).where(eq(members.personId, personId)),
            ),
          ),
    )
    .orderBy(asc(partners.name))
    .limit(PARTNERS_MOST)
}

export async function insertMember({ db }: Ctx, row: typeof members.$inferInsert): Promise<void> {
  await db.insert(members).values(row)
}

/** Who has the number, found by its keyed hash. */
export async function findMemberByNir({ db }: Ctx, nirHash: Buffer): Promise<string | null> {
  const [row] = await db
    .select({ personId: members.personId })
    .from(members)
    .where(eq(members.nirHash, nirHash))
  return row?.personId ?? null
}

/** Who has the referral code, in its stored form. */
export async function findReferrer({ db }: Ctx, referralCode: string): Promise<string | null> {
  const [row] = await db
    .select({ personId: members.personId })
    .from(members)
    .where(eq(members.referralCode, referralCode))
  return row?.personId ?? null
}

/** Other members of the same establishment: perhaps one person twice. */
export async function readSameSiret({ db }: Ctx, siret: string, personId: string) {
  return db
    .select({
      personId: members.personId,
      memberNumber: members.number,
      firstName: persons.firstName,
      lastName: persons.lastName,
    })
    .from(members)
    .innerJoin(persons, eq(persons.id, members.personId))
    .where(and(eq(members.siret, siret), ne(members.personId, personId)))
    .orderBy(asc(members.number))
    .limit(20)
}

/** Another member with the same number, found by its keyed hash. */
export async function isNirTaken(ctx: Ctx, nirHash: Buffer, personId: string): Promise<boolean> {
  const owner = await findMemberByNir(ctx, nirHash)
  return owner !== null && owner !== personId
}

/** True when a write failed because another member has the same number: two may be typed at the same moment. */
export function isNirConflict(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'constraint' in cause && cause.constraint === 'members_nir_hash_key'
}
