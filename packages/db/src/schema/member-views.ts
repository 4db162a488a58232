import type { DuePeriod } from '@guichet/domain/due-periods'
import type { MemberColumn, MemberSort } from '@guichet/domain/member-columns'
import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from './columns.ts'
import { persons } from './persons.ts'

/** What a view of the list of members holds back. */
export interface StoredMemberFilters {
  readonly q?: string | undefined
  readonly state?: 'active' | 'inactive' | 'ending' | undefined
  readonly partnerId?: string | undefined
  readonly typeId?: string | undefined
  readonly due?: DuePeriod | undefined
  readonly double?: 'siret' | undefined
  readonly company?: 'to-check' | undefined
  readonly email?: 'none' | 'undeliverable' | undefined
}

/** A view of the list of members that somebody of the staff saved. */
export const memberViews = pgTable(
  'member_views',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    name: text('name').notNull(),
    filters: jsonb('filters').$type<StoredMemberFilters>().notNull(),
    sort: text('sort').$type<MemberSort>().notNull(),
    columns: text('columns').array().$type<MemberColumn[]>().notNull(),
    /** The whole team sees it. */
    shared: boolean('shared').notNull().default(false),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('member_views_name_key').on(t.personId, sql`lower(${t.name})`),
    index('member_views_shared_idx').on(t.name).where(sql`${t.shared}`),
  ],
)

/** How somebody of the staff wants the list of members. */
export const memberListSettings = pgTable(
  'member_list_settings',
  {
    personId: uuid('person_id')
      .primaryKey()
      .references(() => persons.id),
    columns: text('columns').array().$type<MemberColumn[]>().notNull(),
    defaultViewId: uuid('default_view_id').references(() => memberViews.id, { onDelete: 'set null' }),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [index('member_list_settings_view_idx').on(t.defaultViewId)],
)
