import { actingPersonId, type Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { findOnShelf, readVersions, type ShelfRow } from './data/document-data.ts'
import { type DocumentView, toDocumentView } from './document-view.ts'

/** A document on my shelf. @throws problem `resource.not-found`. */
export async function reachDocument(ctx: Ctx, documentId: string): Promise<ShelfRow> {
  const row = await findOnShelf(ctx, actingPersonId(ctx), documentId)
  if (!row) throw problem('resource.not-found')
  return row
}

/** One of my documents and its versions. @throws problem `resource.not-found`. */
export async function getDocument(ctx: Ctx, documentId: string): Promise<DocumentView> {
  const row = await reachDocument(ctx, documentId)
  return toDocumentView(row, await readVersions(ctx, documentId), ctx)
}
