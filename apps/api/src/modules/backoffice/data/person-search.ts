import { persons } from '@guichet/db/schema'
import { searchKey } from '@guichet/domain/text'
import { like, type SQL } from 'drizzle-orm'

/** Text as itself within a `like` pattern. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/gu, '\\$&')

/** Every word must be found, wherever it stands; accents and capitals do not matter. */
export const personFilters = (search: string): SQL[] =>
  searchKey(search)
    .split(/\s+/u)
    .filter(Boolean)
    .slice(0, 6)
    .map((word) => like(persons.searchKey, `%${escapeLike(word)}%`))
