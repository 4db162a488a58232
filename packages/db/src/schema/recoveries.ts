import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, id, instant } from './columns.ts'
import { persons } from './persons.ts'

/** A question that a person has asked for its own recovery; the answer is hashed as passwords are. */
export const secretQuestions = pgTable('secret_questions', {
  personId: uuid('person_id')
    .primaryKey()
    .references(() => persons.id),
  questionCipher: bytes('question_cipher').notNull(),
  answerHash: text('answer_hash').notNull(),
  setAt: instant('set_at').notNull(),
})

/** What was proven with one link to a new password. A row is made once something is given. */
export const recoveries = pgTable(
  'recoveries',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    /** The link that it is bound to (SHA-256): that of the request, then that of the mail after the wait. */
    linkHash: bytes('link_hash').notNull(),
    state: text('state').notNull(),
    /** Wrong answers so far. */
    tries: integer('tries').notNull().default(0),
    smsAt: instant('sms_at'),
    questionAt: instant('question_at'),
    /** A recovery code or a passkey in the place of one of the two. */
    standIn: text('stand_in'),
    createdAt: createdAt(),
    waitsUntil: instant('waits_until'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    uniqueIndex('recoveries_link_key').on(t.linkHash),
    index('recoveries_person_idx').on(t.personId),
    uniqueIndex('recoveries_waiting_key').on(t.personId).where(sql`${t.state} = 'waiting'`),
    index('recoveries_due_idx').on(t.waitsUntil).where(sql`${t.state} = 'waiting'`),
    index('recoveries_created_idx').on(t.createdAt),
    check('recoveries_state_check', sql`${t.state} in ('open', 'waiting', 'ready', 'done', 'stopped')`),
    check('recoveries_tries_check', sql`${t.tries} between 0 and 5`),
    check('recoveries_stand_in_check', sql`${t.standIn} in ('recovery-code', 'passkey')`),
    check(
      'recoveries_wait_check',
      sql`${t.state} not in ('waiting', 'ready') or ${t.waitsUntil} is not null`,
    ),
  ],
)
