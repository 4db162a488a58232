import type { DocumentChange } from '@guichet/domain/document-life'
import { sql } from 'drizzle-orm'
import {
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
import { persons } from './persons.ts'

/** A document: a file of the member’s own, or one that the organisation publishes. Its files are its versions. */
export const documents = pgTable(
  'documents',
  {
    id: id(),
    /** "ID". */
    number: integer('number').notNull(),
    /** Whose it is; null for what the organisation publishes. */
    ownerId: uuid('owner_id').references(() => persons.id),
    name: text('name').notNull(),
    /** Folded words that searches look into. */
    searchKey: text('search_key').notNull(),
    category: text('category').notNull(),
    period: text('period'),
    /** The latest version. */
    version: integer('version').notNull(),
    mediaType: text('media_type').notNull(),
    size: integer('size').notNull(),
    /** To whom it is published; null for a member’s own. */
    audience: text('audience'),
    /** The member, partner or membership type that the audience names. */
    audienceId: uuid('audience_id'),
    /** Last day on which it is kept. */
    retainedUntil: date('retained_until', { mode: 'string' }),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnReason: text('withdrawn_reason'),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => persons.id),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('documents_number_key').on(t.number),
    index('documents_owner_idx').on(t.ownerId),
    index('documents_created_by_idx').on(t.createdBy),
    index('documents_published_idx').on(t.createdAt, t.id).where(sql`${t.ownerId} is null`),
    index('documents_published_words_idx')
      .using('gin', sql`${t.searchKey} gin_trgm_ops`)
      .where(sql`${t.ownerId} is null`),
    index('documents_retained_idx').on(t.retainedUntil).where(sql`${t.retainedUntil} is not null`),
    check('documents_size_check', sql`${t.size} >= 0`),
    check('documents_version_check', sql`${t.version} >= 1`),
    check('documents_audience_check', sql`(${t.ownerId} is null) = (${t.audience} is not null)`),
    check(
      'documents_audience_kind_check',
      sql`${t.audience} in ('member', 'all', 'active', 'lapsed', 'partner', 'type')`,
    ),
  ],
)

/** One file of a document, encrypted in the store under `file_key`. */
export const documentVersions = pgTable(
  'document_versions',
  {
    id: id(),
    documentId: uuid('document_id')
      .notNull()
      .references(() => documents.id),
    version: integer('version').notNull(),
    fileKey: text('file_key').notNull(),
    /** Of the content, hex: checked whenever it is read. */
    sha256: text('sha256').notNull(),
    size: integer('size').notNull(),
    mediaType: text('media_type').notNull(),
    fileName: text('file_name').notNull(),
    /** When it was found not to be what was stored. */
    damagedAt: instant('damaged_at'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('document_versions_version_key').on(t.documentId, t.version),
    uniqueIndex('document_versions_file_key').on(t.fileKey),
  ],
)

/** A document in somebody’s library or trash. */
export const documentShelves = pgTable(
  'document_shelves',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    documentId: uuid('document_id')
      .notNull()
      .references(() => documents.id),
    addedAt: instant('added_at').notNull(),
    trashedAt: instant('trashed_at'),
    /** When the person was told that the trash will give it up. */
    warnedAt: instant('warned_at'),
    /** Since when the organisation has published or changed it without its person being told; null once told. */
    changedAt: instant('changed_at'),
    change: text('change').$type<DocumentChange>(),
    /** Given up for good: a published document is not put there again. */
    deletedAt: instant('deleted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.documentId] }),
    index('document_shelves_document_idx').on(t.documentId),
    index('document_shelves_library_idx')
      .on(t.personId, t.addedAt, t.documentId)
      .where(sql`${t.trashedAt} is null and ${t.deletedAt} is null`),
    index('document_shelves_trash_idx')
      .on(t.personId, t.trashedAt, t.documentId)
      .where(sql`${t.trashedAt} is not null and ${t.deletedAt} is null`),
    index('document_shelves_changed_idx').on(t.personId, t.documentId).where(sql`${t.changedAt} is not null`),
    check('document_shelves_change_check', sql`${t.change} in ('published', 'version', 'renamed')`),
    check('document_shelves_changed_check', sql`(${t.changedAt} is null) = (${t.change} is null)`),
    index('document_shelves_emptied_idx')
      .on(t.trashedAt)
      .where(sql`${t.trashedAt} is not null and ${t.deletedAt} is null`),
  ],
)

/** Lets whoever has it fetch a document, until a day and so many times. */
export const documentLinks = pgTable(
  'document_links',
  {
    id: id(),
    documentId: uuid('document_id')
      .notNull()
      .references(() => documents.id),
    /** Who shares it. */
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    /** SHA-256 of what the address carries. */
    tokenHash: bytes('token_hash').notNull(),
    /** Of the password told apart; null where none is asked for. */
    passwordHash: text('password_hash'),
    /** Passwords tried since the last right one. */
    tries: integer('tries').notNull().default(0),
    /** How whoever shares it is named to strangers; null for not at all. */
    sharedAs: text('shared_as'),
    /** For whoever shares it alone. */
    note: text('note'),
    /** Last day on which it is of use. */
    expiresOn: date('expires_on', { mode: 'string' }).notNull(),
    mostDownloads: integer('most_downloads').notNull(),
    downloads: integer('downloads').notNull().default(0),
    lastUsedAt: instant('last_used_at'),
    endedAt: instant('ended_at'),
    endedReason: text('ended_reason'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('document_links_token_key').on(t.tokenHash),
    index('document_links_document_idx').on(t.documentId, t.personId, t.createdAt, t.id),
    index('document_links_person_idx').on(t.personId),
    check('document_links_downloads_check', sql`${t.downloads} between 0 and ${t.mostDownloads}`),
    check('document_links_most_check', sql`${t.mostDownloads} between 1 and 20`),
    check('document_links_ended_check', sql`(${t.endedAt} is null) = (${t.endedReason} is null)`),
    check('document_links_reason_check', sql`${t.endedReason} in ('member', 'trash', 'withdrawn', 'tries')`),
  ],
)

/** Journal of what was done with a document on a shelf; its person reads it. */
export const documentAccesses = pgTable(
  'document_accesses',
  {
    id: id(),
    documentId: uuid('document_id')
      .notNull()
      .references(() => documents.id),
    /** Whose shelf it stands on. */
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    version: integer('version').notNull(),
    action: text('action').notNull(),
    by: text('by').notNull(),
    /** By which link, where it was one. */
    linkId: uuid('link_id').references(() => documentLinks.id),
    at: instant('at').notNull(),
  },
  (t) => [
    index('document_accesses_link_idx').on(t.linkId).where(sql`${t.linkId} is not null`),
    index('document_accesses_page_idx').on(t.documentId, t.personId, t.at, t.id),
    index('document_accesses_person_idx').on(t.personId),
    check('document_accesses_by_check', sql`${t.by} in ('me', 'key', 'organisation', 'link', 'third-party')`),
  ],
)
