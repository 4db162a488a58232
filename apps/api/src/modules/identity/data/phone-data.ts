import { smsCodes, verifiedPhones } from '@guichet/db/schema'
import { SMS_CODE_TRIES } from '@guichet/domain/sms-code'
import { and, desc, eq, gt, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** What a code is sent for; it serves for nothing else. */
export type CodePurpose = 'own-phone' | 'sign-in' | 'recovery' | 'registration'
export interface CodeBinding {
  readonly purpose: CodePurpose
  /** Id of what it is bound to. */
  readonly subject: string
}

const boundTo = ({ purpose, subject }: CodeBinding) =>
  and(eq(smsCodes.purpose, purpose), eq(smsCodes.subject, subject))

export async function findPhone({ db }: Ctx, personId: string) {
  const [row] = await db
    .select({
      phone: verifiedPhones.phone,
      verifiedAt: verifiedPhones.verifiedAt,
      factorSince: verifiedPhones.factorSince,
      factorUsedAt: verifiedPhones.factorUsedAt,
    })
    .from(verifiedPhones)
    .where(eq(verifiedPhones.personId, personId))
  return row ?? null
}

/** The number of a person is this one from now on; the one before, if there was another. */
export async function savePhone(ctx: Ctx, personId: string, phone: string): Promise<string | null> {
  const before = await findPhone(ctx, personId)
  const values = { phone, verifiedAt: ctx.clock.now() }
  await ctx.db
    .insert(verifiedPhones)
    .values({ personId, ...values })
    .onConflictDoUpdate({ target: verifiedPhones.personId, set: values })
  return before === null || before.phone === phone ? null : before.phone
}

/** The number that was taken away, with whether codes to it were a second factor; null when there was none. */
export async function deletePhone({ db }: Ctx, personId: string) {
  const [row] = await db
    .delete(verifiedPhones)
    .where(eq(verifiedPhones.personId, personId))
    .returning({ phone: verifiedPhones.phone, factorSince: verifiedPhones.factorSince })
  return row ? { phone: row.phone, wasFactor: row.factorSince !== null } : null
}

/** Codes to the number are a second factor from now on, or no more; false when they were already, or there is no number. */
export async function switchPhoneFactor({ db, clock }: Ctx, personId: string, on: boolean): Promise<boolean> {
  const { factorSince } = verifiedPhones
  const rows = await db
    .update(verifiedPhones)
    .set({ factorSince: on ? clock.now() : null, factorUsedAt: null })
    .where(and(eq(verifiedPhones.personId, personId), on ? isNull(factorSince) : isNotNull(factorSince)))
    .returning({ personId: verifiedPhones.personId })
  return rows.length === 1
}

/** Notes that a code to the number was the second factor; false when it is one no more. */
export async function notePhoneFactorUse(
  { db, clock }: Ctx,
  personId: string,
  phone: string,
): Promise<boolean> {
  const rows = await db
    .update(verifiedPhones)
    .set({ factorUsedAt: clock.now() })
    .where(
      and(
        eq(verifiedPhones.personId, personId),
        eq(verifiedPhones.phone, phone),
        isNotNull(verifiedPhones.factorSince),
      ),
    )
    .returning({ personId: verifiedPhones.personId })
  return rows.length === 1
}

/** The code that was sent last for something. */
export async function findLatestCode({ db }: Ctx, binding: CodeBinding) {
  const [row] = await db
    .select({
      phone: smsCodes.phone,
      tries: smsCodes.tries,
      expiresAt: smsCodes.expiresAt,
      usedAt: smsCodes.usedAt,
    })
    .from(smsCodes)
    .where(boundTo(binding))
    .orderBy(desc(smsCodes.createdAt), desc(smsCodes.id))
    .limit(1)
  return row ?? null
}

/** Who signs in or recovers has named no number: strangers who name it elsewhere do not use up what may be sent to it for that. */
const ASKED_OF_OWNER: readonly CodePurpose[] = ['sign-in', 'recovery']
const NAMED_BY_ANYBODY: readonly CodePurpose[] = ['own-phone', 'registration']
const alike = (purpose: CodePurpose) => (ASKED_OF_OWNER.includes(purpose) ? ASKED_OF_OWNER : NAMED_BY_ANYBODY)

/** When codes were sent for something, or to a number for the like, since an instant; others that send to the number wait. */
export async function holdSendings({ db }: Ctx, binding: CodeBinding, phone: string, since: Date) {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('guichet.sms-code'), hashtext(${phone}))`)
  const rows = await db
    .select({ at: smsCodes.createdAt })
    .from(smsCodes)
    .where(
      and(
        or(
          boundTo(binding),
          and(eq(smsCodes.phone, phone), inArray(smsCodes.purpose, [...alike(binding.purpose)])),
        ),
        gt(smsCodes.createdAt, since),
      ),
    )
    .orderBy(desc(smsCodes.createdAt))
    .limit(100)
  return rows.map(({ at }) => at)
}

export async function insertCode({ db }: Ctx, row: typeof smsCodes.$inferInsert): Promise<void> {
  await db.insert(smsCodes).values(row)
}

/** Takes one of the tries of the latest code; null when it serves no more. */
export async function takeCodeTry({ db, clock }: Ctx, binding: CodeBinding) {
  const latest = db
    .select({ id: smsCodes.id })
    .from(smsCodes)
    .where(boundTo(binding))
    .orderBy(desc(smsCodes.createdAt), desc(smsCodes.id))
    .limit(1)
  const [row] = await db
    .update(smsCodes)
    .set({ tries: sql`${smsCodes.tries} + 1` })
    .where(
      and(
        eq(smsCodes.id, latest),
        isNull(smsCodes.usedAt),
        lt(smsCodes.tries, SMS_CODE_TRIES),
        gt(smsCodes.expiresAt, clock.now()),
      ),
    )
    .returning({
      id: smsCodes.id,
      phone: smsCodes.phone,
      codeHash: smsCodes.codeHash,
      tries: smsCodes.tries,
    })
  return row ?? null
}

/** Uses a code up; false when it was used before. */
export async function useCode({ db, clock }: Ctx, id: string): Promise<boolean> {
  const rows = await db
    .update(smsCodes)
    .set({ usedAt: clock.now() })
    .where(and(eq(smsCodes.id, id), isNull(smsCodes.usedAt)))
    .returning({ id: smsCodes.id })
  return rows.length === 1
}

/** Codes that were sent for something serve no more. */
export async function endCodes({ db, clock }: Ctx, binding: CodeBinding): Promise<void> {
  await db
    .update(smsCodes)
    .set({ usedAt: clock.now() })
    .where(and(boundTo(binding), isNull(smsCodes.usedAt)))
}
