import { referralRules } from '@guichet/db/schema'
import { and, eq, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

export interface ReferralWorth {
  readonly enabled: boolean
  readonly referrerCents: number
  readonly newcomerCents: number
  readonly validityMonths: number
}

/** Until somebody says what referrals bring, they bring nothing. */
const UNSET = { enabled: false, referrerCents: 1000, newcomerCents: 1000, validityMonths: 12, version: 0 }

/** What referrals bring. */
export async function readRules({ db }: Ctx): Promise<ReferralWorth & { readonly version: number }> {
  const [row] = await db
    .select({
      enabled: referralRules.enabled,
      referrerCents: referralRules.referrerCents,
      newcomerCents: referralRules.newcomerCents,
      validityMonths: referralRules.validityMonths,
      version: referralRules.version,
    })
    .from(referralRules)
  return row ?? UNSET
}

/** Writes the rules if they still have this version; false when somebody changed them meanwhile. */
export async function changeRules(
  { db, clock }: Ctx,
  version: number,
  { enabled, referrerCents, newcomerCents, validityMonths }: ReferralWorth,
): Promise<boolean> {
  const values = { enabled, referrerCents, newcomerCents, validityMonths, updatedAt: clock.now() }
  if (version === UNSET.version) {
    const rows = await db
      .insert(referralRules)
      .values({ id: 1, ...values, version: 1 })
      .onConflictDoNothing()
      .returning({ id: referralRules.id })
    return rows.length === 1
  }
  const rows = await db
    .update(referralRules)
    .set({ ...values, version: sql`${referralRules.version} + 1` })
    .where(and(eq(referralRules.id, 1), eq(referralRules.version, version)))
    .returning({ id: referralRules.id })
  return rows.length === 1
}
