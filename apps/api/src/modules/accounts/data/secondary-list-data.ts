import { accounts } from '@guichet/db/schema'
import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import { fewAtOnce } from '../../../platform/few-at-once.ts'
import { type Cursor, type KeyKind, TOTAL_CAP } from '../../../platform/http/cursor.ts'
import { keepQuery, type Slot } from '../../../platform/lists/kept-query.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'
import { COUNTED, createKnownMany } from '../../../platform/lists/known-many.ts'
import {
  type AccountFilters,
  accountFilter,
  chosenValues,
  hasWords,
  plannedByValue,
  wordShape,
  wordValues,
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
  /** Version of that primary: it is raised when all that stands under it moves at once. */
  readonly primaryVersion?: number
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

/** Values of one page by the names of their slots. */
const pageValues = ({ primaryId, filters, cursor, limit }: SecondaryPage) => ({
  ...{ primaryId: primaryId ?? undefined, ...chosenValues(filters), ...wordValues(filters) },
  ...{ sortKey: cursor?.key[0], id: cursor?.key[1], rows: limit + 1 },
})
const pageShape = ({ kind, order, cursor, filters }: SecondaryPage) =>
  `${kind} ${order.sort} ${order.descending} ${cursor?.direction} ${wordShape(filters)}`
const placeOf = ({ cursor }: SecondaryPage, slot: Slot) =>
  cursor && { ...cursor, key: [slot('sortKey'), slot('id')] }

/** Secondary accounts in their order, one more than the page holds. */
export const readSecondaries = keepQuery({
  shapeOf: pageShape,
  valuesOf: pageValues,
  build: (db, page, slot) => {
    const { beyond, orderBy } = inOrder({ ...page, cursor: placeOf(page, slot) })
    return db
      .select(LINE_COLUMNS)
      .from(accounts)
      .where(and(filterOf(page, slot), beyond))
      .orderBy(...orderBy)
      .limit(slot('rows'))
  },
})
export type SecondaryRow = Awaited<ReturnType<typeof readSecondaries>>[number]

/** Key of a row in this order, for a cursor. */
export const secondaryKey = (row: SecondaryRow, { sort }: AccountOrder): Cursor['key'] => [
  row[ACCOUNT_SORTS[sort]],
  row.id,
]

/**
 * One page of what words find. Where they stand in the order is not known beforehand, so that all that they find is looked
 * at, once, for page and total; no further than is counted.
 */
const foundRows = keepQuery({
  shapeOf: pageShape,
  valuesOf: pageValues,
  build: (db, page, slot) => {
    const { sort, descending } = page.order
    const found = db
      .$with('found')
      .as(
        db
          .select({ id: accounts.id, key: accounts[ACCOUNT_SORTS[sort]] })
          .from(accounts)
          .where(filterOf(page, slot))
          .limit(COUNTED),
      )
    const cursor = placeOf(page, slot)
    const inFound = keyset({ by: [found.key], id: found.id, descending, cursor })
    const top = db
      .select({ id: found.id, key: found.key })
      .from(found)
      .where(inFound.beyond)
      .orderBy(...inFound.orderBy)
      .limit(slot('rows'))
      .as('top')
    const inTop = keyset({ by: [top.key], id: top.id, descending, cursor })
    return db
      .with(found)
      .select({ ...LINE_COLUMNS, total: sql<number>`(select count(*)::int from ${found})` })
      .from(top)
      .innerJoin(accounts, eq(accounts.id, top.id))
      .orderBy(...inTop.orderBy)
  },
})

/** A third of the connections: each search of words takes a processor for some milliseconds, and the rest goes on meanwhile. */
const SHARE_OF_POOL = 3
const MOST_WAITING = 300
const lanes = new WeakMap<Ctx['db'], ReturnType<typeof fewAtOnce>>()
function laneOf({ db, deps }: Ctx) {
  const known = lanes.get(db)
  if (known) return known
  const most = Math.max(1, Math.round(deps.config.DATABASE_POOL_MAX / SHARE_OF_POOL))
  const lane = fewAtOnce({ most, mostWaiting: MOST_WAITING })
  lanes.set(db, lane)
  return lane
}

/**
 * The page that words find; no rows beyond 10,000, when a page is soon full along the index of the order. Who waits for the
 * same page gets it by one statement: whether somebody may see it was asked before.
 */
async function readFound(ctx: Ctx, page: SecondaryPage) {
  const search = () => foundRows(ctx, page)
  const rows = await (ctx.inTx ? search() : laneOf(ctx)(search, JSON.stringify(page)))
  const total = rows[0]?.total ?? 0
  return { rows: total > TOTAL_CAP ? null : rows, total }
}

const matchingOf = ({ db }: Ctx, page: SecondaryPage) =>
  db.select({ one: sql<number>`1` }).from(accounts).where(filterOf(page))

/** Accounts and how many there are, in one statement: sending a second one costs more than counting. */
const countedRows = keepQuery({
  shapeOf: pageShape,
  valuesOf: pageValues,
  build: (db, page, slot) => {
    const { beyond, orderBy } = inOrder({ ...page, cursor: placeOf(page, slot) })
    const filter = filterOf(page, slot)
    const capped = db.select({ one: sql<number>`1` }).from(accounts).where(filter).limit(COUNTED)
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

const known = new WeakMap<Ctx['db'], ReturnType<typeof createKnownMany>>()
function knownOf({ db }: Ctx) {
  const many = known.get(db) ?? createKnownMany()
  known.set(db, many)
  return many
}
const nameOf = ({ primaryId, primaryVersion, kind, filters }: SecondaryPage) =>
  JSON.stringify([primaryId, primaryVersion, kind, filters])

/** Rows of a list that is known to have more than 10,000. */
async function readOfMany(ctx: Ctx, page: SecondaryPage) {
  const rows = await readSecondaries(ctx, page)
  const isWhole = page.cursor === null && rows.length <= page.limit
  return { rows, total: isWhole ? rows.length : TOTAL_CAP + 1 }
}

/** One page with the total, which is exact up to 10,000. */
export async function readSecondaryPage(ctx: Ctx, page: SecondaryPage) {
  const [many, name] = [knownOf(ctx), nameOf(page)]
  if (!ctx.inTx && many.has(ctx, name)) return readOfMany(ctx, page)
  const { rows, total: counted } = await (hasWords(page.filters) ? readFound : readCounted)(ctx, page)
  if (!ctx.inTx) many.note(ctx, name, counted)
  const total = Math.min(counted, TOTAL_CAP + 1)
  if (rows === null) return { rows: await readSecondaries(ctx, page), total }
  // Past the last row, no row tells how many there are.
  if (rows.length === 0 && page.cursor !== null)
    return { rows, total: await countList(ctx, { ...page, rows }, matchingOf(ctx, page)) }
  return { rows, total }
}
