import type { FirmMemberState, FirmRole } from '@guichet/domain/firm'
import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, id, instant } from './columns.ts'
import { persons } from './persons.ts'

/** Third parties who work together (“cabinet”). */
export const firms = pgTable('firms', {
  id: id(),
  name: text('name').notNull(),
  version: integer('version').notNull().default(1),
  createdAt: createdAt(),
  /** When the last person left. */
  closedAt: instant('closed_at'),
})

/** A person’s place in a firm, or the invitation to one. */
export const firmMembers = pgTable(
  'firm_members',
  {
    id: id(),
    firmId: uuid('firm_id')
      .notNull()
      .references(() => firms.id),
    /** Null until the invitation is accepted. */
    personId: uuid('person_id').references(() => persons.id),
    /** To which the invitation was sent; empty for who made the firm. */
    email: text('email').notNull(),
    role: text('role').$type<FirmRole>().notNull(),
    state: text('state').$type<FirmMemberState>().notNull(),
    invitedById: uuid('invited_by_id').references(() => persons.id),
    /** Of the link by which the invitation is accepted. */
    tokenHash: bytes('token_hash'),
    /** Until when the invitation may be answered; null for who made the firm. */
    answerBy: instant('answer_by'),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    joinedAt: instant('joined_at'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    uniqueIndex('firm_members_active_key').on(t.personId).where(sql`${t.state} = 'active'`),
    uniqueIndex('firm_members_invited_key').on(t.firmId, t.email).where(sql`${t.state} = 'invited'`),
    uniqueIndex('firm_members_token_key').on(t.tokenHash),
    index('firm_members_firm_idx').on(t.firmId, t.state),
    index('firm_members_person_idx').on(t.personId),
    index('firm_members_inviter_idx').on(t.invitedById),
    index('firm_members_email_idx').on(t.email).where(sql`${t.state} = 'invited'`),
    check('firm_members_role_check', sql`${t.role} in ('manager', 'collaborator')`),
    check(
      'firm_members_state_check',
      sql`${t.state} in ('invited', 'active', 'declined', 'withdrawn', 'removed', 'left')`,
    ),
    check('firm_members_active_check', sql`${t.state} <> 'active' or ${t.personId} is not null`),
    check('firm_members_invited_check', sql`${t.state} <> 'invited' or ${t.answerBy} is not null`),
  ],
)
