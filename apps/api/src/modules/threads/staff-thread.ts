import type { Page } from '@guichet/contract/pagination'
import type { BodyOf, Out } from '@guichet/contract/route'
import type {
  countStaffThreads as countRoute,
  getStaffThread as getRoute,
  listStaffThreads as route,
} from '@guichet/contract/staff-threads.contract'
import { searchedWords } from '@guichet/domain/document-search'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { problem } from '../../platform/problem-error.ts'
import { readPosts } from './data/thread-data.ts'
import {
  countDesk,
  findStaffThread,
  readAccountsOf,
  readStaffThreads,
  type StaffThreadRow,
} from './data/thread-list-data.ts'
import { toPost } from './thread-view.ts'

export type StaffThreadView = BodyOf<typeof getRoute>
type Line = BodyOf<typeof route>['items'][number]

const toLine = (row: StaffThreadRow): Line => ({
  ...{ id: row.id, number: row.number, title: row.title, state: row.state, lastBy: row.lastBy },
  subject: { id: row.subjectId, label: row.subjectLabel },
  openedAt: row.createdAt.toISOString(),
  lastPostAt: row.lastPostAt.toISOString(),
  waitingSince: row.waitingSince?.toISOString() ?? null,
  ...{ personId: row.personId, personName: `${row.firstName} ${row.lastName}` },
  assignee: row.assigneeId === null ? null : { id: row.assigneeId, name: row.assigneeName ?? '' },
})

/** Conversations of all persons: those that wait by how long, everything else the latest first (U21). */
export async function listStaffThreads(
  ctx: Ctx,
  { cursor: text, limit, state, assigned, subjectId, personId, q }: Out<(typeof route)['query']>,
): Promise<Page<Line>> {
  const cursor = decodeCursor(text, ['instant', 'uuid'])
  const assigneeId =
    assigned && { me: actingPersonId(ctx), nobody: null, somebody: 'anybody' as const }[assigned]
  const filters = { state, assigneeId, subjectId, personId, words: searchedWords(q) }
  const { rows, total } = await readStaffThreads(ctx, filters, cursor, limit)
  return toPage<StaffThreadRow, Line>({
    ...{ rows, limit, cursor, total, toItem: toLine },
    keyOf: (row) => [((state === 'open' && row.waitingSince) || row.lastPostAt).toISOString(), row.id],
  })
}

/** A conversation as the desk sees it, with what is known of its person. @throws a problem `resource.not-found`. */
export async function getStaffThread(ctx: Ctx, threadId: string): Promise<StaffThreadView> {
  const row = await findStaffThread(ctx, threadId)
  if (!row) throw problem('resource.not-found')
  const posts = await readPosts(ctx, threadId, 'desk')
  return {
    ...toLine(row),
    ...{ firstName: row.firstName, lastName: row.lastName, email: row.email },
    locale: row.locale === 'en' ? 'en' : 'fr',
    ...{ memberNumber: row.memberNumber, membershipEndsOn: row.membershipEndsOn },
    accounts: await readAccountsOf(ctx, row.personId),
    ...{ threadCount: row.threadCount, signInReportId: row.signInReportId },
    lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
    posts: posts.map(toPost),
  }
}

/** What waits for the desk. */
export async function countStaffThreads(ctx: Ctx): Promise<BodyOf<typeof countRoute>> {
  const { oldestAt, ...counts } = await countDesk(ctx, actingPersonId(ctx))
  return { ...counts, oldestAt: oldestAt?.toISOString() ?? null }
}
