import { members, persons, signInReports, threads } from '@guichet/db/schema'
import { searchKey } from '@guichet/domain/text'
import { and, eq, like, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'
import { containing } from '../../../platform/lists/like.ts'

interface NewReport {
  readonly id: string
  readonly personId: string
  readonly signedInAt: Date
  /** The sign-in as the journal has it; null when it is there no more. */
  readonly event: {
    readonly userAgent: string
    readonly ip: string
    readonly country: string | null
    readonly method: string | null
  } | null
}

/** Notes for the desk a sign-in that its person disputes. */
export async function insertSignInReport({ db, clock }: Ctx, { event, ...report }: NewReport): Promise<void> {
  const from = event ?? { userAgent: '', ip: '', country: null, method: null }
  await db.insert(signInReports).values({ ...report, ...from, reportedAt: clock.now() })
}

const handlers = alias(persons, 'handlers')

interface ReportPage {
  readonly search: string | null
  readonly state: string | undefined
  readonly cursor: Cursor | null
  readonly limit: number
}

/** One page of disputed sign-ins, the latest first. */
export async function readSignInReports({ db }: Ctx, { search, state, cursor, limit }: ReportPage) {
  const filter = and(
    state === undefined ? undefined : eq(signInReports.state, state),
    search === null ? undefined : like(persons.searchKey, containing(searchKey(search))),
  )
  const { beyond, orderBy } = keyset({
    ...{ by: [signInReports.reportedAt], id: signInReports.id, descending: true, cursor },
  })
  const rows = await db
    .select({
      id: signInReports.id,
      personId: signInReports.personId,
      firstName: persons.firstName,
      lastName: persons.lastName,
      email: persons.email,
      isMember: sql<boolean>`exists (select 1 from ${members} where ${members.personId} = ${signInReports.personId})`,
      signedInAt: signInReports.signedInAt,
      userAgent: signInReports.userAgent,
      ip: signInReports.ip,
      country: signInReports.country,
      method: signInReports.method,
      reportedAt: signInReports.reportedAt,
      state: signInReports.state,
      handledAt: signInReports.handledAt,
      handlerFirstName: handlers.firstName,
      handlerLastName: handlers.lastName,
      note: signInReports.note,
      threadId: threads.id,
    })
    .from(signInReports)
    .innerJoin(persons, eq(persons.id, signInReports.personId))
    .leftJoin(handlers, eq(handlers.id, signInReports.handledById))
    .leftJoin(threads, eq(threads.signInReportId, signInReports.id))
    .where(and(filter, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = db
    .select({ id: signInReports.id })
    .from(signInReports)
    .innerJoin(persons, eq(persons.id, signInReports.personId))
    .where(filter)
  return { rows, total: await countList({ db }, { rows, limit, cursor }, matching) }
}
export type SignInReportRow = Awaited<ReturnType<typeof readSignInReports>>['rows'][number]

/** Closes a report that is open; whose it is, or null when it is not open. */
export async function closeSignInReport(
  { db, clock }: Ctx,
  id: string,
  by: { readonly handledById: string; readonly note: string },
): Promise<string | null> {
  const [row] = await db
    .update(signInReports)
    .set({ state: 'handled', handledAt: clock.now(), ...by })
    .where(and(eq(signInReports.id, id), eq(signInReports.state, 'open')))
    .returning({ personId: signInReports.personId })
  return row?.personId ?? null
}

export async function hasSignInReport({ db }: Ctx, id: string): Promise<boolean> {
  const rows = await db.select({ id: signInReports.id }).from(signInReports).where(eq(signInReports.id, id))
  return rows.length > 0
}
