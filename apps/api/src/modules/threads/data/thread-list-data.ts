import {
  accountPersons,
  accounts,
  members,
  memberships,
  persons,
  threadPosts,
  threadSubjects,
  threads,
} from '@guichet/db/schema'
import { mayDo, STAFF_ROLES } from '@guichet/domain/rights'
import type { ThreadState } from '@guichet/domain/threads'
import { and, asc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'
import { containing } from '../../../platform/lists/like.ts'
import { isUnread, type ThreadRow, threadColumns } from './thread-data.ts'

const MOST_UNREAD = 99
const MOST_ACCOUNTS = 20
const MOST_COLLEAGUES = 200

const inPosts = (word: string, withNotes: boolean): SQL =>
  sql`exists (select 1 from ${threadPosts} where ${threadPosts.threadId} = ${threads.id}
    and ${threadPosts.searchKey} like ${containing(word)} ${withNotes ? sql`` : sql`and ${threadPosts.kind} <> 'note'`})`
const inTitle = (word: string): SQL => sql`${threads.searchKey} like ${containing(word)}`

interface OwnFilters {
  readonly state: ThreadState | undefined
  /** Folded words, each of which must be there. */
  readonly words: readonly string[]
}

/** One page of a person’s conversations, the latest first. */
export async function readOwnThreads(
  ctx: Ctx,
  personId: string,
  { state, words }: OwnFilters,
  cursor: Cursor | null,
  limit: number,
): Promise<{ rows: ThreadRow[]; total: number }> {
  const condition = and(
    eq(threads.personId, personId),
    state === undefined ? undefined : eq(threads.state, state),
    ...words.map((word) => or(inTitle(word), inPosts(word, false))),
  )
  const { beyond, orderBy } = keyset({ by: [threads.lastPostAt], id: threads.id, descending: true, cursor })
  const rows = await ctx.db
    .select(threadColumns(ctx))
    .from(threads)
    .innerJoin(threadSubjects, eq(threadSubjects.id, threads.subjectId))
    .where(and(condition, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = ctx.db.select({ id: threads.id }).from(threads).where(condition)
  return { rows, total: await countList(ctx, { rows, limit, cursor }, matching) }
}

export async function countUnread({ db }: Ctx, personId: string): Promise<number> {
  const unread = db
    .select({ id: threads.id })
    .from(threads)
    .where(and(eq(threads.personId, personId), isUnread))
    .limit(MOST_UNREAD)
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(unread.as('unread'))
  return row?.count ?? 0
}

const assignees = alias(persons, 'assignees')

const staffColumns = (ctx: Ctx) => ({
  ...threadColumns(ctx),
  waitingSince: threads.waitingSince,
  firstName: persons.firstName,
  lastName: persons.lastName,
  assigneeId: threads.assigneeId,
  assigneeName: sql<string | null>`${assignees.firstName} || ' ' || ${assignees.lastName}`,
})
const staffBase = (ctx: Ctx) =>
  ctx.db
    .select(staffColumns(ctx))
    .from(threads)
    .innerJoin(threadSubjects, eq(threadSubjects.id, threads.subjectId))
    .innerJoin(persons, eq(persons.id, threads.personId))
    .leftJoin(assignees, eq(assignees.id, threads.assigneeId))

interface StaffFilters extends OwnFilters {
  /** Those of somebody, of nobody, of anybody. */
  readonly assigneeId: string | null | 'anybody' | undefined
  readonly subjectId: string | undefined
  readonly personId: string | undefined
}

function assignedTo(assigneeId: StaffFilters['assigneeId']): SQL | undefined {
  if (assigneeId === undefined) return undefined
  if (assigneeId === null) return isNull(threads.assigneeId)
  return assigneeId === 'anybody' ? isNotNull(threads.assigneeId) : eq(threads.assigneeId, assigneeId)
}

/** One page of the desk’s list: what waits by how long, everything else the latest first. */
export async function readStaffThreads(
  ctx: Ctx,
  { state, words, assigneeId, subjectId, personId }: StaffFilters,
  cursor: Cursor | null,
  limit: number,
) {
  const condition = and(
    state === undefined ? undefined : eq(threads.state, state),
    state === 'open' ? isNotNull(threads.waitingSince) : undefined,
    assignedTo(assigneeId),
    subjectId === undefined ? undefined : eq(threads.subjectId, subjectId),
    personId === undefined ? undefined : eq(threads.personId, personId),
    ...words.map((word) =>
      or(inTitle(word), sql`${persons.searchKey} like ${containing(word)}`, inPosts(word, true)),
    ),
  )
  const isQueue = state === 'open'
  const { beyond, orderBy } = keyset({
    ...{ by: [isQueue ? threads.waitingSince : threads.lastPostAt], id: threads.id },
    ...{ descending: !isQueue, cursor },
  })
  const rows = await staffBase(ctx)
    .where(and(condition, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = ctx.db
    .select({ id: threads.id })
    .from(threads)
    .innerJoin(persons, eq(persons.id, threads.personId))
    .where(condition)
  return { rows, total: await countList(ctx, { rows, limit, cursor }, matching) }
}
export type StaffThreadRow = Awaited<ReturnType<typeof readStaffThreads>>['rows'][number]

export async function findStaffThread(ctx: Ctx, threadId: string) {
  const [row] = await ctx.db
    .select({
      ...staffColumns(ctx),
      email: persons.email,
      locale: persons.locale,
      lastSignInAt: persons.lastSignInAt,
      memberNumber: members.number,
      membershipEndsOn: sql<string | null>`(select max(${memberships.endsOn})::text from ${memberships}
        where ${memberships.personId} = ${threads.personId})`,
      threadCount: sql<number>`(select count(*)::int from ${threads} t where t.person_id = ${threads.personId})`,
      signInReportId: threads.signInReportId,
    })
    .from(threads)
    .innerJoin(threadSubjects, eq(threadSubjects.id, threads.subjectId))
    .innerJoin(persons, eq(persons.id, threads.personId))
    .leftJoin(assignees, eq(assignees.id, threads.assigneeId))
    .leftJoin(members, eq(members.personId, threads.personId))
    .where(eq(threads.id, threadId))
  return row ?? null
}

/** Accounts on which somebody is, by login. */
export const readAccountsOf = ({ db }: Ctx, personId: string) =>
  db
    .select({ id: accounts.id, login: accounts.login })
    .from(accounts)
    .innerJoin(accountPersons, eq(accountPersons.accountId, accounts.id))
    .where(eq(accountPersons.personId, personId))
    .orderBy(asc(accounts.login))
    .limit(MOST_ACCOUNTS)

/** What waits for the desk: in all, for somebody, for whoever takes it; and since when. */
export async function countDesk({ db }: Ctx, personId: string) {
  const [row] = await db
    .select({
      waiting: sql<number>`count(*)::int`,
      mine: sql<number>`count(*) filter (where ${threads.assigneeId} = ${personId})::int`,
      unassigned: sql<number>`count(*) filter (where ${threads.assigneeId} is null)::int`,
      oldestAt: sql<Date | null>`min(${threads.waitingSince})`.mapWith(threads.waitingSince),
    })
    .from(threads)
    .where(isNotNull(threads.waitingSince))
  return row ?? { waiting: 0, mine: 0, unassigned: 0, oldestAt: null }
}

/** Staff who handle conversations, by name. */
export const readColleagues = ({ db }: Ctx) =>
  db
    .select({
      id: persons.id,
      name: sql<string>`${persons.firstName} || ' ' || ${persons.lastName}`,
    })
    .from(persons)
    .where(
      inArray(
        persons.staffRole,
        STAFF_ROLES.filter((role) => mayDo(role, 'threads.handle')),
      ),
    )
    .orderBy(asc(persons.lastName), asc(persons.firstName), asc(persons.id))
    .limit(MOST_COLLEAGUES)
