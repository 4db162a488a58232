import {
  passkeys,
  persons,
  recoveryCodes,
  totpFactors,
  totpSetups,
  trustedDevices,
  verifiedPhones,
} from '@guichet/db/schema'
import type { KnownFactors } from '@guichet/domain/sign-in-methods'
import { and, asc, desc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import { insertMany } from '../../../platform/insert-many.ts'

/** What somebody has set up and what counts, in one statement: a code by SMS is none for staff. */
export async function readKnownFactors({ db }: Ctx, personId: string): Promise<KnownFactors> {
  const { rows } = await db.execute<{ totp: boolean; passkeys: number; sms: boolean; codes: number }>(sql`
    select exists (select 1 from ${totpFactors} where person_id = ${personId}) as totp,
      (select count(*)::int from ${passkeys} where person_id = ${personId}) as passkeys,
      exists (select 1 from ${verifiedPhones} v join ${persons} p on p.id = v.person_id
        where v.person_id = ${personId} and v.factor_since is not null and p.staff_role is null) as sms,
      (select count(*)::int from ${recoveryCodes} where person_id = ${personId} and used_at is null) as codes`)
  const [row] = rows
  return {
    totp: row?.totp ?? false,
    passkeys: row?.passkeys ?? 0,
    sms: row?.sms ?? false,
    recoveryCodesLeft: row?.codes ?? 0,
  }
}

/** Changes of the factors of a person come one after the other. */
export async function holdFactors({ db }: Ctx, personId: string): Promise<void> {
  await db.select({ id: persons.id }).from(persons).where(eq(persons.id, personId)).for('update')
}

export async function findTotp({ db }: Ctx, personId: string) {
  const [row] = await db
    .select({
      name: totpFactors.name,
      createdAt: totpFactors.createdAt,
      lastUsedAt: totpFactors.lastUsedAt,
    })
    .from(totpFactors)
    .where(eq(totpFactors.personId, personId))
  return row ?? null
}

/** Offers a secret; one that was offered before is gone. */
export async function saveTotpSetup({ db }: Ctx, row: typeof totpSetups.$inferInsert): Promise<void> {
  const { personId: _, ...values } = row
  await db.insert(totpSetups).values(row).onConflictDoUpdate({ target: totpSetups.personId, set: values })
}

/** The secret that this session was offered, while there is time. */
export async function findTotpSetup(
  { db, clock }: Ctx,
  personId: string,
  sessionId: string,
): Promise<Buffer | null> {
  const [row] = await db
    .select({ secretCipher: totpSetups.secretCipher })
    .from(totpSetups)
    .where(
      and(
        eq(totpSetups.personId, personId),
        eq(totpSetups.sessionId, sessionId),
        gt(totpSetups.expiresAt, clock.now()),
      ),
    )
  return row?.secretCipher ?? null
}

/** Ends an offer; false when it is another one now, or gone. */
export async function endTotpSetup({ db }: Ctx, personId: string, secretCipher: Buffer): Promise<boolean> {
  const rows = await db
    .delete(totpSetups)
    .where(and(eq(totpSetups.personId, personId), eq(totpSetups.secretCipher, secretCipher)))
    .returning({ personId: totpSetups.personId })
  return rows.length === 1
}

/** The authenticator program of a person, in the place of an earlier one. */
export async function replaceTotp(
  { db, clock }: Ctx,
  personId: string,
  secretCipher: Buffer,
  lastStep: number,
): Promise<void> {
  const values = { secretCipher, lastStep, name: null, createdAt: clock.now(), lastUsedAt: null }
  await db
    .insert(totpFactors)
    .values({ personId, ...values })
    .onConflictDoUpdate({ target: totpFactors.personId, set: values })
}

export async function nameTotp({ db }: Ctx, personId: string, name: string): Promise<boolean> {
  const rows = await db
    .update(totpFactors)
    .set({ name })
    .where(eq(totpFactors.personId, personId))
    .returning({ personId: totpFactors.personId })
  return rows.length === 1
}

export async function deleteTotp({ db }: Ctx, personId: string): Promise<boolean> {
  const rows = await db
    .delete(totpFactors)
    .where(eq(totpFactors.personId, personId))
    .returning({ personId: totpFactors.personId })
  return rows.length === 1
}

/** Takes all second factors away; the proven number stays, to be told and to recover by. Answers what it was. */
export async function deleteFactors({ db }: Ctx, personId: string) {
  const gone = {
    totp: await db
      .delete(totpFactors)
      .where(eq(totpFactors.personId, personId))
      .returning({ id: totpFactors.personId }),
    passkey: await db.delete(passkeys).where(eq(passkeys.personId, personId)).returning({ id: passkeys.id }),
    sms: await db
      .update(verifiedPhones)
      .set({ factorSince: null })
      .where(and(eq(verifiedPhones.personId, personId), isNotNull(verifiedPhones.factorSince)))
      .returning({ id: verifiedPhones.personId }),
    'recovery-codes': await db
      .delete(recoveryCodes)
      .where(eq(recoveryCodes.personId, personId))
      .returning({ id: recoveryCodes.id }),
  }
  return (['totp', 'passkey', 'sms', 'recovery-codes'] as const).filter((kind) => gone[kind].length > 0)
}

export async function deleteRecoveryCodes({ db }: Ctx, personId: string): Promise<void> {
  await db.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId))
}

export async function insertRecoveryCodes(
  ctx: Ctx,
  rows: (typeof recoveryCodes.$inferInsert)[],
): Promise<void> {
  await insertMany(ctx, recoveryCodes, rows)
}

/** How many codes of the latest set are left; null when there is none. */
export async function findRecoverySet({ db }: Ctx, personId: string) {
  const rows = await db
    .select({ usedAt: recoveryCodes.usedAt, createdAt: recoveryCodes.createdAt })
    .from(recoveryCodes)
    .where(eq(recoveryCodes.personId, personId))
  const [first] = rows
  if (!first) return null
  const left = rows.filter(({ usedAt }) => usedAt === null).length
  return { left, total: rows.length, createdAt: first.createdAt }
}

/** The code of a person that these signs find, or any other of his, so that a wrong one takes as long. */
export async function findRecoveryCode({ db }: Ctx, personId: string, selector: string) {
  const isFound = sql<boolean>`${recoveryCodes.selector} = ${selector} and ${recoveryCodes.usedAt} is null`
  const [row] = await db
    .select({ id: recoveryCodes.id, codeHash: recoveryCodes.codeHash, isFound })
    .from(recoveryCodes)
    .where(eq(recoveryCodes.personId, personId))
    .orderBy(desc(isFound))
    .limit(1)
  return row ?? null
}

/** Uses a code up; false when it was used before. */
export async function useRecoveryCode({ db, clock }: Ctx, id: string): Promise<boolean> {
  const rows = await db
    .update(recoveryCodes)
    .set({ usedAt: clock.now() })
    .where(and(eq(recoveryCodes.id, id), isNull(recoveryCodes.usedAt)))
    .returning({ id: recoveryCodes.id })
  return rows.length === 1
}

/** Whether this browser is excused from the second factor of that person. */
export async function isDeviceTrusted(
  { db, clock }: Ctx,
  personId: string,
  deviceHash: Buffer,
): Promise<boolean> {
  const rows = await db
    .select({ id: trustedDevices.id })
    .from(trustedDevices)
    .where(
      and(
        eq(trustedDevices.personId, personId),
        eq(trustedDevices.deviceHash, deviceHash),
        gt(trustedDevices.expiresAt, clock.now()),
      ),
    )
  return rows.length > 0
}

export async function saveTrustedDevice({ db }: Ctx, row: typeof trustedDevices.$inferInsert): Promise<void> {
  const { id: _, personId: __, deviceHash: ___, ...values } = row
  await db
    .insert(trustedDevices)
    .values(row)
    .onConflictDoUpdate({ target: [trustedDevices.personId, trustedDevices.deviceHash], set: values })
}

/** Browsers that are trusted still, the latest first. */
export const readTrustedDevices = ({ db, clock }: Ctx, personId: string) =>
  db
    .select({
      id: trustedDevices.id,
      deviceHash: trustedDevices.deviceHash,
      userAgent: trustedDevices.userAgent,
      ip: trustedDevices.ip,
      createdAt: trustedDevices.createdAt,
      expiresAt: trustedDevices.expiresAt,
    })
    .from(trustedDevices)
    .where(and(eq(trustedDevices.personId, personId), gt(trustedDevices.expiresAt, clock.now())))
    .orderBy(desc(trustedDevices.createdAt), asc(trustedDevices.id))
    .limit(100)

/** Trusts a browser of this person no more; false when it is none of his. */
export async function deleteTrustedDevice({ db }: Ctx, personId: string, id: string): Promise<boolean> {
  const rows = await db
    .delete(trustedDevices)
    .where(and(eq(trustedDevices.id, id), eq(trustedDevices.personId, personId)))
    .returning({ id: trustedDevices.id })
  return rows.length === 1
}

export async function deleteTrustedDevices({ db }: Ctx, personId: string): Promise<void> {
  await db.delete(trustedDevices).where(eq(trustedDevices.personId, personId))
}
