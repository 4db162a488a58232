import type { updateDocument as route } from '@guichet/contract/documents.contract'
import type { Out } from '@guichet/contract/route'
import { documentSearchKey } from '@guichet/domain/document-search'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { holdOwn, writeDocument } from './data/document-data.ts'
import type { DocumentView } from './document-view.ts'
import { getDocument, reachDocument } from './get-document.ts'

/** A file of my own, held. @throws problems `resource.not-found`, `document.not-own`. */
export async function demandOwn(tx: Ctx, documentId: string) {
  await reachDocument(tx, documentId)
  const held = await holdOwn(tx, actingPersonId(tx), documentId)
  if (!held) throw problem('document.not-own')
  return held
}

/**
 * Changes what a file of my own is called, what it is about and its period; its content stays.
 * @throws problems `resource.not-found`, `document.not-own`.
 */
export const updateDocument = (
  ctx: Ctx,
  documentId: string,
  change: Out<(typeof route)['body']>,
): Promise<DocumentView> =>
  withTx(ctx, async (tx) => {
    const { number, name, category, period } = await demandOwn(tx, documentId)
    const before = { name, category, period }
    const after = {
      name: change.name ?? name,
      category: change.category ?? category,
      period: change.period === undefined ? period : change.period,
    }
    if (JSON.stringify(before) !== JSON.stringify(after)) {
      await writeDocument(tx, documentId, { ...after, searchKey: documentSearchKey({ ...after, number }) })
      await audit(tx, {
        ...{ action: 'document.updated', subjectKind: 'document', subjectId: documentId },
        ...{ before, after },
      })
    }
    return getDocument(tx, documentId)
  })
