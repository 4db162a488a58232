import { notifications } from '@guichet/db/schema'
import type { NotificationSubject } from '@guichet/domain/notification-preferences'
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { insertMany } from '../../../platform/insert-many.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'

const columns = {
  id: notifications.id,
  subject: notifications.subject,
  template: notifications.template,
  data: notifications.data,
  brief: notifications.brief,
  createdAt: notifications.createdAt,
  readAt: notifications.readAt,
}

/** Writes notifications; one whose `dedupeKey` is there already stays as it is. */
export const insertNotifications = (ctx: Ctx, rows: readonly (typeof notifications.$inferInsert)[]) =>
  insertMany(ctx, notifications, rows, { unlessKnown: [notifications.dedupeKey] })

export interface NotificationFilters {
  readonly subject?: NotificationSubject | undefined
  readonly state?: 'read' | 'unread' | undefined
}

const matching = (personId: string, { subject, state }: NotificationFilters) =>
  and(
    eq(notifications.personId, personId),
    subject === undefined ? undefined : eq(notifications.subject, subject),
    state === undefined
      ? undefined
      : state === 'read'
        ? isNotNull(notifications.readAt)
        : isNull(notifications.readAt),
  )

/** A page of what a person was told, the latest first. */
export async function readNotificationPage(
  ctx: Ctx,
  personId: string,
  filters: NotificationFilters,
  page: { readonly cursor: Cursor | null; readonly limit: number },
) {
  const condition = matching(personId, filters)
  const { beyond, orderBy } = keyset({
    ...{ by: [notifications.createdAt], id: notifications.id, descending: true, cursor: page.cursor },
  })
  const rows = await ctx.db
    .select(columns)
    .from(notifications)
    .where(and(condition, beyond))
    .orderBy(...orderBy)
    .limit(page.limit + 1)
  const total = await countList(ctx, { rows, ...page }, () =>
    ctx.db.select({ id: notifications.id }).from(notifications).where(condition),
  )
  return { rows, total }
}
export type NotificationRow = Awaited<ReturnType<typeof readNotificationPage>>['rows'][number]

export async function findNotification(
  { db }: Ctx,
  personId: string,
  id: string,
): Promise<NotificationRow | null> {
  const [row] = await db
    .select(columns)
    .from(notifications)
    .where(and(eq(notifications.id, id), eq(notifications.personId, personId)))
  return row ?? null
}

/** Marks one as read or not read; the first reading stays. */
export const markNotification = ({ db, clock }: Ctx, personId: string, id: string, read: boolean) =>
  db
    .update(notifications)
    .set({
      readAt: read ? sql`coalesce(${notifications.readAt}, ${clock.now().toISOString()}::timestamptz)` : null,
    })
    .where(and(eq(notifications.id, id), eq(notifications.personId, personId)))

export const markAllNotifications = ({ db, clock }: Ctx, personId: string) =>
  db
    .update(notifications)
    .set({ readAt: clock.now() })
    .where(and(eq(notifications.personId, personId), isNull(notifications.readAt)))

/** How many are not read, counted up to `most`. */
export async function countUnreadNotifications({ db }: Ctx, personId: string, most: number): Promise<number> {
  const unread = db
    .select({ id: notifications.id })
    .from(notifications)
    .where(and(eq(notifications.personId, personId), isNull(notifications.readAt)))
    .limit(most)
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(unread.as('unread'))
  return row?.count ?? 0
}
