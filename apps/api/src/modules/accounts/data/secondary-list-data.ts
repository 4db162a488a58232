import { accounts } from '@guichet/db/schema'
import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import { type Cursor, type KeyKind, TOTAL_CAP } from '../../../platform/http/cursor.ts'
import { keepQuery, type Slot } from '../../../platform/lists/kept-query.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'
import {
  type AccountFilters,
  accountFilter,
  chosenValues,
  hasWords,
  plannedByValue,
} from './account-filters.ts'

/** Columns of a line; the keys are there for cursors. */
export const LINE_COLUMNS = {
  id: accounts.id,
  parentId: accounts.parentId,
  fileNumber: accounts.fileNumber,
  login: accounts.login,
  accountType: accounts.accountType,
  siret: accounts.siret,
  companyName: accounts.companyName,
  responsibleName: accounts.responsibleName,
  test: accounts.test,
  state: accounts.state,
  hasMailbox: accounts.hasMailbox,
  version: accounts.version,
  createdOn: accounts.createdOn,
  companyKey: accounts.companyKey,
  responsibleKey: accounts.responsibleKey,
}

/** What accounts are sorted by: an index serves each of them under one primary, and login, company and creation over all. */
export const ACCOUNT_SORTS = {
  login: 'login',
  accountType: 'accountType',
  siret: 'siret',
  companyName: 'companyKey',
  responsible: 'responsibleKey',
  state: 'state',
  createdOn: 'createdOn',
} as const
export type AccountSortName = keyof typeof ACCOUNT_SORTS

export interface AccountOrder {
  readonly sort: AccountSortName
  readonly descending: boolean
}

/** `-state` → by state, downwards. */
export const accountOrderOf = (sort: string): AccountOrder => ({
  sort: sort.replace('-', '') as AccountSortName,
  descending: sort.startsWith('-'),
})

/** Kinds of the parts of a cursor. */
export const cursorKinds = ({ sort }: AccountOrder): readonly KeyKind[] => [
  sort === 'createdOn' ? 'day' : 'text',
  'uuid',
]

export interface SecondaryPage {
  /** Null: over all accounts, primary ones included. */
  readonly primaryId: string | null
  readonly kind?: 'primary' | 'secondary' | undefined
  readonly filters: AccountFilters
  readonly order: AccountOrder
  readonly cursor: Cursor | null
  readonly limit: number
}

const KINDS = { primary: isNull(accounts.parentId), secondary: isNotNull(accounts.parentId) }

const filterOf = ({ primaryId, kind, filters }: SecondaryPage, slot?: Slot): SQL =>
  plannedByValue(
    primaryId === null ? sql`true` : eq(accounts.parentId, slot?.('primaryId') ?? primaryId),
    kind && KINDS[kind],
    accountFilter(filters, slot),
  )

interface PlaceInOrder {
  readonly order: AccountOrder
  readonly cursor: Parameters<typeof keyset>[0]['cursor']
}
const inOrder = ({ order: { sort, descending }, cursor }: PlaceInOrder) =>
  keyset({ by: [accounts[ACCOUNT_SORTS[sort]]], id: accounts.id, descending, cursor })

/** Secondary accounts in their order, one more than the page holds. */
export async function readSecondaries({ db }: Pick<Ctx, 'db'>, page: SecondaryPage) {
  const { beyond, orderBy } = inOrder(page)
  return db
    .select(LINE_COLUMNS)
    .from(accounts)
    .where(and(filterOf(page), beyond))
    .orderBy(...orderBy)
    .limit(page.limit + 1)
}
export type SecondaryRow = Awaited<ReturnType<typeof readSecondaries>>[number]

/** Key of a row in this order, for a cursor. */
export const secondaryKey = (row: SecondaryRow, { sort }: AccountOrder): Cursor['key'] => [
  row[ACCOUNT_SORTS[sort]],
  row.id,
]

/**
 * One page of what words find. Where they stand in the order is not known beforehand, so that all that they find is looked
 * at, once, for page and total; no rows beyond 10,000, when a page is soon full along the index of the order.
 */
async function readFound({ db }: Ctx, page: SecondaryPage) {
  const { order, cursor, limit } = page
  const found = db.$with('found').as(
    db
      .select({ id: accounts.id, key: accounts[ACCOUNT_SORTS[order.sort]] })
      .from(accounts)
      .where(filterOf(page))
      .limit(TOTAL_CAP + 1),
  )
  const inFound = keyset({ by: [found.key], id: found.id, descending: order.descending, cursor })
  const top = db
    .select({ id: found.id, key: found.key })
    .from(found)
    .where(inFound.beyond)
    .orderBy(...inFound.orderBy)
    .limit(limit + 1)
    .as('top')
  const inTop = keyset({ by: [top.key], id: top.id, descending: order.descending, cursor })
  const rows = await db
    .with(found)
    .select({ ...LINE_COLUMNS, total: sql<number>`(select count(*)::int from ${found})` })
    .from(top)
    .innerJoin(accounts, eq(accounts.id, top.id))
    .orderBy(...inTop.orderBy)
  const total = rows[0]?.total ?? 0
  return { rows: total > TOTAL_CAP ? null : rows, total }
}

const matchingOf = ({ db }: Ctx, page: SecondaryPage) =>
  db.select({ one: sql<number>`1` }).from(accounts).where(filterOf(page))

/** Accounts and how many there are, in one statement: sending a second one costs more than counting. */
const countedRows = keepQuery({
  shapeOf: ({ kind, order, cursor }: SecondaryPage) =>
    `${kind} ${order.sort} ${order.descending} ${cursor?.direction}`,
  valuesOf: ({ primaryId, filters, cursor, limit }: SecondaryPage) => ({
    ...{ primaryId: primaryId ?? undefined, ...chosenValues(filters) },
    ...{ sortKey: cursor?.key[0], id: cursor?.key[1], rows: limit + 1 },
  }),
  build: (db, page, slot) => {
    const { cursor } = page
    const from = cursor && { ...cursor, key: [slot('sortKey'), slot('id')] }
    const { beyond, orderBy } = inOrder({ ...page, cursor: from })
    const filter = filterOf(page, slot)
    const capped = db
      .select({ one: sql<number>`1` })
      .from(accounts)
      .where(filter)
      .limit(TOTAL_CAP + 1)
    return db
      .select({ ...LINE_COLUMNS, total: sql<number>`(select count(*)::int from ${capped} as capped)` })
      .from(accounts)
      .where(and(filter, beyond))
      .orderBy(...orderBy)
      .limit(slot('rows'))
  },
})

async function readCounted(ctx: Ctx, page: SecondaryPage) {
  const rows = await countedRows(ctx, page)
  return { rows, total: rows[0]?.total ?? 0 }
}

/** One page with the total, which is exact up to 10,000. */
export async function readSecondaryPage(ctx: Ctx, page: SecondaryPage) {
  const { rows, total } = await (hasWords(page.filters) ? readFound : readCounted)(ctx, page)
  if (rows === null) return { rows: await readSecondaries(ctx, page), total }
  // Past the last row, no row tells how many there are.
  if (rows.length === 0 && page.cursor !== null)
    return { rows, total: await countList(ctx, { ...page, rows }, matchingOf(ctx, page)) }
  return { rows, total }
}
