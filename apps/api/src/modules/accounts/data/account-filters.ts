import { PLANNED_BY_VALUE } from '@guichet/db'
import { accounts } from '@guichet/db/schema'
import { normaliseSiret } from '@guichet/domain/identifiers'
import { searchKey } from '@guichet/domain/text'
import { and, eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
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

/** The texts that words are looked for in. */
const TEXTS = {
  all: sql`${accounts.searchKey}`,
  login: sql`${accounts.login}`,
  /** Before the point stands what tells a secondary account from its siblings. */
  ownName: sql`split_part(${accounts.login}, '.', 1)`,
  company: sql`${accounts.companyKey}`,
  responsible: sql`${accounts.responsibleKey}`,
}
interface Sought {
  readonly text: keyof typeof TEXTS
  readonly word: string
}

/** The words that are looked for; a list without any is read along the index of its order. */
function soughtWords({ q, accountName, companyName, responsible }: AccountFilters): readonly Sought[] {
  const words = (text: Sought['text'], typed: string | undefined) =>
    wordsOf(typed).map((word) => ({ text, word }))
  const name = searchKey(accountName ?? '')
  return [
    ...words('all', q),
    // A text with a point is part of a login.
    ...(name === ''
      ? []
      : [{ text: name.includes('.') ? ('login' as const) : ('ownName' as const), word: name }]),
    ...words('company', companyName),
    ...words('responsible', responsible),
  ]
}
export const hasWords = (filters: AccountFilters): boolean => soughtWords(filters).length > 0

const isIndexed = (word: string) => word.length >= INDEXED_LETTERS
/** What a statement of words hangs on besides its values. */
export const wordShape = (filters: AccountFilters): string =>
  soughtWords(filters)
    .map(({ text, word }) => `${text}${isIndexed(word) ? '' : '…'}`)
    .join(' ')

/** Patterns of the words by the names of their places. */
export const wordValues = (filters: AccountFilters): Readonly<Record<string, string>> =>
  Object.fromEntries(
    soughtWords(filters).flatMap(({ word }, index) => {
      const pattern = containing(word)
      if (isIndexed(word)) return [[`word${index}`, pattern]]
      return [
        [`word${index}`, pattern.slice(1)],
        [`inner${index}`, `% ${pattern.slice(1)}`],
      ]
    }),
  )

type WordPlace = (name: string) => SQLWrapper

/** What is looked for in one text stands in `search_key` too, whose index finds it. */
function wordFilter(filters: AccountFilters, place: WordPlace): SQL | undefined {
  const holds = (text: SQL, word: string, index: number) => {
    const whole = sql`${text} like ${place(`word${index}`)}`
    return isIndexed(word) ? whole : sql`(${whole} or ${text} like ${place(`inner${index}`)})`
  }
  return and(
    ...soughtWords(filters).flatMap(({ text, word }, index) =>
      text === 'all'
        ? [holds(TEXTS.all, word, index)]
        : [holds(TEXTS.all, word, index), holds(TEXTS[text], word, index)],
    ),
  )
}

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

/** Condition of a list of accounts; undefined when nothing is asked. What costs least to look at comes first. */
export function accountFilter(filters: AccountFilters, place?: WordPlace): SQL | undefined {
  const values: Readonly<Record<string, unknown>> = { ...chosenValues(filters), ...wordValues(filters) }
  const at: WordPlace = place ?? ((name) => sql`${sql.param(values[name])}`)
  return and(choiceFilter(chosenValues(filters), at), wordFilter(filters, at))
}

/** The same within a condition that every row meets. Which plan is best hangs on what is searched. */
export const plannedByValue = (...conditions: (SQL | undefined)[]): SQL =>
  sql`${and(...conditions)} ${sql.raw(PLANNED_BY_VALUE)}`
