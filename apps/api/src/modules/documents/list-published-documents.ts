import type { Page } from '@guichet/contract/pagination'
import { searchedWords } from '@guichet/domain/document-search'
import type { Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { type PublishedRow, readPublished } from './data/published-data.ts'
import { type PublishedLineView, toPublishedLine } from './published-view.ts'

interface Query {
  readonly cursor?: string | undefined
  readonly limit: number
  readonly state: 'current' | 'withdrawn'
  readonly category?: string | undefined
  readonly q?: string | undefined
}

/** What the organisation publishes, the latest first. */
export async function listPublishedDocuments(ctx: Ctx, query: Query): Promise<Page<PublishedLineView>> {
  const { state, category, limit } = query
  const cursor = decodeCursor(query.cursor, ['instant', 'uuid'])
  const filters = { state, category, words: searchedWords(query.q) }
  const { rows, total } = await readPublished(ctx, filters, cursor, limit)
  return toPage<PublishedRow, PublishedLineView>({
    ...{ rows, limit, cursor, total },
    keyOf: (row) => [row.createdAt.toISOString(), row.id],
    toItem: toPublishedLine,
  })
}
