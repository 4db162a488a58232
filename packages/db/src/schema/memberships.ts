import type { MembershipKind } from '@guichet/domain/membership-terms'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, createdAt, id, instant } from './columns.ts'
import { memberImports } from './imports.ts'
import { persons } from './persons.ts'

/** Bodies through which members come. Never deleted: withdrawn. */
export const partners = pgTable('partners', {
  id: id(),
  name: text('name').notNull().unique(),
  contactName: text('contact_name'),
  email: text('email'),
  phone: text('phone'),
  withdrawn: boolean('withdrawn').notNull().default(false),
  version: integer('version').notNull().default(1),
})

/** The member's file: one per person who ever was a member. */
export const members = pgTable(
  'members',
  {
    personId: uuid('person_id')
      .primaryKey()
      .references(() => persons.id),
    /** "Utilisateur N°". */
    number: integer('number').notNull(),
    personalEmail: text('personal_email'),
    activity: text('activity'),
    nirCipher: bytes('nir_cipher'),
    nirHash: bytes('nir_hash'),
    siret: text('siret'),
    ape: text('ape'),
    website: text('website'),
    facebookUrl: text('facebook_url'),
    partnerId: uuid('partner_id').references(() => partners.id),
    referralCode: text('referral_code').notNull(),
    /** The import that brought the member. */
    importId: uuid('import_id').references(() => memberImports.id),
    personalStreet: text('personal_street'),
    personalComplement: text('personal_complement'),
    personalPostcode: text('personal_postcode'),
    personalCity: text('personal_city'),
    businessStreet: text('business_street'),
    businessComplement: text('business_complement'),
    businessPostcode: text('business_postcode'),
    businessCity: text('business_city'),
    /** Raised at each edit of the file or of the person: the ETag. */
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('members_number_key').on(t.number),
    uniqueIndex('members_referral_code_key').on(t.referralCode),
    uniqueIndex('members_nir_hash_key').on(t.nirHash),
    index('members_siret_idx').on(t.siret),
    index('members_import_idx').on(t.importId),
    index('members_partner_idx').on(t.partnerId),
    index('members_created_idx').on(t.createdAt, t.personId),
  ],
)

export const membershipTypes = pgTable(
  'membership_types',
  {
    id: id(),
    code: text('code').notNull().unique(),
    labelFr: text('label_fr').notNull(),
    labelEn: text('label_en').notNull(),
    descriptionFr: text('description_fr').notNull(),
    descriptionEn: text('description_en').notNull(),
    /** What it costs until the first of its dated prices begins. */
    amountCents: integer('amount_cents').notNull(),
    /** How its days are counted (`@guichet/domain/membership-terms`); never changed. */
    kind: text('kind').$type<MembershipKind>().notNull().default('annual'),
    freeMonths: integer('free_months').notNull().default(0),
    /** Offered for renewals now. */
    offered: boolean('offered').notNull().default(true),
    /** Only for members who name this partner. */
    partnerId: uuid('partner_id').references(() => partners.id),
    rank: integer('rank').notNull().default(0),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    index('membership_types_partner_idx').on(t.partnerId),
    check('membership_types_amount_check', sql`${t.amountCents} >= 0`),
    check(
      'membership_types_terms_check',
      sql`(${t.kind} in ('annual', 'pro-rata') and ${t.freeMonths} = 0)
        or (${t.kind} = 'free-months' and ${t.freeMonths} between 1 and 11)`,
    ),
  ],
)

/** A price of a type from a day on, until its next one; for everybody, or for who names the partner. */
export const membershipPrices = pgTable(
  'membership_prices',
  {
    id: id(),
    typeId: uuid('type_id')
      .notNull()
      .references(() => membershipTypes.id),
    partnerId: uuid('partner_id').references(() => partners.id),
    amountCents: integer('amount_cents').notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique('membership_prices_start_key').on(t.typeId, t.partnerId, t.startsOn).nullsNotDistinct(),
    index('membership_prices_partner_idx').on(t.partnerId),
    check('membership_prices_amount_check', sql`${t.amountCents} >= 0`),
  ],
)

/** A period of membership. Periods of one person never overlap (exclusion constraint in the migration). */
export const memberships = pgTable(
  'memberships',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    typeId: uuid('type_id')
      .notNull()
      .references(() => membershipTypes.id),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    /** The day on which it was cancelled: `ends_on` is then the day before, even when that is before it began. */
    cancelledOn: date('cancelled_on', { mode: 'string' }),
    /** The last day that had been agreed on. */
    agreedEndsOn: date('agreed_ends_on', { mode: 'string' }),
    cancelReason: text('cancel_reason'),
    renewedOn: date('renewed_on', { mode: 'string' }),
    amountCents: integer('amount_cents').notNull(),
    partnerId: uuid('partner_id').references(() => partners.id),
    paidOn: date('paid_on', { mode: 'string' }),
    paymentMethod: text('payment_method').notNull(),
    paymentId: uuid('payment_id'),
    managementTool: boolean('management_tool').notNull().default(false),
    managementToolSince: date('management_tool_since', { mode: 'string' }),
    createdAt: createdAt(),
  },
  (t) => [
    index('memberships_person_idx').on(t.personId, t.startsOn.desc().nullsFirst(), t.id),
    index('memberships_type_idx').on(t.typeId),
    index('memberships_partner_idx').on(t.partnerId),
    index('memberships_ends_idx').on(t.endsOn, t.id),
    uniqueIndex('memberships_payment_key').on(t.paymentId),
    check(
      'memberships_period_check',
      sql`${t.endsOn} >= ${t.startsOn} or (${t.cancelledOn} is not null and ${t.endsOn} < ${t.cancelledOn})`,
    ),
    check('memberships_cancel_check', sql`(${t.cancelledOn} is null) = (${t.agreedEndsOn} is null)`),
    check('memberships_amount_check', sql`${t.amountCents} >= 0`),
  ],
)

/** A renewal asked for. One at a time may wait for its payment (partial unique index). */
export const renewals = pgTable(
  'renewals',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    membershipId: uuid('membership_id')
      .notNull()
      .references(() => memberships.id),
    typeId: uuid('type_id')
      .notNull()
      .references(() => membershipTypes.id),
    paymentId: uuid('payment_id').notNull(),
    amountCents: integer('amount_cents').notNull(),
    state: text('state').notNull(),
    /** Automatic renewal is switched on by it once it is paid. */
    automatic: boolean('automatic').notNull().default(false),
    newMembershipId: uuid('new_membership_id').references(() => memberships.id),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('renewals_open_key')
      .on(t.personId)
      .where(sql`${t.state} in ('awaiting-payment', 'processing')`),
    uniqueIndex('renewals_payment_key').on(t.paymentId),
    uniqueIndex('renewals_new_membership_key').on(t.newMembershipId),
    index('renewals_membership_idx').on(t.membershipId),
    index('renewals_person_idx').on(t.personId),
    index('renewals_type_idx').on(t.typeId),
    check(
      'renewals_state_check',
      sql`${t.state} in ('awaiting-payment', 'processing', 'completed', 'cancelled', 'failed', 'expired')`,
    ),
  ],
)
