import { sessions, signInEvents } from '@guichet/db/schema'
import { and, desc, eq, gt, isNull, ne, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'

export interface SignInEvent {
  readonly result: 'opened' | 'refused' | 'factor-refused'
  readonly userAgent: string
  readonly ip: string
  /** Hash of the device cookie, if the browser has one. */
  readonly deviceHash: Buffer | null
}

/**
 * Notes a sign-in of a person, or one refused under his name. Nobody to note it for: the statement is sent all the same and
 * writes nothing, so that known and unknown names take as long.
 */
export async function insertSignInEvent(
  { db, clock, ids }: Ctx,
  personId: string | null,
  { result, userAgent, ip, deviceHash }: SignInEvent,
): Promise<void> {
  await db.execute(sql`
    insert into sign_in_events (id, person_id, at, result, known_device, user_agent, ip)
    select ${ids.uuid()}::uuid, p.id, ${clock.now().toISOString()}::timestamptz, ${result},
      exists (select 1 from devices d where d.person_id = p.id and d.token_hash = ${deviceHash}::bytea),
      ${userAgent.slice(0, 300)}, ${ip}
    from persons p where p.id = ${personId}::uuid`)
}

const eventColumns = {
  id: signInEvents.id,
  at: signInEvents.at,
  result: signInEvents.result,
  knownDevice: signInEvents.knownDevice,
  userAgent: signInEvents.userAgent,
  ip: signInEvents.ip,
}
export type SignInEventRow = Awaited<ReturnType<typeof readSignInEvents>>['rows'][number]

export async function readSignInEvents(
  { db }: Ctx,
  personId: string,
  page: { readonly result?: string | undefined; readonly cursor: Cursor | null; readonly limit: number },
) {
  const own = and(
    eq(signInEvents.personId, personId),
    page.result === undefined ? undefined : eq(signInEvents.result, page.result),
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
