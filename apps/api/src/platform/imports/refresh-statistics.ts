import {
  accountDetails,
  accounts,
  members,
  memberships,
  persons,
  signInIdentifiers,
} from '@guichet/db/schema'
import { sql } from 'drizzle-orm'
import type { Ctx } from '../../ctx.ts'
import { emit, type Topics } from '../outbox/outbox.ts'

type Imported = Topics['rows.imported']['of']

/** Fewer change nothing of how the server reads a table. */
const MANY = 1000
const TABLES = {
  members: [persons, signInIdentifiers, members, memberships],
  accounts: [accounts, accountDetails],
} satisfies Record<Imported, unknown>

/** Notes that an import has written so many rows: statistics are taken once it is committed. */
export const tellImported = async (tx: Ctx, of: Imported, rows: number): Promise<void> => {
  if (rows >= MANY) await emit(tx, 'rows.imported', { of })
}

/**
 * Takes the statistics by which the server plans its statements: until its own housekeeping comes by, it believes tables
 * that an import has filled to be as they were, and reads them whole for a few rows.
 */
export async function refreshStatistics({ db }: Ctx, of: Imported): Promise<void> {
  for (const table of TABLES[of]) await db.execute(sql`analyze ${table}`)
}
