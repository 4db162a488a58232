import { accountPersons, accounts, invoices, persons } from '@guichet/db/schema'
import type { InvoiceKind, InvoiceState } from '@guichet/domain/invoices'
import { searchKey } from '@guichet/domain/text'
import { and, eq, gte, ilike, inArray, isNotNull, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'
import { containing } from '../../../platform/lists/like.ts'

const listColumns = {
  id: invoices.id,
  kind: invoices.kind,
  number: invoices.number,
  subjectFr: invoices.subjectFr,
  subjectEn: invoices.subjectEn,
  issuedOn: invoices.issuedOn,
  dueOn: invoices.dueOn,
  netCents: invoices.netCents,
  vatCents: invoices.vatCents,
  grossCents: invoices.grossCents,
  creditedCents: invoices.creditedCents,
  paidOn: invoices.paidOn,
  accountId: invoices.accountId,
  accountLogin: accounts.login,
  month: invoices.month,
  personId: invoices.personId,
  facts: invoices.facts,
  sentAt: invoices.sentAt,
  createdAt: invoices.createdAt,
}

const isOpen = and(
  eq(invoices.kind, 'invoice'),
  isNull(invoices.paidOn),
  lt(invoices.creditedCents, invoices.grossCents),
)

/** The state of an invoice, as `invoiceState` of the domain says it. */
function isInState(state: InvoiceState, today: string): SQL | undefined {
  const isCancelled = gte(invoices.creditedCents, invoices.grossCents)
  switch (state) {
    case 'to-pay':
      return and(isOpen, gte(invoices.dueOn, today))
    case 'late':
      return and(isOpen, lt(invoices.dueOn, today))
    case 'paid':
      return and(eq(invoices.kind, 'invoice'), isNotNull(invoices.paidOn), sql`not (${isCancelled})`)
    case 'cancelled':
      return and(eq(invoices.kind, 'invoice'), isCancelled)
    case 'issued':
      return eq(invoices.kind, 'credit-note')
  }
}

export interface InvoiceFilters {
  readonly q?: string | undefined
  readonly state?: InvoiceState | undefined
  readonly kind?: InvoiceKind | undefined
  readonly of?: 'members' | 'accounts' | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly accountId?: string | undefined
}

const wordsOf = (q: string | undefined): string[] =>
  searchKey(q ?? '')
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, 8)

const filterOf = ({ clock }: Ctx, { q, state, kind, of, from, to, accountId }: InvoiceFilters) =>
  and(
    ...wordsOf(q).map((word) => ilike(invoices.searchKey, containing(word))),
    state && isInState(state, clock.today()),
    kind && eq(invoices.kind, kind),
    of && (of === 'accounts' ? isNotNull(invoices.accountId) : isNull(invoices.accountId)),
    from ? gte(invoices.issuedOn, from) : undefined,
    to ? lte(invoices.issuedOn, to) : undefined,
    accountId ? eq(invoices.accountId, accountId) : undefined,
  )

const base = ({ db }: Ctx) =>
  db.select(listColumns).from(invoices).leftJoin(accounts, eq(accounts.id, invoices.accountId))

export type InvoiceListRow = Awaited<ReturnType<typeof readPage>>['rows'][number]

async function readPage(ctx: Ctx, filter: SQL | undefined, cursor: Cursor | null, limit: number) {
  const { beyond, orderBy } = keyset({ by: [invoices.createdAt], id: invoices.id, descending: true, cursor })
  const rows = await base(ctx)
    .where(and(filter, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = ctx.db.select({ id: invoices.id }).from(invoices).where(filter)
  return { rows, total: await countList(ctx, { rows, limit, cursor }, matching) }
}

/** Whose invoices somebody reads: his own, and those of accounts that he holds or whose invoicing he was given. */
export interface Readership {
  readonly personId: string
  /** Whether accounts belong to it, and only those that are held. */
  readonly accounts: 'looked-after' | 'held' | 'none'
}

function readableBy({ db }: Ctx, { personId, accounts: which }: Readership): SQL | undefined {
  const own = and(eq(invoices.personId, personId), isNull(invoices.accountId))
  if (which === 'none') return own
  const isHolder = eq(accountPersons.role, 'holder')
  const isEntrusted = sql`'billing' = any(${accountPersons.rights})`
  const lookedAfter = db
    .select({ accountId: accountPersons.accountId })
    .from(accountPersons)
    .where(
      and(eq(accountPersons.personId, personId), which === 'held' ? isHolder : or(isHolder, isEntrusted)),
    )
  return or(own, inArray(invoices.accountId, lookedAfter))
}

/** Invoices that somebody may read, the latest first. */
export const readOwnPage = (
  ctx: Ctx,
  readership: Readership,
  filters: InvoiceFilters,
  cursor: Cursor | null,
  limit: number,
) => readPage(ctx, and(readableBy(ctx, readership), filterOf(ctx, filters)), cursor, limit)

/** All of them, the oldest first. */
export async function readOwnIds(ctx: Ctx, readership: Readership): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: invoices.id })
    .from(invoices)
    .where(readableBy(ctx, readership))
    .orderBy(invoices.createdAt, invoices.id)
  return rows.map(({ id }) => id)
}

/** Whether somebody may read an invoice. */
export async function isReadable(ctx: Ctx, readership: Readership, id: string): Promise<boolean> {
  const rows = await ctx.db
    .select({ id: invoices.id })
    .from(invoices)
    .where(and(eq(invoices.id, id), readableBy(ctx, readership)))
  return rows.length === 1
}

/** Everybody’s invoices, the latest first. */
export const readStaffPage = (ctx: Ctx, filters: InvoiceFilters, cursor: Cursor | null, limit: number) =>
  readPage(ctx, filterOf(ctx, filters), cursor, limit)

/** What is still to be paid. */
export async function readOpen({ db, clock }: Ctx) {
  const due = sql`${invoices.grossCents} - ${invoices.creditedCents}`
  const isLate = lt(invoices.dueOn, clock.today())
  const [row] = await db
    .select({
      count: sql<number>`count(*)::int`,
      grossCents: sql`coalesce(sum(${due}), 0)`.mapWith(Number),
      lateCount: sql<number>`(count(*) filter (where ${isLate}))::int`,
      lateCents: sql`coalesce(sum(${due}) filter (where ${isLate}), 0)`.mapWith(Number),
    })
    .from(invoices)
    .where(isOpen)
  return row ?? { count: 0, grossCents: 0, lateCount: 0, lateCents: 0 }
}

/** Where the invoices of a person, or of an account, go by mail. */
export async function findSendTo({ db }: Ctx, personId: string) {
  const [row] = await db
    .select({ email: persons.email, locale: persons.locale, firstName: persons.firstName })
    .from(persons)
    .where(eq(persons.id, personId))
  return row ?? null
}
