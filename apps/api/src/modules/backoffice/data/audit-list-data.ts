import { auditChain, auditEntries, persons } from '@guichet/db/schema'
import { addDays, type LocalDate, startOfDay } from '@guichet/domain/local-date'
import { searchKey } from '@guichet/domain/text'
import { and, asc, eq, gte, lt, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'

export interface AuditFilters {
  readonly action?: string | undefined
  readonly q?: string | undefined
  readonly from?: LocalDate | undefined
  readonly to?: LocalDate | undefined
  readonly actorId?: string | undefined
  readonly subjectId?: string | undefined
}

const COLUMNS = {
  id: auditEntries.id,
  at: auditEntries.at,
  action: auditEntries.action,
  actorKind: auditEntries.actorKind,
  actorId: auditEntries.actorId,
  firstName: persons.firstName,
  lastName: persons.lastName,
  subjectKind: auditEntries.subjectKind,
  subjectId: auditEntries.subjectId,
  sealed: sql<boolean>`${auditChain.seq} is not null`,
}
const DETAILS = {
  ...COLUMNS,
  requestId: auditEntries.requestId,
  ownerId: auditEntries.ownerId,
  ownerName: sql<
    string | null
  >`(select p.first_name || ' ' || p.last_name from persons p where p.id = ${auditEntries.ownerId})`,
  isAssistance: sql<boolean>`exists (select 1 from assistances a where a.id = ${auditEntries.accessId})`,
  before: sql<Record<string, unknown> | null>`${auditEntries.before}`,
  after: sql<Record<string, unknown> | null>`${auditEntries.after}`,
  seq: auditChain.seq,
  hash: sql<string | null>`encode(${auditChain.hash}, 'hex')`,
  sealedAt: auditChain.sealedAt,
}
export type AuditDetailRow = NonNullable<Awaited<ReturnType<typeof findAuditEntry>>>

const like = (text: string) => `%${text.replace(/[\\%_]/gu, (sign) => `\\${sign}`)}%`

/** Each word stands in who acted, in the action, in what it was done to, or in what was before or after. */
const hasWords = (q: string): SQL | undefined =>
  and(
    ...q
      .split(/\s+/u)
      .filter((word) => word !== '')
      .map((word) =>
        or(
          sql`${auditEntries.action} ilike ${like(word)}`,
          sql`${auditEntries.subjectKind} ilike ${like(word)}`,
          sql`${auditEntries.subjectId} ilike ${like(word)}`,
          sql`${auditEntries.before}::text ilike ${like(word)}`,
          sql`${auditEntries.after}::text ilike ${like(word)}`,
          sql`exists (select 1 from persons p where p.id = ${auditEntries.actorId}
            and p.search_key like ${like(searchKey(word))})`,
        ),
      ),
  )

const conditionOf = ({ action, q, from, to, actorId, subjectId }: AuditFilters): SQL | undefined =>
  and(
    action?.trim() ? sql`starts_with(${auditEntries.action}, ${action.trim()})` : undefined,
    from ? gte(auditEntries.at, startOfDay(from)) : undefined,
    to ? lt(auditEntries.at, startOfDay(addDays(to, 1))) : undefined,
    actorId ? eq(auditEntries.actorId, actorId) : undefined,
    subjectId ? eq(auditEntries.subjectId, subjectId) : undefined,
    q?.trim() ? hasWords(q) : undefined,
  )

const latestFirst = (cursor: Cursor | null) =>
  keyset({ by: [auditEntries.at], id: auditEntries.id, descending: true, cursor })

/** One page of the audit, the latest first. */
export async function readAuditPage(
  { db }: Ctx,
  filters: AuditFilters,
  cursor: Cursor | null,
  limit: number,
) {
  const filter = conditionOf(filters)
  const { beyond, orderBy } = latestFirst(cursor)
  const rows = await db
    .select(COLUMNS)
    .from(auditEntries)
    .leftJoin(persons, eq(persons.id, auditEntries.actorId))
    .leftJoin(auditChain, eq(auditChain.entryId, auditEntries.id))
    .where(and(filter, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = db.select({ id: auditEntries.id }).from(auditEntries).where(filter)
  return { rows, total: await countList({ db }, { rows, limit, cursor }, matching) }
}

/** Entries with what was before and after, for an export; `limit + 1` of them. */
export const readAuditDetails = (
  { db }: Ctx,
  filters: AuditFilters,
  cursor: Cursor | null,
  limit: number,
) => {
  const { beyond, orderBy } = latestFirst(cursor)
  return db
    .select(DETAILS)
    .from(auditEntries)
    .leftJoin(persons, eq(persons.id, auditEntries.actorId))
    .leftJoin(auditChain, eq(auditChain.entryId, auditEntries.id))
    .where(and(conditionOf(filters), beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
}

export async function findAuditEntry({ db }: Ctx, id: string) {
  const [row] = await db
    .select(DETAILS)
    .from(auditEntries)
    .leftJoin(persons, eq(persons.id, auditEntries.actorId))
    .leftJoin(auditChain, eq(auditChain.entryId, auditEntries.id))
    .where(eq(auditEntries.id, id))
  return row ?? null
}

/** Administrators with an address to write to. */
export const readAdministrators = ({ db }: Ctx) =>
  db
    .select({ id: persons.id, email: persons.email, firstName: persons.firstName, locale: persons.locale })
    .from(persons)
    .where(and(eq(persons.staffRole, 'admin'), ne(persons.email, '')))
    .orderBy(asc(persons.id))
