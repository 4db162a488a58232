import { customType, timestamp, uuid } from 'drizzle-orm/pg-core'

/** An instant, read and written as Date. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
/** Primary key made by the application (uuid v7). */
export const id = () => uuid('id').primaryKey()
export const createdAt = () => instant('created_at').notNull()
/** Raw bytes (ciphertexts, hashes). */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })
