import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from './columns.ts'
import { signInReports } from './identity.ts'
import { persons } from './persons.ts'

/** What a conversation may be about. */
export const threadSubjects = pgTable(
  'thread_subjects',
  {
    id: id(),
    /** Set for those that the portal itself uses. */
    code: text('code'),
    labelFr: text('label_fr').notNull(),
    labelEn: text('label_en').notNull(),
    position: integer('position').notNull(),
    offered: boolean('offered').notNull().default(true),
    version: integer('version').notNull().default(1),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('thread_subjects_code_key').on(t.code),
    check('thread_subjects_offered_check', sql`${t.offered} or ${t.code} is null`),
  ],
)

/** A conversation of a person with the desk. */
export const threads = pgTable(
  'threads',
  {
    id: id(),
    number: integer('number').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    subjectId: uuid('subject_id')
      .notNull()
      .references(() => threadSubjects.id),
    title: text('title').notNull(),
    /** Number and title, folded for search. */
    searchKey: text('search_key').notNull(),
    state: text('state').notNull(),
    assigneeId: uuid('assignee_id').references(() => persons.id),
    createdAt: createdAt(),
    lastPostAt: instant('last_post_at').notNull(),
    lastBy: text('last_by').notNull(),
    /** When the desk last wrote; until when its person has read. */
    deskAt: instant('desk_at'),
    readThrough: instant('read_through'),
    waitingSince: instant('waiting_since'),
    resolvedAt: instant('resolved_at'),
    /** The disputed sign-in from which it was opened, once. */
    signInReportId: uuid('sign_in_report_id').references(() => signInReports.id),
  },
  (t) => [
    uniqueIndex('threads_number_key').on(t.number),
    uniqueIndex('threads_sign_in_report_key').on(t.signInReportId),
    index('threads_person_idx').on(t.personId, t.lastPostAt, t.id),
    index('threads_latest_idx').on(t.lastPostAt, t.id),
    index('threads_waiting_idx').on(t.waitingSince, t.id).where(sql`${t.waitingSince} is not null`),
    index('threads_subject_idx').on(t.subjectId),
    index('threads_assignee_idx').on(t.assigneeId).where(sql`${t.assigneeId} is not null`),
    index('threads_resolved_idx').on(t.resolvedAt).where(sql`${t.resolvedAt} is not null`),
    index('threads_words_idx').using('gin', sql`${t.searchKey} gin_trgm_ops`),
    check('threads_state_check', sql`${t.state} in ('open', 'answered', 'resolved')`),
    check('threads_waiting_check', sql`(${t.state} = 'open') = (${t.waitingSince} is not null)`),
    check('threads_resolved_check', sql`(${t.state} = 'resolved') = (${t.resolvedAt} is not null)`),
  ],
)

/** A line of a conversation: a message, a note for the desk alone, or what the portal writes. */
export const threadPosts = pgTable(
  'thread_posts',
  {
    id: id(),
    threadId: uuid('thread_id')
      .notNull()
      .references(() => threads.id),
    /** Who wrote it; null for the portal. */
    authorId: uuid('author_id').references(() => persons.id),
    side: text('side').notNull(),
    kind: text('kind').notNull(),
    text: text('text').notNull(),
    /** Its words, folded for search. */
    searchKey: text('search_key').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index('thread_posts_thread_idx').on(t.threadId, t.createdAt, t.id),
    index('thread_posts_author_idx').on(t.authorId),
    index('thread_posts_words_idx').using('gin', sql`${t.searchKey} gin_trgm_ops`),
    check('thread_posts_side_check', sql`${t.side} in ('member', 'desk', 'portal')`),
    check('thread_posts_note_check', sql`${t.kind} <> 'note' or ${t.side} = 'desk'`),
  ],
)

/** A file of a message, encrypted in the store under `file_key`; of none until a message names it. */
export const threadFiles = pgTable(
  'thread_files',
  {
    id: id(),
    /** Who sent it. */
    senderId: uuid('sender_id')
      .notNull()
      .references(() => persons.id),
    postId: uuid('post_id').references(() => threadPosts.id),
    fileKey: text('file_key').notNull(),
    /** Of the content, hex: checked whenever it is read. */
    sha256: text('sha256').notNull(),
    size: integer('size').notNull(),
    mediaType: text('media_type').notNull(),
    fileName: text('file_name').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('thread_files_file_key').on(t.fileKey),
    index('thread_files_post_idx').on(t.postId),
    index('thread_files_sender_idx').on(t.senderId),
    index('thread_files_loose_idx').on(t.createdAt).where(sql`${t.postId} is null`),
    check('thread_files_size_check', sql`${t.size} >= 0`),
  ],
)

/** Answers that the desk keeps for use. */
export const keptAnswers = pgTable('kept_answers', {
  id: id(),
  name: text('name').notNull(),
  fr: text('fr').notNull(),
  en: text('en'),
  version: integer('version').notNull().default(1),
  updatedAt: instant('updated_at').notNull(),
})
