import { joinings, members, payments, persons, referrals, vouchers } from '@guichet/db/schema'
import type { ReferralParty, ReferralState } from '@guichet/domain/referrals'
import { and, eq, gt, isNotNull, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'

/** The joining that a payment completed, when it was made with somebody’s code. */
export async function findReferredJoining({ db }: Ctx, paymentId: string) {
  const [row] = await db
    .select({ id: joinings.id, newcomerId: joinings.personId, referrerId: joinings.referrerId })
    .from(joinings)
    .where(
      and(eq(joinings.paymentId, paymentId), eq(joinings.state, 'completed'), isNotNull(joinings.referrerId)),
    )
  return row ?? null
}

const MOST_CARDS = 50

/** What tells a person from others; null when there is no such person. */
export async function findParty({ db }: Ctx, personId: string): Promise<ReferralParty | null> {
  const [row] = await db
    .select({
      firstName: persons.firstName,
      lastName: persons.lastName,
      email: persons.email,
      phone: persons.phone,
      personalEmail: members.personalEmail,
      siret: members.siret,
      street: members.personalStreet,
      postcode: members.personalPostcode,
    })
    .from(persons)
    .leftJoin(members, eq(members.personId, persons.id))
    .where(eq(persons.id, personId))
  if (!row) return null
  const { email, personalEmail, ...party } = row
  const paid = await db
    .selectDistinct({ fingerprint: payments.payerFingerprint })
    .from(payments)
    .where(and(eq(payments.personId, personId), isNotNull(payments.payerFingerprint)))
    .limit(MOST_CARDS)
  return {
    ...party,
    emails: [email, personalEmail ?? ''].filter((one) => one !== ''),
    fingerprints: paid.flatMap(({ fingerprint }) => fingerprint ?? []),
  }
}

/** Newcomers that somebody brought since an instant. */
export async function countReferrals({ db }: Ctx, referrerId: string, since: Date): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(referrals)
    .where(and(eq(referrals.referrerId, referrerId), gt(referrals.createdAt, since)))
  return row?.count ?? 0
}

/** Writes a referral; false when this newcomer was brought before. */
export async function insertReferral({ db }: Ctx, row: typeof referrals.$inferInsert): Promise<boolean> {
  const rows = await db.insert(referrals).values(row).onConflictDoNothing().returning({ id: referrals.id })
  return rows.length === 1
}

/** The referral that a payment completed is undone; its id, or null when there is none to undo (any more). */
export async function reverseReferral({ db, clock }: Ctx, paymentId: string): Promise<string | null> {
  const [row] = await db
    .update(referrals)
    .set({ state: 'reversed', updatedAt: clock.now() })
    .where(and(eq(referrals.paymentId, paymentId), eq(referrals.state, 'rewarded')))
    .returning({ id: referrals.id })
  return row?.id ?? null
}

/** The referral code of a person; null for who is no member. */
export async function findCode({ db }: Ctx, personId: string): Promise<string | null> {
  const [row] = await db
    .select({ code: members.referralCode })
    .from(members)
    .where(eq(members.personId, personId))
  return row?.code ?? null
}

/** Whom a person brought, the latest first: the first name, and what it was worth. */
export async function readOwnReferrals({ db }: Ctx, personId: string, cursor: Cursor | null, limit: number) {
  const own = eq(referrals.referrerId, personId)
  const by = { by: [referrals.createdAt], id: referrals.id, descending: true }
  const { beyond, orderBy } = keyset({ ...by, cursor })
  const rows = await db
    .select({
      id: referrals.id,
      firstName: persons.firstName,
      state: sql<ReferralState>`${referrals.state}`,
      createdAt: referrals.createdAt,
      voucherCents: vouchers.valueCents,
    })
    .from(referrals)
    .innerJoin(persons, eq(persons.id, referrals.newcomerId))
    .leftJoin(vouchers, and(eq(vouchers.referralId, referrals.id), eq(vouchers.origin, 'referrer')))
    .where(and(own, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = db.select({ id: referrals.id }).from(referrals).where(own)
  return { rows, total: await countList({ db }, { rows, limit, cursor }, matching) }
}
