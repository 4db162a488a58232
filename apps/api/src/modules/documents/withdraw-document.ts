import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { holdPublished, markWithdrawn } from './data/published-data.ts'
import { endLinks } from './end-document-link.ts'
import { getPublishedDocument } from './get-published-document.ts'
import type { PublishedView } from './published-view.ts'

/** Withdraws a published document: no member sees it any more, and links to it end. @throws problems `resource.not-found`, `document.withdrawn`. */
export const withdrawDocument = (ctx: Ctx, documentId: string, reason: string): Promise<PublishedView> =>
  withTx(ctx, async (tx) => {
    const held = await holdPublished(tx, documentId)
    if (!held) throw problem('resource.not-found')
    if (held.withdrawnAt !== null) throw problem('document.withdrawn')
    await markWithdrawn(tx, documentId, reason)
    await endLinks(tx, { documentId }, 'withdrawn')
    await audit(tx, {
      ...{ action: 'document.withdrawn', subjectKind: 'document', subjectId: documentId },
      after: { number: held.number, reason },
    })
    return getPublishedDocument(tx, documentId)
  })
