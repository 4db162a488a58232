import { sql } from 'drizzle-orm'
import { check, index, pgTable, text } from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from './columns.ts'

/** Somebody who signs in. What a person may do comes from the files (member, account …) and from `staff_role`. */
export const persons = pgTable(
  'persons',
  {
    id: id(),
    firstName: text('first_name').notNull(),
    lastName: text('last_name').notNull(),
    /**
     * "Email professionnel", normalised: where messages go. It is a sign-in address when it stands among the identifiers; the
     * holder of an account who shares it with somebody signs in by login alone.
     */
    email: text('email').notNull(),
    phone: text('phone'),
    locale: text('locale').notNull().default('fr'),
    staffRole: text('staff_role'),
    /** The staff role that comes back when a suspension ends. */
    suspendedRole: text('suspended_role'),
    /** Folded text that searches look into. */
    searchKey: text('search_key').notNull().default(''),
    lastSignInAt: instant('last_sign_in_at'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    index('persons_email_idx').on(t.email),
    index('persons_phone_idx').on(t.phone).where(sql`${t.phone} is not null`),
    index('persons_name_idx').on(t.lastName, t.firstName, t.id),
    index('persons_search_idx').using('gin', sql`${t.searchKey} gin_trgm_ops`),
    check('persons_locale_check', sql`${t.locale} in ('fr', 'en')`),
    check('persons_staff_role_check', sql`${t.staffRole} in ('support', 'manager', 'finance', 'admin')`),
    check(
      'persons_suspended_role_check',
      sql`${t.suspendedRole} is null or (${t.suspendedRole} in ('support', 'manager', 'finance', 'admin') and ${t.staffRole} is null)`,
    ),
  ],
)
