import type { DelegationRight, DelegationState } from '@guichet/domain/delegation'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, createdAt, id, instant } from './columns.ts'
import { firms } from './firms.ts'
import { persons } from './persons.ts'

/** A member's file opened to somebody else, or about to be: by invitation of the member, or asked for. */
export const delegations = pgTable(
  'delegations',
  {
    id: id(),
    /** Whose file it is; null when what was asked for names nobody. */
    ownerId: uuid('owner_id').references(() => persons.id),
    /** To whom it is opened; null until an invitation is accepted. */
    thirdId: uuid('third_id').references(() => persons.id),
    origin: text('origin').$type<'invitation' | 'request'>().notNull(),
    state: text('state').$type<DelegationState>().notNull(),
    /** Address of whoever was invited, or that of the member as whoever asks typed it. */
    email: text('email').notNull(),
    /** Member number or login, as whoever asks typed it. */
    identifier: text('identifier'),
    rights: text('rights').array().$type<DelegationRight[]>().notNull(),
    /** Last day; null while it is asked for. */
    endsOn: date('ends_on', { mode: 'string' }),
    /** Whether reminders to the member are copied to the third party. */
    copies: boolean('copies').notNull().default(false),
    /** Whether the member opens the file to the colleagues of the third party too. */
    colleagues: boolean('colleagues').notNull().default(false),
    /** The firm to whose persons it is open besides: that in which the third party is, once the member was told. */
    firmId: uuid('firm_id').references(() => firms.id),
    note: text('note'),
    /** Of the link by which an invitation is accepted. */
    tokenHash: bytes('token_hash'),
    /** Until when an invitation or a request may be answered. */
    answerBy: instant('answer_by').notNull(),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    acceptedAt: instant('accepted_at'),
    endedAt: instant('ended_at'),
    lastUsedAt: instant('last_used_at'),
  },
  (t) => [
    uniqueIndex('delegations_active_key').on(t.ownerId, t.thirdId).where(sql`${t.state} = 'active'`),
    uniqueIndex('delegations_invited_key').on(t.ownerId, t.email).where(sql`${t.state} = 'invited'`),
    uniqueIndex('delegations_asked_key')
      .on(t.thirdId, t.email, t.identifier)
      .where(sql`${t.state} = 'asked'`),
    uniqueIndex('delegations_token_key').on(t.tokenHash),
    index('delegations_owner_idx').on(t.ownerId, t.createdAt.desc().nullsFirst(), t.id),
    index('delegations_third_idx').on(t.thirdId, t.state),
    index('delegations_firm_idx').on(t.firmId, t.state),
    index('delegations_email_idx').on(t.email).where(sql`${t.state} = 'invited'`),
    check('delegations_origin_check', sql`${t.origin} in ('invitation', 'request')`),
    check(
      'delegations_state_check',
      sql`${t.state} in ('invited', 'asked', 'active', 'expired', 'declined', 'withdrawn', 'revoked', 'given-up')`,
    ),
    check(
      'delegations_active_check',
      sql`${t.state} <> 'active' or (${t.ownerId} is not null and ${t.thirdId} is not null and ${t.endsOn} is not null and cardinality(${t.rights}) > 0)`,
    ),
    check('delegations_self_check', sql`${t.ownerId} <> ${t.thirdId}`),
    check('delegations_firm_check', sql`${t.firmId} is null or ${t.colleagues}`),
  ],
)

/** When each person was last in a file: the third party, and each colleague. */
export const delegationVisits = pgTable(
  'delegation_visits',
  {
    delegationId: uuid('delegation_id')
      .notNull()
      .references(() => delegations.id, { onDelete: 'cascade' }),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.delegationId, t.personId] }),
    index('delegation_visits_person_idx').on(t.personId),
  ],
)

/** Staff who act for a member, for a reason that the member reads, and not for long. */
export const assistances = pgTable(
  'assistances',
  {
    id: id(),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => persons.id),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => persons.id),
    reason: text('reason').notNull(),
    startedAt: instant('started_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    index('assistances_owner_idx').on(t.ownerId, t.startedAt.desc().nullsFirst(), t.id),
    index('assistances_staff_idx').on(t.staffId),
    uniqueIndex('assistances_open_key').on(t.staffId, t.ownerId).where(sql`${t.endedAt} is null`),
    check('assistances_self_check', sql`${t.ownerId} <> ${t.staffId}`),
  ],
)
