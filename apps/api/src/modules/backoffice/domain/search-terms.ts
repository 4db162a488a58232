import { normaliseSiret } from '@guichet/domain/identifiers'
import { searchKey } from '@guichet/domain/text'

/** What was typed, in the ways in which it is looked for. */
export interface SearchTerms {
  /** As it was typed, folded: a login, an address or a number as a whole. */
  readonly whole: string
  /** Words, folded; one alone when only digits were typed, however they are grouped. */
  readonly words: readonly string[]
  /** Whether an index can find the words: it knows groups of three letters. */
  readonly hasWords: boolean
  /** The digits, when nothing else was typed. */
  readonly digits: string | null
  /** They as a number of a file or of a member. */
  readonly number: number | null
  /** A telephone number as a whole, in its international form. */
  readonly phone: string | null
}

const INDEXED_LETTERS = 3
const MOST_WORDS = 6
const LARGEST_NUMBER = 2_147_483_647

/** Null when nothing that can be looked for was typed. */
export function searchTerms(typed: string, phone: string | null): SearchTerms | null {
  const whole = searchKey(typed)
  const joined = normaliseSiret(whole)
  const digits = /^\d{1,14}$/u.test(joined) ? joined : null
  const words = digits === null ? whole.split(' ').filter(Boolean).slice(0, MOST_WORDS) : [digits]
  const number = digits !== null && Number(digits) <= LARGEST_NUMBER ? Number(digits) : null
  const hasWords = words.some((word) => word.length >= INDEXED_LETTERS)
  return hasWords || number !== null ? { whole, words, hasWords, digits, number, phone } : null
}
