import { accountMessages, messageMarks, messageStates } from '@guichet/db/schema'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'
import { containing } from '../../../platform/lists/like.ts'

/** A word that is searched, and the kinds of message that say it by themselves. */
export interface SearchedWord {
  readonly word: string
  readonly kinds: readonly string[]
}
export interface InboxFilters {
  readonly words: readonly SearchedWord[]
  readonly read: boolean | undefined
  readonly accountId: string | undefined
}

/**
 * What a person reads: the accounts on which the person is (`mine`), their inboxes (`i`), the messages (`m`), and what
 * the person did with each (`s`). Messages of secondary accounts are for those who manage them.
 */
const MINE = sql`account_persons mine
  left join message_marks k on k.account_id = mine.account_id and k.person_id = mine.person_id`
const OPEN_TO = sql`(not i.routed or mine.role = 'holder' or 'secondaries' = any(mine.rights))`
/** What came before one was on the account counts as read. */
const SINCE = sql`coalesce(k.read_through, mine.created_at - interval '1 second')`
const IS_READ = sql`coalesce(s.read, i.created_at <= ${SINCE})`
const SEEN = sql`message_inboxes i
  join account_messages m on m.id = i.message_id
  left join message_states s on s.message_id = i.message_id and s.person_id = mine.person_id`

function conditions({ words, read, accountId }: InboxFilters): SQL {
  const all = [sql`i.account_id = mine.account_id`, OPEN_TO]
  if (read !== undefined) all.push(sql`${IS_READ} = ${read}`)
  if (accountId !== undefined) all.push(sql`m.account_id = ${accountId}`)
  for (const { word, kinds } of words) {
    const inValues = sql`m.search_key like ${containing(word)}`
    all.push(kinds.length === 0 ? inValues : sql`(${inValues} or m.kind in ${kinds})`)
  }
  return sql.join(all, sql` and `)
}

const columns = {
  id: sql<string>`one.id`,
  kind: sql<string>`one.kind`,
  data: sql<Record<string, string | number | null>>`one.data`,
  accountId: sql<string>`one.account_id`,
  routed: sql<boolean>`one.routed`,
  read: sql<boolean>`one.read`,
  createdAt: sql<Date>`one.created_at`.mapWith(accountMessages.createdAt),
}
const SHOWN = sql`m.id, m.kind, m.data, m.account_id, i.routed, i.created_at, ${IS_READ} as read`

/** One page of what the person who acts may read, the latest first. A message that stands in two inboxes comes once. */
export async function readInboxPage(
  ctx: Ctx,
  personId: string,
  filters: InboxFilters,
  cursor: Cursor | null,
  limit: number,
) {
  const where = conditions(filters)
  const own = sql`mine.person_id = ${personId}`
  const inner = keyset({ by: [sql`i.created_at`], id: sql`i.message_id`, descending: true, cursor })
  const outer = keyset({ by: [sql`created_at`], id: sql`id`, descending: true, cursor })
  const inOrder = (terms: SQL[]) => sql.join(terms, sql`, `)
  const beyond = inner.beyond ? sql` and ${inner.beyond}` : sql``
  const rows = await ctx.db
    .select(columns)
    .from(
      sql`(select distinct on (created_at, id) seen.* from ${MINE} cross join lateral (
        select ${SHOWN} from ${SEEN} where ${where}${beyond}
        order by ${inOrder(inner.orderBy)} limit ${limit + 1}) seen
        where ${own} order by ${inOrder(outer.orderBy)}, routed limit ${limit + 1}) one`,
    )
    .orderBy(...outer.orderBy)
  const matching = {
    limit: (count: number) =>
      sql`(select distinct i.message_id from ${MINE} cross join ${SEEN} where ${own} and ${where} limit ${count})`,
  }
  return { rows, total: await countList(ctx, { rows, limit, cursor }, matching) }
}
export type InboxRow = Awaited<ReturnType<typeof readInboxPage>>['rows'][number]

/** A message that the person may read, or null. */
export async function findInboxMessage(ctx: Ctx, personId: string, messageId: string) {
  const [row] = await ctx.db.select(columns).from(
    sql`(select ${SHOWN} from ${MINE} cross join ${SEEN}
        where mine.person_id = ${personId} and i.account_id = mine.account_id and ${OPEN_TO}
        and i.message_id = ${messageId} order by i.routed limit 1) one`,
  )
  return row ?? null
}

/** How many messages a person has not read, counted up to `cap`: what came since the mark, and what was marked as not read. */
export async function countUnread({ db }: Ctx, personId: string, cap: number): Promise<number> {
  const [row] = await db.select({ unread: sql<number>`count(*)::int` }).from(
    sql`(select message_id from ${MINE} cross join lateral (
        (select i.message_id from message_inboxes i
          where i.account_id = mine.account_id and i.created_at > ${SINCE} and ${OPEN_TO}
          and not exists (select from message_states s
            where s.message_id = i.message_id and s.person_id = mine.person_id and s.read)
          limit ${cap})
        union
        (select i.message_id from message_states s join message_inboxes i on i.message_id = s.message_id
          where s.person_id = mine.person_id and not s.read and i.account_id = mine.account_id and ${OPEN_TO}
          limit ${cap})) seen
        where mine.person_id = ${personId} group by message_id limit ${cap}) unread`,
  )
  return row?.unread ?? 0
}

/** Notes for one person that a message is read, or is not. */
export async function writeState(
  { db }: Ctx,
  personId: string,
  messageId: string,
  read: boolean,
): Promise<void> {
  await db
    .insert(messageStates)
    .values({ personId, messageId, read })
    .onConflictDoUpdate({ target: [messageStates.personId, messageStates.messageId], set: { read } })
}

/** Marks all that a person may read, until now, as read. */
export async function markAllRead({ db, clock }: Ctx, personId: string): Promise<void> {
  const now = clock.now()
  await db
    .insert(messageMarks)
    .select(
      sql`select account_id, person_id, ${now.toISOString()}::timestamptz from account_persons
        where person_id = ${personId}`,
    )
    .onConflictDoUpdate({
      target: [messageMarks.accountId, messageMarks.personId],
      set: { readThrough: sql`greatest(${messageMarks.readThrough}, excluded.read_through)` },
    })
  await db
    .delete(messageStates)
    .where(and(eq(messageStates.personId, personId), eq(messageStates.read, false)))
}
