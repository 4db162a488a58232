import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { moveOnShelf } from './data/document-data.ts'
import { type DocumentLineView, toDocumentLine } from './document-view.ts'
import { endLinks } from './end-document-link.ts'
import { reachDocument } from './get-document.ts'
import { noteAccess } from './note-access.ts'

/** Moves it where it is not yet; a second time changes nothing. */
const moveDocument = (ctx: Ctx, documentId: string, to: 'trash' | 'library'): Promise<DocumentLineView> =>
  withTx(ctx, async (tx) => {
    const personId = actingPersonId(tx)
    const { version, number } = await reachDocument(tx, documentId)
    if (await moveOnShelf(tx, personId, documentId, to === 'trash' ? tx.clock.now() : null)) {
      const action = to === 'trash' ? 'trashed' : 'restored'
      await noteAccess(tx, { documentId, personId, version, action })
      await audit(tx, {
        ...{ action: `document.${action}`, subjectKind: 'document', subjectId: documentId },
        after: { number },
      })
      if (to === 'trash') await endLinks(tx, { documentId, personId }, 'trash')
    }
    return toDocumentLine(await reachDocument(tx, documentId), tx)
  })

/** Puts a document into my trash; links to it end. @throws problem `resource.not-found`. */
export const trashDocument = (ctx: Ctx, documentId: string) => moveDocument(ctx, documentId, 'trash')
/** Takes a document out of my trash. @throws problem `resource.not-found`. */
export const restoreDocument = (ctx: Ctx, documentId: string) => moveDocument(ctx, documentId, 'library')
