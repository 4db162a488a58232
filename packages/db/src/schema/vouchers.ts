import { sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { payments } from './billing.ts'
import { bytes, createdAt, id, instant } from './columns.ts'
import { joinings } from './joinings.ts'
import { persons } from './persons.ts'

/** What bringing somebody is worth: one row, raised at each edit. */
export const referralRules = pgTable(
  'referral_rules',
  {
    id: integer('id').primaryKey(),
    /** Whether new referrals bring vouchers. */
    enabled: boolean('enabled').notNull(),
    referrerCents: integer('referrer_cents').notNull(),
    newcomerCents: integer('newcomer_cents').notNull(),
    validityMonths: integer('validity_months').notNull(),
    version: integer('version').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    check('referral_rules_single_check', sql`${t.id} = 1`),
    check('referral_rules_value_check', sql`${t.referrerCents} > 0 and ${t.newcomerCents} > 0`),
    check('referral_rules_validity_check', sql`${t.validityMonths} between 1 and 60`),
  ],
)

/** A newcomer who joined with somebody's code and paid. Once for each newcomer, whatever comes how often. */
export const referrals = pgTable(
  'referrals',
  {
    id: id(),
    referrerId: uuid('referrer_id')
      .notNull()
      .references(() => persons.id),
    newcomerId: uuid('newcomer_id')
      .notNull()
      .references(() => persons.id),
    joiningId: uuid('joining_id')
      .notNull()
      .references(() => joinings.id),
    paymentId: uuid('payment_id')
      .notNull()
      .references(() => payments.id),
    state: text('state').notNull(),
    /** What the two have in common, for staff to look at. */
    hints: text('hints').array().notNull(),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('referrals_newcomer_key').on(t.newcomerId),
    uniqueIndex('referrals_joining_key').on(t.joiningId),
    uniqueIndex('referrals_payment_key').on(t.paymentId),
    index('referrals_referrer_idx').on(t.referrerId, t.createdAt.desc().nullsFirst(), t.id),
    index('referrals_created_idx').on(t.createdAt.desc().nullsFirst(), t.id),
    check('referrals_self_check', sql`${t.referrerId} <> ${t.newcomerId}`),
    check('referrals_state_check', sql`${t.state} in ('rewarded', 'unrewarded', 'refused', 'reversed')`),
  ],
)

/** Invitations sent by mail to people who are not here yet. No address is kept, only its keyed hash. */
export const referralInvitations = pgTable(
  'referral_invitations',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    addressHash: bytes('address_hash').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index('referral_invitations_person_idx').on(t.personId, t.createdAt),
    index('referral_invitations_address_idx').on(t.addressHash, t.createdAt),
  ],
)

/** "Bon cadeau". `value = balance + reserved + used + withdrawn`; the rules are `@guichet/domain/vouchers`. */
export const vouchers = pgTable(
  'vouchers',
  {
    id: id(),
    number: integer('number').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    origin: text('origin').notNull(),
    /** Null for what staff gave. */
    referralId: uuid('referral_id').references(() => referrals.id),
    state: text('state').notNull(),
    valueCents: integer('value_cents').notNull(),
    balanceCents: integer('balance_cents').notNull(),
    reservedCents: integer('reserved_cents').notNull().default(0),
    usedCents: integer('used_cents').notNull().default(0),
    /** Last day on which an order can be made with it. */
    expiresOn: date('expires_on', { mode: 'string' }).notNull(),
    /** The last day of which its holder was warned. */
    warnedOf: date('warned_of', { mode: 'string' }),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('vouchers_number_key').on(t.number),
    uniqueIndex('vouchers_referral_key').on(t.referralId, t.origin),
    index('vouchers_person_idx').on(t.personId, t.createdAt.desc().nullsFirst(), t.id),
    index('vouchers_created_idx').on(t.createdAt.desc().nullsFirst(), t.id),
    index('vouchers_expires_idx').on(t.expiresOn, t.id).where(sql`${t.state} = 'issued'`),
    check(
      'vouchers_amounts_check',
      sql`${t.valueCents} > 0 and ${t.balanceCents} >= 0 and ${t.reservedCents} >= 0 and ${t.usedCents} >= 0
        and ${t.balanceCents} + ${t.reservedCents} + ${t.usedCents} <= ${t.valueCents}`,
    ),
    check('vouchers_origin_check', sql`${t.origin} in ('referrer', 'newcomer', 'staff')`),
    check('vouchers_referral_check', sql`(${t.origin} = 'staff') = (${t.referralId} is null)`),
    check(
      'vouchers_state_check',
      sql`${t.state} in ('issued', 'reserved', 'used', 'expired', 'cancelled', 'reversed')`,
    ),
  ],
)

/** What a voucher takes off a payment: one voucher on a payment, and one payment at a time that waits with a voucher. */
export const voucherUses = pgTable(
  'voucher_uses',
  {
    id: id(),
    voucherId: uuid('voucher_id')
      .notNull()
      .references(() => vouchers.id),
    paymentId: uuid('payment_id')
      .notNull()
      .references(() => payments.id),
    amountCents: integer('amount_cents').notNull(),
    /** What of it has come back, once the payment was undone. */
    returnedCents: integer('returned_cents').notNull().default(0),
    state: text('state').notNull(),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('voucher_uses_payment_key').on(t.paymentId),
    uniqueIndex('voucher_uses_open_key').on(t.voucherId).where(sql`${t.state} = 'reserved'`),
    index('voucher_uses_voucher_idx').on(t.voucherId),
    check('voucher_uses_amount_check', sql`${t.amountCents} > 0`),
    check('voucher_uses_returned_check', sql`${t.returnedCents} between 0 and ${t.amountCents}`),
    check('voucher_uses_state_check', sql`${t.state} in ('reserved', 'used', 'released', 'returned')`),
  ],
)

/** The ledger: append-only (trigger). The amounts of a voucher add up to its balance. */
export const voucherMovements = pgTable(
  'voucher_movements',
  {
    id: id(),
    voucherId: uuid('voucher_id')
      .notNull()
      .references(() => vouchers.id),
    /** Place among the lines of its voucher, from 1. */
    rank: integer('rank').notNull(),
    kind: text('kind').notNull(),
    /** What it does to the balance. */
    amountCents: integer('amount_cents').notNull(),
    balanceCents: integer('balance_cents').notNull(),
    paymentId: uuid('payment_id').references(() => payments.id),
    /** Who did it; null for the portal itself. */
    actorId: uuid('actor_id').references(() => persons.id),
    reason: text('reason'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('voucher_movements_rank_key').on(t.voucherId, t.rank),
    index('voucher_movements_payment_idx').on(t.paymentId),
    index('voucher_movements_actor_idx').on(t.actorId),
    check('voucher_movements_balance_check', sql`${t.balanceCents} >= 0`),
    check(
      'voucher_movements_kind_check',
      sql`${t.kind} in ('issued', 'reserved', 'released', 'used', 'returned', 'expired', 'cancelled', 'reversed')`,
    ),
  ],
)
