import { documents } from '@guichet/db/schema'
import { type SQL, sql } from 'drizzle-orm'
import { containing } from '../../../platform/lists/like.ts'

/** How near a word must come to one of the document’s: "champinion" is "champignons", "facture" is not "fracture". */
const NEAR = 0.45

/** Documents that hold a word as it is. */
export const exactly = (word: string): SQL => sql`${documents.searchKey} like ${containing(word)}`
/** Documents that hold it, or one that is near. */
export const nearly = (word: string): SQL =>
  sql`(${exactly(word)} or word_similarity(${word}, ${documents.searchKey}) >= ${NEAR})`
