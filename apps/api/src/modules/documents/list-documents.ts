import type { Page } from '@guichet/contract/pagination'
import { searchedWords } from '@guichet/domain/document-search'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import type { ShelfRow } from './data/document-data.ts'
import { readShelf } from './data/shelf-list.ts'
import { type DocumentLineView, toDocumentLine } from './document-view.ts'

interface Query {
  readonly cursor?: string | undefined
  readonly limit: number
  readonly state: 'library' | 'trash'
  readonly category?: string | undefined
  readonly q?: string | undefined
}

/** My library or my trash, the latest first. */
export async function listDocuments(ctx: Ctx, query: Query): Promise<Page<DocumentLineView>> {
  const { state, category, limit } = query
  const cursor = decodeCursor(query.cursor, ['instant', 'uuid'])
  const filters = { state, category, words: searchedWords(query.q) }
  const { rows, total } = await readShelf(ctx, actingPersonId(ctx), filters, cursor, limit)
  return toPage<ShelfRow, DocumentLineView>({
    ...{ rows, limit, cursor, total },
    keyOf: (row) => [(row.trashedAt ?? row.addedAt).toISOString(), row.id],
    toItem: (row) => toDocumentLine(row, ctx),
  })
}
