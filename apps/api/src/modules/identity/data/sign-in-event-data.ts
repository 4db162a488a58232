import { sessions, signInEvents } from '@guichet/db/schema'
import { signInSearchKey } from '@guichet/domain/sign-in-words'
import { searchKey } from '@guichet/domain/text'
import { and, desc, eq, gt, isNull, ne, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'
import { containing } from '../../../platform/lists/like.ts'

export interface SignInEvent {
  readonly at: Date
  readonly result: 'opened' | 'refused' | 'factor-refused'
  readonly method: string
  readonly userAgent: string
  readonly ip: string
  readonly country: string | null
  /** Hash of the device cookie, if the browser has one. */
  readonly deviceHash: Buffer | null
  readonly signs: readonly string[]
  readonly searchKey: string
}

/**
 * Notes a sign-in of a person, or one refused under his name. Nobody to note it for: the statement is sent all the same and
 * writes nothing, so that known and unknown names take as long.
 */
export async function insertSignInEvent(
  { db, ids }: Ctx,
  personId: string | null,
  event: SignInEvent,
): Promise<void> {
  const { at, result, method, userAgent, ip, country, deviceHash, signs, searchKey } = event
  await db.execute(sql`
    insert into sign_in_events (id, person_id, at, result, method, known_device, user_agent, ip, country, signs, search_key)
    select ${ids.uuid()}::uuid, p.id, ${at.toISOString()}::timestamptz, ${result}, ${method},
      exists (select 1 from devices d where d.person_id = p.id and d.token_hash = ${deviceHash}::bytea),
      ${userAgent.slice(0, 300)}, ${ip}, ${country}::text, ${sql.param([...signs])}::text[], ${searchKey}
    from persons p where p.id = ${personId}::uuid`)
}

/** The sign-in that its person disputes says so from now on, and its place is none of that person’s. */
export async function markDenied({ db }: Ctx, personId: string, at: Date) {
  const [row] = await db
    .update(signInEvents)
    .set({ result: 'denied' })
    .where(
      and(eq(signInEvents.personId, personId), eq(signInEvents.at, at), eq(signInEvents.result, 'opened')),
    )
    .returning({
      id: signInEvents.id,
      userAgent: signInEvents.userAgent,
      ip: signInEvents.ip,
      country: signInEvents.country,
      method: signInEvents.method,
    })
  if (!row) return null
  const { id, ...event } = row
  const searchKey = signInSearchKey({ ...event, result: 'denied' })
  await db.update(signInEvents).set({ searchKey }).where(eq(signInEvents.id, id))
  return event
}

const eventColumns = {
  id: signInEvents.id,
  at: signInEvents.at,
  result: signInEvents.result,
  knownDevice: signInEvents.knownDevice,
  userAgent: signInEvents.userAgent,
  ip: signInEvents.ip,
  method: signInEvents.method,
  country: signInEvents.country,
  signs: signInEvents.signs,
}
export type SignInEventRow = Awaited<ReturnType<typeof readSignInEvents>>['rows'][number]

interface JournalPage {
  readonly result?: string | undefined
  /** Words that each stand somewhere in the event. */
  readonly q?: string | undefined
  readonly cursor: Cursor | null
  readonly limit: number
}

/** What an event is found by; one from before it had words, by what it says of itself. */
const words = sql`coalesce(nullif(${signInEvents.searchKey}, ''), lower(${signInEvents.userAgent} || ' ' || ${signInEvents.ip}))`

const hasWords = (q: string) =>
  and(
    ...searchKey(q)
      .split(' ')
      .filter((word) => word !== '')
      .map((word) => sql`${words} like ${containing(word)}`),
  )

export async function readSignInEvents({ db }: Ctx, personId: string, page: JournalPage) {
  const own = and(
    eq(signInEvents.personId, personId),
    page.result === undefined ? undefined : eq(signInEvents.result, page.result),
    page.q === undefined ? undefined : hasWords(page.q),
  )
  const { beyond, orderBy } = keyset({
    by: [signInEvents.at],
    id: signInEvents.id,
    descending: true,
    cursor: page.cursor,
  })
  const rows = await db
    .select(eventColumns)
    .from(signInEvents)
    .where(and(own, beyond))
    .orderBy(...orderBy)
    .limit(page.limit + 1)
  const matching = db.select({ id: signInEvents.id }).from(signInEvents).where(own)
  return { rows, total: await countList({ db }, { ...page, rows }, matching) }
}

/** Sessions of a person that nobody ended; those that ran out are among them. */
export const readOpenSessions = ({ db, clock }: Ctx, personId: string) =>
  db
    .select({
      id: sessions.id,
      remembered: sessions.remembered,
      method: sessions.method,
      userAgent: sessions.userAgent,
      ip: sessions.ip,
      country: sessions.country,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      endsAt: sessions.endsAt,
    })
    .from(sessions)
    .where(and(eq(sessions.personId, personId), isNull(sessions.revokedAt), gt(sessions.endsAt, clock.now())))
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id))
    .limit(500)

/** Ends a session of this person; false when it is none of his, or has ended. */
export async function revokeOwnSession({ db, clock }: Ctx, personId: string, id: string): Promise<boolean> {
  const rows = await db
    .update(sessions)
    .set({ revokedAt: clock.now(), revokedReason: 'ended by its person' })
    .where(and(eq(sessions.id, id), eq(sessions.personId, personId), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id })
  return rows.length === 1
}

/** Ends the sessions of this person but one; how many those were that still held. */
export async function revokeOtherSessions(
  { db, clock }: Ctx,
  personId: string,
  keptId: string,
): Promise<number> {
  const rows = await db
    .update(sessions)
    .set({ revokedAt: clock.now(), revokedReason: 'ended by its person' })
    .where(
      and(
        eq(sessions.personId, personId),
        ne(sessions.id, keptId),
        isNull(sessions.revokedAt),
        gt(sessions.endsAt, clock.now()),
      ),
    )
    .returning({ id: sessions.id })
  return rows.length
}
