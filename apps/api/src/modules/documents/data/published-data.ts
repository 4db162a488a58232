import {
  documentAccesses,
  documentShelves,
  documents,
  documentVersions,
  members,
  membershipTypes,
  partners,
  persons,
} from '@guichet/db/schema'
import type { Audience } from '@guichet/domain/document-audience'
import type { LocalDate } from '@guichet/domain/local-date'
import { and, asc, eq, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'
import { latestVersion, type VersionRow } from './document-data.ts'
import { exactly, nearly } from './document-words.ts'

const isPublished = isNull(documents.ownerId)
const hasIt = sql`${documentShelves.documentId} = ${documents.id} and ${documentShelves.deletedAt} is null`
const isReading = sql`${documentAccesses.action} in ('viewed', 'downloaded') and ${documentAccesses.by} in ('me', 'key')`

const columns = ({ locale }: Ctx) => ({
  id: documents.id,
  number: documents.number,
  name: documents.name,
  category: documents.category,
  period: documents.period,
  version: documents.version,
  mediaType: documents.mediaType,
  size: documents.size,
  audience: sql<Audience>`${documents.audience}`,
  audienceId: documents.audienceId,
  audienceName: sql<string | null>`case ${documents.audience}
    when 'member' then (select ${persons.firstName} || ' ' || ${persons.lastName} from ${persons}
      where ${persons.id} = ${documents.audienceId})
    when 'partner' then (select ${partners.name} from ${partners} where ${partners.id} = ${documents.audienceId})
    when 'type' then (select ${locale === 'en' ? membershipTypes.labelEn : membershipTypes.labelFr}
      from ${membershipTypes} where ${membershipTypes.id} = ${documents.audienceId}) end`,
  retainedUntil: documents.retainedUntil,
  createdAt: documents.createdAt,
  withdrawnAt: documents.withdrawnAt,
  withdrawnReason: documents.withdrawnReason,
  recipientCount: sql<number>`(select count(*)::int from ${documentShelves} where ${hasIt})`,
  readerCount: sql<number>`(select count(distinct ${documentAccesses.personId})::int from ${documentAccesses}
    where ${documentAccesses.documentId} = ${documents.id} and ${isReading})`,
  damagedAt: documentVersions.damagedAt,
})

const base = (ctx: Ctx) =>
  ctx.db.select(columns(ctx)).from(documents).innerJoin(documentVersions, latestVersion)

export async function findPublished(ctx: Ctx, documentId: string) {
  const [row] = await base(ctx).where(and(isPublished, eq(documents.id, documentId)))
  return row ?? null
}
export type PublishedRow = NonNullable<Awaited<ReturnType<typeof findPublished>>>

interface Filters {
  readonly state: 'current' | 'withdrawn'
  readonly category: string | undefined
  /** Folded words, each of which must be there. */
  readonly words: readonly string[]
}

/** One page of what is published, the latest first; typos are forgiven when no document holds the words as they are. */
export async function readPublished(
  ctx: Ctx,
  { state, category, words }: Filters,
  cursor: Cursor | null,
  limit: number,
) {
  const place = and(
    isPublished,
    state === 'current' ? isNull(documents.withdrawnAt) : isNotNull(documents.withdrawnAt),
    category === undefined ? undefined : eq(documents.category, category),
  )
  const matching = (conditions: SQL | undefined) =>
    ctx.db.select({ id: documents.id }).from(documents).where(conditions)
  const exact = and(place, ...words.map(exactly))
  const isKnown = words.length === 0 || (await matching(exact).limit(1)).length > 0
  const condition = isKnown ? exact : and(place, ...words.map(nearly))
  const { beyond, orderBy } = keyset({
    ...{ by: [documents.createdAt], id: documents.id, descending: true, cursor },
  })
  const rows = await base(ctx)
    .where(and(condition, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  return { rows, total: await countList(ctx, { rows, limit, cursor }, matching(condition)) }
}

/** Holds a published document for this transaction; null where there is none. */
export async function holdPublished({ db }: Ctx, documentId: string) {
  const [row] = await db
    .select({
      version: documents.version,
      number: documents.number,
      withdrawnAt: documents.withdrawnAt,
      name: documents.name,
      category: documents.category,
      period: documents.period,
      retainedUntil: documents.retainedUntil,
    })
    .from(documents)
    .where(and(isPublished, eq(documents.id, documentId)))
    .for('update')
  return row ?? null
}

/** Makes a file the latest version of a document that is held. */
export async function insertVersion(
  { db, clock }: Ctx,
  row: typeof documentVersions.$inferInsert & Pick<VersionRow, 'version' | 'mediaType' | 'size'>,
): Promise<void> {
  const { documentId, version, mediaType, size } = row
  await db.insert(documentVersions).values(row)
  await db
    .update(documents)
    .set({ version, mediaType, size, updatedAt: clock.now() })
    .where(eq(documents.id, documentId))
}

export async function markWithdrawn({ db, clock }: Ctx, documentId: string, reason: string): Promise<void> {
  const now = clock.now()
  await db
    .update(documents)
    .set({ withdrawnAt: now, withdrawnReason: reason, updatedAt: now })
    .where(eq(documents.id, documentId))
}

/** One page of those who have a document, by name, with their latest reading of it. */
export async function readReaders(
  ctx: Ctx,
  documentId: string,
  read: 'yes' | 'no' | undefined,
  cursor: Cursor | null,
  limit: number,
) {
  const readings = sql`from ${documentAccesses} where ${documentAccesses.documentId} = ${documentShelves.documentId}
    and ${documentAccesses.personId} = ${documentShelves.personId} and ${isReading}`
  const condition = and(
    eq(documentShelves.documentId, documentId),
    isNull(documentShelves.deletedAt),
    read === undefined ? undefined : sql`${read === 'yes' ? sql`` : sql`not`} exists (select 1 ${readings})`,
  )
  const { beyond, orderBy } = keyset({ by: [persons.lastName, persons.firstName], id: persons.id, cursor })
  const latest = sql`${readings} order by ${documentAccesses.at} desc, ${documentAccesses.id} desc limit 1`
  const rows = await ctx.db
    .select({
      personId: persons.id,
      memberNumber: members.number,
      firstName: persons.firstName,
      lastName: persons.lastName,
      readAt: sql<Date | null>`(select ${documentAccesses.at} ${latest})`.mapWith(documentAccesses.at),
      version: sql<number | null>`(select ${documentAccesses.version} ${latest})`,
    })
    .from(documentShelves)
    .innerJoin(persons, eq(persons.id, documentShelves.personId))
    .innerJoin(members, eq(members.personId, persons.id))
    .where(and(condition, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = ctx.db
    .select({ id: persons.id })
    .from(documentShelves)
    .innerJoin(persons, eq(persons.id, documentShelves.personId))
    .innerJoin(members, eq(members.personId, persons.id))
    .where(condition)
  return { rows, total: await countList(ctx, { rows, limit, cursor }, matching) }
}

/** Documents whose audience may have grown: neither withdrawn nor for one member alone. */
export const listOpenAudiences = ({ db }: Ctx) =>
  db
    .select({
      id: documents.id,
      version: documents.version,
      audience: sql<Audience>`${documents.audience}`,
      audienceId: documents.audienceId,
    })
    .from(documents)
    .where(and(isPublished, isNull(documents.withdrawnAt), sql`${documents.audience} <> 'member'`))
    .orderBy(asc(documents.createdAt), asc(documents.id))

/** Published documents that were to be kept until before `today`. */
export const listRetentionOver = ({ db }: Ctx, today: LocalDate, limit: number) =>
  db
    .select({ id: documents.id, number: documents.number })
    .from(documents)
    .where(and(isPublished, lt(documents.retainedUntil, today)))
    .orderBy(asc(documents.retainedUntil), asc(documents.id))
    .limit(limit)
