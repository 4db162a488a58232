import { PLANNED_BY_VALUE } from '@guichet/db'
import { persons } from '@guichet/db/schema'
import { searchKey } from '@guichet/domain/text'
import { like, type SQL, sql } from 'drizzle-orm'
import { containing } from '../../../platform/lists/like.ts'

/** Which plan is best hangs on the word. */
const plannedByValue = sql.raw(PLANNED_BY_VALUE)

/** The index knows groups of three letters. */
const INDEXED_LETTERS = 3

/**
 * A folded word stands somewhere, as it is. Of an address the index is asked for what stands before the `@` alone: after it
 * thousands have the same, and it would go through all of them.
 */
export function exactly(word: string): SQL {
  const whole = like(persons.searchKey, containing(word))
  const local = word.slice(0, word.indexOf('@') + 1)
  if (local === word || local.length <= INDEXED_LETTERS) return sql`${whole} ${plannedByValue}`
  return sql`(${like(persons.searchKey, containing(local))}
    and ${persons.searchKey} || '' like ${containing(word)}) ${plannedByValue}`
}

/** Letters and digits alone, enough of them to tell a typo from another word. */
const FORGIVEN = /^[\p{L}\p{N}'-]{4,}$/u

/** The word, or one that comes near it by its groups of three letters; an index finds both. */
export const nearly = (word: string): SQL =>
  FORGIVEN.test(word) ? sql`${persons.searchKey} %> ${word} ${plannedByValue}` : exactly(word)

/** Every word must be found, wherever it stands; accents and capitals do not matter. */
export const personFilters = (search: string): SQL[] =>
  searchKey(search).split(/\s+/u).filter(Boolean).slice(0, 6).map(exactly)
