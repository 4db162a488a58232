import {
  mailingRecipients,
  mailings,
  outgoingMessages,
  persons,
  type StoredSegment,
} from '@guichet/db/schema'
import type { MailingState } from '@guichet/domain/mailings'
import { and, asc, eq, ilike, inArray, lte, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'
import { containing } from '../../../platform/lists/like.ts'

const columns = {
  id: mailings.id,
  name: mailings.name,
  state: sql<MailingState>`${mailings.state}`,
  segment: mailings.segment,
  subjectFr: mailings.subjectFr,
  bodyFr: mailings.bodyFr,
  subjectEn: mailings.subjectEn,
  bodyEn: mailings.bodyEn,
  version: mailings.version,
  scheduledAt: mailings.scheduledAt,
  startedAt: mailings.startedAt,
  endedAt: mailings.endedAt,
  withoutEmail: mailings.withoutEmail,
  undeliverable: mailings.undeliverable,
  notWanted: mailings.notWanted,
  createdAt: mailings.createdAt,
  updatedAt: mailings.updatedAt,
  firstName: persons.firstName,
  lastName: persons.lastName,
}

const base = ({ db }: Ctx) =>
  db.select(columns).from(mailings).innerJoin(persons, eq(persons.id, mailings.createdBy))

export async function findMailing(ctx: Ctx, id: string) {
  const [row] = await base(ctx).where(eq(mailings.id, id))
  return row ?? null
}
export type MailingRow = NonNullable<Awaited<ReturnType<typeof findMailing>>>

/** The words of a mailing, for a mail that leaves. */
export async function findWords({ db }: Ctx, id: string) {
  const [row] = await db
    .select({ bodyFr: mailings.bodyFr, bodyEn: mailings.bodyEn })
    .from(mailings)
    .where(eq(mailings.id, id))
  return row ?? null
}

interface ListInput {
  readonly search: string | null
  readonly state: MailingState | null
  readonly cursor: Cursor | null
  readonly limit: number
}

const ofMailing = sql`${mailingRecipients.mailingId} = ${mailings.id} and ${mailingRecipients.sharedWithId} is null`

/** One page of mailings, the latest first. */
export async function readMailingPage({ db }: Ctx, { search, state, cursor, limit }: ListInput) {
  const filter = and(
    search ? ilike(mailings.name, containing(search)) : undefined,
    state ? eq(mailings.state, state) : undefined,
  )
  const { beyond, orderBy } = keyset({ by: [mailings.createdAt], id: mailings.id, descending: true, cursor })
  const rows = await db
    .select({
      ...columns,
      mails: sql<number>`(select count(*)::int from ${mailingRecipients} where ${ofMailing})`,
      sent: sql<number>`(select count(*)::int from ${mailingRecipients}
        join ${outgoingMessages} on ${outgoingMessages.mailingRecipientId} = ${mailingRecipients.id}
        where ${ofMailing} and ${outgoingMessages.state} = 'sent' and ${outgoingMessages.bouncedAt} is null)`,
    })
    .from(mailings)
    .innerJoin(persons, eq(persons.id, mailings.createdBy))
    .where(and(filter, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = db.select({ id: mailings.id }).from(mailings).where(filter)
  return { rows, total: await countList({ db }, { rows, limit, cursor }, matching) }
}

export interface MailingContent {
  readonly name: string
  readonly segment: StoredSegment
  readonly subjectFr: string
  readonly bodyFr: string
  readonly subjectEn: string | null
  readonly bodyEn: string | null
}

export async function insertMailing(
  { db, clock }: Ctx,
  row: MailingContent & { readonly id: string; readonly createdBy: string },
): Promise<void> {
  const now = clock.now()
  await db.insert(mailings).values({ ...row, state: 'draft', createdAt: now, updatedAt: now })
}

/** Edits a draft that is at `version` still; false when it is not. */
export async function editDraft(
  { db, clock }: Ctx,
  id: string,
  version: number,
  content: MailingContent,
): Promise<boolean> {
  const rows = await db
    .update(mailings)
    .set({ ...content, version: version + 1, updatedAt: clock.now() })
    .where(and(eq(mailings.id, id), eq(mailings.state, 'draft'), eq(mailings.version, version)))
    .returning({ id: mailings.id })
  return rows.length === 1
}

export async function dropDraft({ db }: Ctx, id: string): Promise<boolean> {
  const rows = await db
    .delete(mailings)
    .where(and(eq(mailings.id, id), eq(mailings.state, 'draft')))
    .returning({ id: mailings.id })
  return rows.length === 1
}

interface Move {
  readonly from: readonly MailingState[]
  readonly to: MailingState
  /** The version that was read, where it matters. */
  readonly version?: number
  readonly set?: Partial<typeof mailings.$inferInsert>
}

/** Moves a mailing from one state to another; false when it stands elsewhere. */
export async function moveMailing(
  { db, clock }: Ctx,
  id: string,
  { from, to, version, set = {} }: Move,
): Promise<boolean> {
  const rows = await db
    .update(mailings)
    .set({ ...set, state: to, version: sql`${mailings.version} + 1`, updatedAt: clock.now() })
    .where(
      and(
        eq(mailings.id, id),
        inArray(mailings.state, [...from]),
        version === undefined ? undefined : eq(mailings.version, version),
      ),
    )
    .returning({ id: mailings.id })
  return rows.length === 1
}

export const noteLeftOut = (
  { db }: Ctx,
  id: string,
  leftOut: { readonly withoutEmail: number; readonly undeliverable: number; readonly notWanted: number },
) => db.update(mailings).set(leftOut).where(eq(mailings.id, id))

/** Mailings whose time has come. */
export const readScheduled = ({ db, clock }: Ctx) =>
  db
    .select({
      id: mailings.id,
      segment: mailings.segment,
      hasEnglish: sql<boolean>`${mailings.bodyEn} is not null`,
    })
    .from(mailings)
    .where(and(eq(mailings.state, 'scheduled'), lte(mailings.scheduledAt, clock.now())))
    .orderBy(asc(mailings.scheduledAt), asc(mailings.id))

/** Mailings that are being sent and have nothing left that waits or is on its way. */
export const readFinished = ({ db }: Ctx) =>
  db
    .select({ id: mailings.id })
    .from(mailings)
    .where(
      and(
        eq(mailings.state, 'sending'),
        sql`not exists (select 1 from ${mailingRecipients}
          left join ${outgoingMessages} on ${outgoingMessages.mailingRecipientId} = ${mailingRecipients.id}
          where ${ofMailing} and (${mailingRecipients.queuedAt} is null or ${outgoingMessages.state} = 'queued'))`,
      ),
    )

const counted = (condition: SQL) => sql<number>`(count(*) filter (where ${condition}))::int`
const isMail = sql`${mailingRecipients.sharedWithId} is null`
const { state: messageState, bouncedAt, mailingRecipientId } = outgoingMessages
const { queuedAt } = mailingRecipients

/** What became of a mail, as one condition each. */
export const recipientStates = {
  waiting: sql`${isMail} and ${queuedAt} is null`,
  queued: sql`${isMail} and ${messageState} = 'queued'`,
  sent: sql`${isMail} and ${messageState} = 'sent' and ${bouncedAt} is null`,
  failed: sql`${isMail} and ${messageState} = 'failed' and ${bouncedAt} is null`,
  bounced: sql`${isMail} and ${bouncedAt} is not null and ${messageState} <> 'queued'`,
  withheld: sql`${isMail} and ${messageState} = 'cancelled' and ${bouncedAt} is null`,
}

export async function readReport({ db }: Ctx, mailingId: string) {
  const [row] = await db
    .select({
      mails: counted(isMail),
      waiting: counted(recipientStates.waiting),
      queued: counted(recipientStates.queued),
      sent: counted(recipientStates.sent),
      failed: counted(recipientStates.failed),
      bounced: counted(recipientStates.bounced),
      withheld: counted(recipientStates.withheld),
      unsubscribed: counted(sql`${mailingRecipients.unsubscribedAt} is not null`),
      shared: counted(sql`${mailingRecipients.sharedWithId} is not null`),
    })
    .from(mailingRecipients)
    .leftJoin(outgoingMessages, eq(mailingRecipientId, mailingRecipients.id))
    .where(eq(mailingRecipients.mailingId, mailingId))
  if (!row) throw new TypeError('counting always answers')
  return row
}
