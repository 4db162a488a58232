import { passkeys, recoveryCodes, totpFactors, trustedDevices } from '@guichet/db/schema'
import type { KnownFactors } from '@guichet/domain/sign-in-methods'
import { and, eq, gt, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** What somebody has set up, in one statement. */
export async function readKnownFactors({ db }: Ctx, personId: string): Promise<KnownFactors> {
  const { rows } = await db.execute<{ totp: boolean; passkeys: number; codes: number }>(sql`
    select exists (select 1 from ${totpFactors} where person_id = ${personId}) as totp,
      (select count(*)::int from ${passkeys} where person_id = ${personId}) as passkeys,
      (select count(*)::int from ${recoveryCodes} where person_id = ${personId} and used_at is null) as codes`)
  const [row] = rows
  return {
    totp: row?.totp ?? false,
    passkeys: row?.passkeys ?? 0,
    recoveryCodesLeft: row?.codes ?? 0,
  }
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
