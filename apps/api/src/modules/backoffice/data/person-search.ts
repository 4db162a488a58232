import { persons } from '@guichet/db/schema'
import { searchKey } from '@guichet/domain/text'
import { like, type SQL } from 'drizzle-orm'
import { containing } from '../../../platform/lists/like.ts'

/** Every word must be found, wherever it stands; accents and capitals do not matter. */
export const personFilters = (search: string): SQL[] =>
  searchKey(search)
    .split(/\s+/u)
    .filter(Boolean)
    .slice(0, 6)
    .map((word) => like(persons.searchKey, containing(word)))
