import { certificates, persons } from '@guichet/db/schema'
import { and, asc, desc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import { type Cursor, TOTAL_CAP } from '../../../platform/http/cursor.ts'

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

/** The certificate of these very facts, if it was issued. */
export async function findIssued({ db }: Ctx, membershipId: string, factsHash: string) {
  const [row] = await db
    .select(columns)
    .from(certificates)
    .where(
      and(
        eq(certificates.membershipId, membershipId),
        eq(certificates.kind, 'membership'),
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
  const isBack = cursor?.direction === 'previous'
  const own = eq(certificates.personId, personId)
  const [at, id] = cursor ? [new Date(String(cursor.key[0])), String(cursor.key[1])] : [null, '']
  const beyond = at
    ? isBack
      ? or(gt(certificates.issuedAt, at), and(eq(certificates.issuedAt, at), gt(certificates.id, id)))
      : or(lt(certificates.issuedAt, at), and(eq(certificates.issuedAt, at), lt(certificates.id, id)))
    : undefined
  const direction = isBack ? asc : desc
  const rows = await db
    .select(columns)
    .from(certificates)
    .where(and(own, beyond))
    .orderBy(direction(certificates.issuedAt), direction(certificates.id))
    .limit(limit + 1)
  const [counted] = await db.select({ total: sql<number>`count(*)::int` }).from(
    db
      .select({ id: certificates.id })
      .from(certificates)
      .where(own)
      .limit(TOTAL_CAP + 1)
      .as('capped'),
  )
  return { rows, total: counted?.total ?? 0 }
}
