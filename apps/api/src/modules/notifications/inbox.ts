import type { notification, notificationLine } from '@guichet/contract/notifications.contract'
import type { Page } from '@guichet/contract/pagination'
import type { Out } from '@guichet/contract/route'
import { actingPersonId, type Ctx, type Locale, withTx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { problem } from '../../platform/problem-error.ts'
import {
  countUnreadNotifications,
  findNotification,
  markAllNotifications,
  markNotification,
  type NotificationFilters,
  type NotificationRow,
  readNotificationPage,
} from './data/inbox-data.ts'
import { letterSubject, renderParagraphs } from './render-letter.ts'

type LineView = Out<typeof notificationLine>
type View = Out<typeof notification>

/** What is said of a number that may be more. */
const MOST_UNREAD = 99

const toLine = (
  { id, subject, template, data, createdAt, readAt }: NotificationRow,
  locale: Locale,
): LineView => ({
  ...{ id, subject, title: letterSubject(template, { data, locale }), createdAt: createdAt.toISOString() },
  readAt: readAt?.toISOString() ?? null,
})

/** What the portal told me, the latest first (U03). */
export async function listNotifications(
  ctx: Ctx,
  { cursor: text, limit, ...filters }: NotificationFilters & { cursor?: string | undefined; limit: number },
): Promise<Page<LineView>> {
  const cursor = decodeCursor(text, ['instant', 'uuid'])
  const { rows, total } = await readNotificationPage(ctx, actingPersonId(ctx), filters, { cursor, limit })
  return toPage<NotificationRow, LineView>({
    ...{ rows, limit, cursor, total },
    keyOf: (row) => [row.createdAt.toISOString(), row.id],
    toItem: (row) => toLine(row, ctx.locale),
  })
}

/** A paragraph that ends in an address of this portal is a button; any other text is read as it stands. */
function partOf(paragraph: string, publicUrl: string): View['parts'][number] {
  const at = paragraph.lastIndexOf(`${publicUrl}/`)
  const url = at === -1 ? '' : paragraph.slice(at)
  if (at === -1 || /\s/u.test(url)) return { text: paragraph.slice(0, 2000), path: null }
  const text = paragraph.slice(0, at).trim()
  return { text: text.slice(0, 2000), path: url.slice(publicUrl.length) }
}

async function viewOf(ctx: Ctx, row: NotificationRow): Promise<View> {
  const line = toLine(row, ctx.locale)
  // A template that goes leaves its title without the rest.
  const isWhole = !row.brief && line.title !== null
  const paragraphs = isWhole
    ? await renderParagraphs(row.template, { data: row.data, locale: ctx.locale })
    : []
  const { publicUrl } = ctx.deps.config
  return {
    ...line,
    brief: row.brief,
    parts: paragraphs.slice(0, 60).map((paragraph) => partOf(paragraph, publicUrl)),
  }
}

/** @throws a problem `resource.not-found`. */
async function getRow(ctx: Ctx, id: string): Promise<NotificationRow> {
  const row = await findNotification(ctx, actingPersonId(ctx), id)
  if (!row) throw problem('resource.not-found')
  return row
}

/** One of them, with its words. @throws a problem `resource.not-found`. */
export const getNotification = async (ctx: Ctx, id: string): Promise<View> =>
  viewOf(ctx, await getRow(ctx, id))

/** Marks one as read or not read. @throws a problem `resource.not-found`. */
export const updateNotification = (ctx: Ctx, id: string, read: boolean): Promise<LineView> =>
  withTx(ctx, async (tx) => {
    await markNotification(tx, actingPersonId(tx), id, read)
    return toLine(await getRow(tx, id), tx.locale)
  })

/** Marks all that came until now as read. */
export const readAllNotifications = async (ctx: Ctx): Promise<void> => {
  await markAllNotifications(ctx, actingPersonId(ctx))
}

/** How many I have not read: exact up to 99. */
export async function countNotifications(ctx: Ctx) {
  const found = await countUnreadNotifications(ctx, actingPersonId(ctx), MOST_UNREAD + 1)
  return { unread: Math.min(found, MOST_UNREAD), unreadIsExact: found <= MOST_UNREAD }
}
