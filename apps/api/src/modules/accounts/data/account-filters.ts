import { PLANNED_BY_VALUE } from '@guichet/db'
import { accounts } from '@guichet/db/schema'
import { normaliseSiret } from '@guichet/domain/identifiers'
import { searchKey } from '@guichet/domain/text'
import { and, eq, inArray, like, or, type SQL, sql } from 'drizzle-orm'
import { containing } from '../../../platform/lists/like.ts'

/** Filters of a list of accounts (A02), all of them together. */
export interface AccountFilters {
  readonly q?: string | undefined
  readonly accountName?: string | undefined
  readonly siret?: string | undefined
  readonly companyName?: string | undefined
  readonly responsible?: string | undefined
  readonly accountType?: string | undefined
  readonly state?: string | undefined
  readonly test?: boolean | undefined
  readonly mailbox?: boolean | undefined
  readonly ids?: readonly string[] | undefined
}

const MOST_WORDS = 6
/** The index knows groups of three letters: fewer are looked for where a word begins. */
const INDEXED_LETTERS = 3

const wordsOf = (text: string | undefined): string[] =>
  searchKey(text ?? '')
    .split(' ')
    .filter(Boolean)
    .slice(0, MOST_WORDS)

const holds = (text: SQL, word: string): SQL | undefined => {
  const pattern = containing(word)
  if (word.length >= INDEXED_LETTERS) return like(text, pattern)
  return or(like(text, pattern.slice(1)), like(text, `% ${pattern.slice(1)}`))
}
const inAll = (word: string) => holds(sql`${accounts.searchKey}`, word)
/** What is looked for in one column stands in `search_key` too, whose index finds it. */
const inColumn = (column: SQL, word: string) => and(inAll(word), holds(column, word))

/** Before the point stands what tells a secondary account from its siblings; a text with a point is part of a login. */
const nameFilter = (name: string) =>
  inColumn(name.includes('.') ? sql`${accounts.login}` : sql`split_part(${accounts.login}, '.', 1)`, name)

/** A SIRET as it is typed, from its beginning: digits in the order of the index. */
const siretFilter = (beginning: string) =>
  sql`${accounts.siret} between ${beginning} and ${beginning.padEnd(14, '9')}`

/** Words that are looked for; a list without any is read along the index of its order. */
export const hasWords = ({ q, accountName, companyName, responsible }: AccountFilters): boolean =>
  [q, accountName, companyName, responsible].some((text) => wordsOf(text).length > 0)

/** Condition of a list of accounts; undefined when nothing is asked. */
export function accountFilter(filters: AccountFilters): SQL | undefined {
  const { accountType, state, test, mailbox, ids } = filters
  const name = searchKey(filters.accountName ?? '')
  const siret = normaliseSiret(filters.siret ?? '')
  return and(
    ...wordsOf(filters.q).map(inAll),
    name === '' ? undefined : nameFilter(name),
    siret === '' ? undefined : siretFilter(siret),
    ...wordsOf(filters.companyName).map((word) => inColumn(sql`${accounts.companyKey}`, word)),
    ...wordsOf(filters.responsible).map((word) => inColumn(sql`${accounts.responsibleKey}`, word)),
    accountType === undefined ? undefined : eq(accounts.accountType, accountType),
    state === undefined ? undefined : eq(accounts.state, state),
    test === undefined ? undefined : eq(accounts.test, test),
    mailbox === undefined ? undefined : eq(accounts.hasMailbox, mailbox),
    ids === undefined ? undefined : inArray(accounts.id, [...ids]),
  )
}

/** The same within a condition that every row meets. Which plan is best hangs on what is searched. */
export const plannedByValue = (...conditions: (SQL | undefined)[]): SQL =>
  sql`${and(...conditions)} ${sql.raw(PLANNED_BY_VALUE)}`
