import { certificates, persons } from '@guichet/db/schema'
import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'

const columns = {
  id: certificates.id,
  number: certificates.number,
  code: certificates.code,
  kind: certificates.kind,
  personId: certificates.personId,
  membershipId: certificates.membershipId,
  startsOn: certificates.startsOn,
  endsOn: certificates.endsOn,
  facts: certificates.facts,
  issuedAt: certificates.issuedAt,
  revokedAt: certificates.revokedAt,
}
export type CertificateRow = Awaited<ReturnType<typeof readCertificatesOf>>[number]

/** The certificate of this kind and these very facts, if it was issued. */
export async function findIssued(
  { db }: Ctx,
  { membershipId, kind, factsHash }: { membershipId: string; kind: string; factsHash: string },
) {
  const [row] = await db
    .select(columns)
    .from(certificates)
    .where(
      and(
        eq(certificates.membershipId, membershipId),
        eq(certificates.kind, kind),
        eq(certificates.factsHash, factsHash),
      ),
    )
  return row ?? null
}

export async function insertCertificate({ db }: Ctx, row: typeof certificates.$inferInsert): Promise<void> {
  await db.insert(certificates).values(row)
}

/** Holds other issuers of this person back until the transaction ends. */
export async function lockHolder({ db }: Ctx, personId: string): Promise<void> {
  await db.select({ id: persons.id }).from(persons).where(eq(persons.id, personId)).for('update')
}

export async function findByCode({ db }: Ctx, code: string) {
  const [row] = await db.select(columns).from(certificates).where(eq(certificates.code, code))
  return row ?? null
}

export async function findById({ db }: Ctx, id: string) {
  const [row] = await db.select(columns).from(certificates).where(eq(certificates.id, id))
  return row ?? null
}

/** Revokes; false when it was revoked before. */
export async function markRevoked({ db, clock }: Ctx, id: string, reason: string): Promise<boolean> {
  const rows = await db
    .update(certificates)
    .set({ revokedAt: clock.now(), revokedReason: reason })
    .where(and(eq(certificates.id, id), isNull(certificates.revokedAt)))
    .returning({ id: certificates.id })
  return rows.length === 1
}

/** Revokes all that was issued of a membership and stands. */
export const markRevokedOf = ({ db, clock }: Ctx, membershipId: string, reason: string | null) =>
  db
    .update(certificates)
    .set({ revokedAt: clock.now(), revokedReason: reason })
    .where(and(eq(certificates.membershipId, membershipId), isNull(certificates.revokedAt)))
    .returning({ id: certificates.id, number: certificates.number })

/** Certificates of a person, the latest first. */
export const readCertificatesOf = ({ db }: Ctx, personId: string) =>
  db
    .select(columns)
    .from(certificates)
    .where(eq(certificates.personId, personId))
    .orderBy(desc(certificates.issuedAt), desc(certificates.id))
    .limit(100)

export async function readCertificatePage(
  { db }: Ctx,
  personId: string,
  cursor: Cursor | null,
  limit: number,
) {
  const own = eq(certificates.personId, personId)
  const { beyond, orderBy } = keyset({
    by: [certificates.issuedAt],
    id: certificates.id,
    descending: true,
    cursor,
  })
  const rows = await db
    .select(columns)
    .from(certificates)
    .where(and(own, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = db.select({ id: certificates.id }).from(certificates).where(own)
  return { rows, total: await countList({ db }, { rows, limit, cursor }, matching) }
}
