import type { Out } from '@guichet/contract/route'
import type { updatePublishedDocument as route } from '@guichet/contract/staff-documents.contract'
import { documentSearchKey } from '@guichet/domain/document-search'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { markChanged, noteForAll } from './data/audience-data.ts'
import { writeDocument } from './data/document-data.ts'
import { holdPublished } from './data/published-data.ts'
import { getPublishedDocument } from './get-published-document.ts'
import type { PublishedView } from './published-view.ts'

/**
 * Changes what a published document is called, what it is about, its period and how long it is kept; its files and its audience
 * stay. Those who have it read of it in its journal, and are told of a new name.
 * @throws problems `resource.not-found`, `document.withdrawn`, `request.invalid` for a retention that is over.
 */
export const updatePublishedDocument = (
  ctx: Ctx,
  documentId: string,
  change: Out<(typeof route)['body']>,
): Promise<PublishedView> =>
  withTx(ctx, async (tx) => {
    const held = await holdPublished(tx, documentId)
    if (!held) throw problem('resource.not-found')
    if (held.withdrawnAt !== null) throw problem('document.withdrawn')
    const { number, version, withdrawnAt: _, ...before } = held
    const after = {
      name: change.name ?? before.name,
      category: change.category ?? before.category,
      period: change.period === undefined ? before.period : change.period,
      retainedUntil: change.retainedUntil === undefined ? before.retainedUntil : change.retainedUntil,
    }
    if (JSON.stringify(before) === JSON.stringify(after)) return getPublishedDocument(tx, documentId)
    const { retainedUntil } = after
    if (retainedUntil !== before.retainedUntil && retainedUntil !== null && retainedUntil < tx.clock.today())
      throw fieldProblem('/retainedUntil', 'date.past')
    await writeDocument(tx, documentId, { ...after, searchKey: documentSearchKey({ ...after, number }) })
    await noteForAll(tx, documentId, version, 'updated')
    if (after.name !== before.name) await markChanged(tx, documentId, 'renamed')
    await audit(tx, {
      ...{ action: 'document.updated', subjectKind: 'document', subjectId: documentId },
      ...{ before, after },
    })
    return getPublishedDocument(tx, documentId)
  })
