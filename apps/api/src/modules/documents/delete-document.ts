import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { emit } from '../../platform/outbox/outbox.ts'
import { problem } from '../../platform/problem-error.ts'
import { dropFromShelf, eraseDocument, lockShelf, type ShelfRow } from './data/document-data.ts'
import { reachDocument } from './get-document.ts'

/** Erases a document of one’s own, its files after the commit; what was published only leaves the shelf. Within a transaction. */
export async function giveUp(
  tx: Ctx,
  personId: string,
  { id, number, ownerId }: Pick<ShelfRow, 'id' | 'number' | 'ownerId'>,
): Promise<void> {
  if (ownerId === null) await dropFromShelf(tx, personId, id)
  else for (const key of await eraseDocument(tx, id)) await emit(tx, 'file.orphaned', { key })
  await audit(tx, {
    ...{ action: 'document.deleted', subjectKind: 'document', subjectId: id },
    before: { number, personId },
  })
}

/** Deletes for good a document of my trash. @throws problems `resource.not-found`, `document.not-in-trash`. */
export const deleteDocument = (ctx: Ctx, documentId: string): Promise<void> =>
  withTx(ctx, async (tx) => {
    const personId = actingPersonId(tx)
    if (!(await lockShelf(tx, personId, documentId))) throw problem('resource.not-found')
    const document = await reachDocument(tx, documentId)
    if (document.trashedAt === null) throw problem('document.not-in-trash')
    await giveUp(tx, personId, document)
  })
