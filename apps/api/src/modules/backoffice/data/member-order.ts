import { members, memberships, persons } from '@guichet/db/schema'
import type { MemberSort } from '@guichet/domain/member-columns'
import { sql } from 'drizzle-orm'
import { type Cursor, decodeCursor, type KeyKind } from '../../../platform/http/cursor.ts'
import { keyset } from '../../../platform/lists/keyset.ts'

/** Last day of the latest membership. */
export const latestEnd = sql<string | null>`(select max(${memberships.endsOn})::text from ${memberships}
  where ${memberships.personId} = ${members.personId})`

interface Sorted {
  readonly personId: string
  readonly lastName: string
  readonly firstName: string
  readonly memberNumber: number
  readonly endsOn: string | null
  readonly recordedAt: Date
}
interface Order {
  readonly by: Parameters<typeof keyset>[0]['by']
  readonly kinds: readonly KeyKind[]
  readonly nullable?: true
  readonly keyOf: (row: Sorted) => Cursor['key']
}

const ORDERS: Readonly<Record<'name' | 'number' | 'endsOn' | 'recordedOn', Order>> = {
  name: {
    by: [persons.lastName, persons.firstName],
    kinds: ['text', 'text', 'uuid'],
    keyOf: (row) => [row.lastName, row.firstName, row.personId],
  },
  number: {
    by: [members.number],
    kinds: ['number', 'uuid'],
    keyOf: (row) => [row.memberNumber, row.personId],
  },
  endsOn: {
    by: [latestEnd],
    kinds: ['day?', 'uuid'],
    nullable: true,
    keyOf: (row) => [row.endsOn, row.personId],
  },
  recordedOn: {
    by: [members.createdAt],
    kinds: ['instant', 'uuid'],
    keyOf: (row) => [row.recordedAt.toISOString(), row.personId],
  },
}
const orderOf = (sort: MemberSort) => ORDERS[sort.replace('-', '') as keyof typeof ORDERS]

/** Where a page of the list begins. @throws a field problem when the cursor is not one of this order. */
export const memberCursor = (text: string | undefined, sort: MemberSort) =>
  decodeCursor(text, orderOf(sort).kinds)

/** Values by which a row is sorted. */
export const memberKey = (row: Sorted, sort: MemberSort): Cursor['key'] => orderOf(sort).keyOf(row)

/** What the list is sorted by. */
export const memberTerms = (sort: MemberSort) => orderOf(sort).by

/** Condition and order of one page; over other columns where the terms and the id were selected before. */
export function memberKeyset(
  sort: MemberSort,
  cursor: Cursor | null,
  { by, id }: Pick<Parameters<typeof keyset>[0], 'by' | 'id'> = { by: memberTerms(sort), id: persons.id },
) {
  const { nullable = false } = orderOf(sort)
  return keyset({ by, nullable, id, descending: sort.startsWith('-'), cursor })
}
