import { sql } from 'drizzle-orm'
import { check, index, pgTable, uuid } from 'drizzle-orm/pg-core'
import { importColumns } from './columns.ts'
import { persons } from './persons.ts'

/** Imports of members, those that were undone too. */
export const memberImports = pgTable(
  'member_imports',
  {
    ...importColumns(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
  },
  (t) => [
    index('member_imports_list_idx').on(t.createdAt, t.id).where(sql`not ${t.dryRun}`),
    index('member_imports_person_idx').on(t.personId),
    check(
      'member_imports_state_check',
      sql`${t.state} in ('checking', 'writing', 'done', 'refused', 'failed', 'undone')`,
    ),
    check('member_imports_rows_check', sql`${t.rowsDone} between 0 and ${t.rows}`),
    check(
      'member_imports_created_check',
      sql`${t.created} = 0 or (${t.state} in ('done', 'undone') and not ${t.dryRun})`,
    ),
  ],
)
