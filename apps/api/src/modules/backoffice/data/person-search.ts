import { persons } from '@guichet/db/schema'
import { searchKey } from '@guichet/domain/text'
import { like, type SQL, sql } from 'drizzle-orm'
import { containing } from '../../../platform/lists/like.ts'

/** A folded word stands somewhere, as it is. */
export const exactly = (word: string): SQL => like(persons.searchKey, containing(word))

/** Letters and digits alone, enough of them to tell a typo from another word. */
const FORGIVEN = /^[\p{L}\p{N}'-]{4,}$/u

/** The word, or one that comes near it by its groups of three letters; an index finds both. */
export const nearly = (word: string): SQL =>
  FORGIVEN.test(word) ? sql`${persons.searchKey} %> ${word}` : exactly(word)

/** Every word must be found, wherever it stands; accents and capitals do not matter. */
export const personFilters = (search: string): SQL[] =>
  searchKey(search).split(/\s+/u).filter(Boolean).slice(0, 6).map(exactly)
