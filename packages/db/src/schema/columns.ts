import { boolean, customType, integer, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** An instant, read and written as Date. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
/** Primary key made by the application (uuid v7). */
export const id = () => uuid('id').primaryKey()
export const createdAt = () => instant('created_at').notNull()
/** Raw bytes (ciphertexts, hashes). */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })

/** What each table of imports has beside who imported. */
export const importColumns = () => ({
  /** Chosen by whoever imports, so that the record is found again when no answer comes. */
  id: uuid('id').primaryKey(),
  fileName: text('file_name').notNull(),
  /** SHA-256, in hexadecimal. */
  fileHash: text('file_hash').notNull(),
  /** Checked only, to be told what is wrong. */
  dryRun: boolean('dry_run').notNull(),
  state: text('state').notNull(),
  /** Lines of the file, and how many of them the step that runs has done. */
  rows: integer('rows').notNull().default(0),
  rowsDone: integer('rows_done').notNull().default(0),
  created: integer('created').notNull().default(0),
  errorCount: integer('error_count').notNull().default(0),
  createdAt: createdAt(),
  /** By the clock of the database. A running import tells it every few seconds: one that does not has been interrupted. */
  heardAt: instant('heard_at').notNull(),
  endedAt: instant('ended_at'),
})
