import { documentShelves, documents, documentVersions } from '@guichet/db/schema'
import { and, eq, isNotNull, isNull, type SQL } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'
import { isOnShelf, latestVersion, type ShelfRow, shelfColumns } from './document-data.ts'
import { exactly, nearly } from './document-words.ts'

export interface ShelfFilters {
  readonly state: 'library' | 'trash'
  readonly category: string | undefined
  /** Folded words, each of which must be there. */
  readonly words: readonly string[]
}

/**
 * One page of a shelf, the latest first. Words are looked for as they are; when no document holds them all, typos are
 * forgiven.
 */
export async function readShelf(
  ctx: Ctx,
  personId: string,
  { state, category, words }: ShelfFilters,
  cursor: Cursor | null,
  limit: number,
): Promise<{ rows: ShelfRow[]; total: number }> {
  const inTrash = state === 'trash'
  const place = and(
    eq(documentShelves.personId, personId),
    inTrash ? isNotNull(documentShelves.trashedAt) : isNull(documentShelves.trashedAt),
    isOnShelf,
    category === undefined ? undefined : eq(documents.category, category),
  )
  const matching = (conditions: SQL | undefined) =>
    ctx.db
      .select({ id: documentShelves.documentId })
      .from(documentShelves)
      .innerJoin(documents, eq(documents.id, documentShelves.documentId))
      .where(conditions)
  const exact = and(place, ...words.map(exactly))
  const isKnown = words.length === 0 || (await matching(exact).limit(1)).length > 0
  const condition = isKnown ? exact : and(place, ...words.map(nearly))
  const { beyond, orderBy } = keyset({
    by: [inTrash ? documentShelves.trashedAt : documentShelves.addedAt],
    id: documentShelves.documentId,
    descending: true,
    cursor,
  })
  const rows = await ctx.db
    .select(shelfColumns)
    .from(documentShelves)
    .innerJoin(documents, eq(documents.id, documentShelves.documentId))
    .innerJoin(documentVersions, latestVersion)
    .where(and(condition, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  return { rows, total: await countList(ctx, { rows, limit, cursor }, matching(condition)) }
}
