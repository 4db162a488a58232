import { PLANNED_BY_VALUE } from '@guichet/db'
import { accounts } from '@guichet/db/schema'
import { normaliseSiret } from '@guichet/domain/identifiers'
import { searchKey } from '@guichet/domain/text'
import { and, eq, like, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
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

/** Words that are looked for; a list without any is read along the index of its order. */
export const hasWords = ({ q, accountName, companyName, responsible }: AccountFilters): boolean =>
  [q, accountName, companyName, responsible].some((text) => wordsOf(text).length > 0)

/** What is chosen, by the names of `choiceFilter`; undefined where nothing is. */
export function chosenValues({ accountType, state, test, mailbox, ids, ...texts }: AccountFilters) {
  const siret = normaliseSiret(texts.siret ?? '') || undefined
  return {
    ...{ accountType, state, test, mailbox, ids: ids && [...ids] },
    ...{ siretFrom: siret, siretTo: siret?.padEnd(14, '9') },
  }
}
type Chosen = ReturnType<typeof chosenValues>
type Place = (name: keyof Chosen) => SQLWrapper

/** Condition of what is chosen from lists or by its beginning; `place` is where a value stands in the statement. */
function choiceFilter(chosen: Chosen, place: Place): SQL | undefined {
  const when = (name: keyof Chosen, condition: (value: SQLWrapper) => SQL) =>
    chosen[name] === undefined ? undefined : condition(place(name))
  return and(
    // A SIRET as it is typed, from its beginning: digits in the order of the index.
    when('siretFrom', (from) => sql`${accounts.siret} between ${from} and ${place('siretTo')}`),
    when('accountType', (value) => eq(accounts.accountType, value)),
    when('state', (value) => eq(accounts.state, value)),
    when('test', (value) => eq(accounts.test, value)),
    when('mailbox', (value) => eq(accounts.hasMailbox, value)),
    when('ids', (value) => sql`${accounts.id} = any(${value}::uuid[])`),
  )
}

/** Condition of a list of accounts; undefined when nothing is asked. */
export function accountFilter(filters: AccountFilters, place?: Place): SQL | undefined {
  const chosen = chosenValues(filters)
  const name = searchKey(filters.accountName ?? '')
  return and(
    ...wordsOf(filters.q).map(inAll),
    name === '' ? undefined : nameFilter(name),
    ...wordsOf(filters.companyName).map((word) => inColumn(sql`${accounts.companyKey}`, word)),
    ...wordsOf(filters.responsible).map((word) => inColumn(sql`${accounts.responsibleKey}`, word)),
    choiceFilter(chosen, place ?? ((each) => sql`${sql.param(chosen[each])}`)),
  )
}

/** The same within a condition that every row meets. Which plan is best hangs on what is searched. */
export const plannedByValue = (...conditions: (SQL | undefined)[]): SQL =>
  sql`${and(...conditions)} ${sql.raw(PLANNED_BY_VALUE)}`
