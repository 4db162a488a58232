import type { Page } from '@guichet/contract/pagination'
import { hasForbiddenCharacters } from '@guichet/domain/text'
import { fieldProblem } from '../problem-error.ts'

export const TOTAL_CAP = 10_000
const MAX_RANK = 1_000_000_000
export type Direction = 'next' | 'previous'
export interface Cursor {
  readonly direction: Direction
  /** Values of the sort columns of the row next to which the page begins. */
  readonly key: readonly (string | number | null)[]
  /** Rank of that row, from 1, as it was when the cursor was given. */
  readonly rank: number
}

const encode = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url')

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/u
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/u
const DAY = /^\d{4}-\d{2}-\d{2}$/u

/** What may stand in a key: whatever else a caller makes up never reaches the database. */
const KEY_KINDS = {
  instant: (part: unknown) =>
    typeof part === 'string' && INSTANT.test(part) && !Number.isNaN(new Date(part).getTime()),
  uuid: (part: unknown) => typeof part === 'string' && UUID.test(part),
  text: (part: unknown) => typeof part === 'string' && !hasForbiddenCharacters(part),
  day: (part: unknown) => typeof part === 'string' && DAY.test(part),
  /** A whole number. */
  number: (part: unknown) => Number.isSafeInteger(part),
} as const
type Kind = keyof typeof KEY_KINDS
/** With a question mark: or null. */
export type KeyKind = Kind | `${Kind}?`

const fits = (kind: KeyKind, part: unknown): boolean =>
  (part === null && kind.endsWith('?')) || KEY_KINDS[kind.replace('?', '') as Kind](part)

/**
 * Reads a cursor whose key is made of `kinds`.
 * @throws a field problem when the cursor is not one that a page gave.
 */
export function decodeCursor(text: string | undefined, kinds: readonly KeyKind[]): Cursor | null {
  if (text === undefined) return null
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    const { direction, key, rank } = value as Cursor
    const isKey =
      Array.isArray(key) &&
      key.length === kinds.length &&
      kinds.every((kind, index) => fits(kind, key[index]))
    const isRank = Number.isSafeInteger(rank) && rank >= 1 && rank <= MAX_RANK
    if (isKey && isRank && (direction === 'next' || direction === 'previous')) {
      return { direction, key, rank }
    }
  } catch {
    // Falls through to the refusal.
  }
  throw fieldProblem('/query/cursor', 'invalid')
}

interface PageInput<Row, Item> {
  /** Rows read with `limit + 1`, in reading order (reversed when going back). */
  readonly rows: readonly Row[]
  readonly limit: number
  readonly cursor: Cursor | null
  readonly total: number
  readonly keyOf: (row: Row) => Cursor['key']
  readonly toItem: (row: Row) => Item
}

/** Makes the page of a keyset list from the rows read. */
export function toPage<Row, Item>({
  rows,
  limit,
  cursor,
  total,
  keyOf,
  toItem,
}: PageInput<Row, Item>): Page<Item> {
  const hasMore = rows.length > limit
  const kept = rows.slice(0, limit)
  const isBack = cursor?.direction === 'previous'
  if (isBack) kept.reverse()
  const firstRank =
    kept.length === 0
      ? 0
      : cursor === null
        ? 1
        : isBack
          ? Math.max(1, cursor.rank - kept.length)
          : cursor.rank + 1
  const at = (row: Row | undefined, direction: Direction, rank: number) =>
    row === undefined ? null : encode({ direction, key: keyOf(row), rank })
  const hasNext = isBack ? true : hasMore
  const hasPrevious = isBack ? hasMore : cursor !== null
  return {
    items: kept.map(toItem),
    nextCursor: hasNext ? at(kept.at(-1), 'next', firstRank + kept.length - 1) : null,
    previousCursor: hasPrevious ? at(kept[0], 'previous', firstRank) : null,
    total: Math.min(total, TOTAL_CAP),
    totalIsExact: total <= TOTAL_CAP,
    firstRank,
  }
}
