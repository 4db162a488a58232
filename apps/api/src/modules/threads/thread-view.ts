import type { BodyOf } from '@guichet/contract/route'
import type { getThread, listThreads, threadPost } from '@guichet/contract/threads.contract'
import { compareLocalDates, localDateAt } from '@guichet/domain/local-date'
import { reopenableUntil } from '@guichet/domain/threads'
import type { z } from 'zod'
import type { Ctx } from '../../ctx.ts'
import type { PostRow, ThreadRow } from './data/thread-data.ts'

export type ThreadView = BodyOf<typeof getThread>
export type ThreadLineView = BodyOf<typeof listThreads>['items'][number]

export const toThreadLine = (row: ThreadRow): ThreadLineView => ({
  ...{ id: row.id, number: row.number, title: row.title, state: row.state },
  subject: { id: row.subjectId, label: row.subjectLabel },
  openedAt: row.createdAt.toISOString(),
  lastPostAt: row.lastPostAt.toISOString(),
  ...{ lastBy: row.lastBy, unread: row.unread },
})

export const toPost = ({ id, kind, side, author, text, at, files }: PostRow): z.input<typeof threadPost> => ({
  ...{ id, kind, author, text, by: side, at: at.toISOString() },
  files: files.map(({ postId: _, ...file }) => file),
})

/** Whether what was resolved at an instant may still be taken up again. */
export const isReopenable = ({ clock }: Ctx, resolvedAt: Date): boolean =>
  compareLocalDates(clock.today(), reopenableUntil(localDateAt(resolvedAt))) <= 0

export const toThread = (ctx: Ctx, row: ThreadRow, posts: readonly PostRow[]): ThreadView => ({
  ...toThreadLine(row),
  reopenableUntil: row.resolvedAt && reopenableUntil(localDateAt(row.resolvedAt)),
  reopenable: row.resolvedAt !== null && isReopenable(ctx, row.resolvedAt),
  posts: posts.map(toPost),
})
