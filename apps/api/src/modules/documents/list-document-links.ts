import type { Page } from '@guichet/contract/pagination'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { type LinkRow, readLinks } from './data/link-data.ts'
import { reachDocument } from './get-document.ts'
import { type LinkView, toLinkView } from './link-view.ts'

/** Links by which I share a document, the latest first. @throws problem `resource.not-found`. */
export async function listDocumentLinks(
  ctx: Ctx,
  documentId: string,
  query: { cursor?: string | undefined; limit: number },
): Promise<Page<LinkView>> {
  const { limit } = query
  const cursor = decodeCursor(query.cursor, ['instant', 'uuid'])
  await reachDocument(ctx, documentId)
  const { rows, total } = await readLinks(ctx, actingPersonId(ctx), documentId, cursor, limit)
  const today = ctx.clock.today()
  return toPage<LinkRow, LinkView>({
    ...{ rows, limit, cursor, total },
    keyOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
    toItem: (row) => toLinkView(row, today),
  })
}
