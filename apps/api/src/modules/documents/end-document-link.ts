import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { auditAll } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { type EndReason, findOwnLink, markLinksEnded } from './data/link-data.ts'
import { reachDocument } from './get-document.ts'
import { noteAccess } from './note-access.ts'

/** Ends links of a document, within a transaction. @returns how many it ended. */
export async function endLinks(
  tx: Ctx,
  which: Parameters<typeof markLinksEnded>[1],
  reason: EndReason,
): Promise<number> {
  const ended = await markLinksEnded(tx, which, reason)
  await auditAll(
    tx,
    ended.map(({ id: linkId, downloads }) => ({
      ...{ action: 'document-link.ended', subjectKind: 'document', subjectId: which.documentId },
      after: { linkId, reason, downloads },
    })),
  )
  return ended.length
}

/** Ends one of my links at once; a second time changes nothing. @throws problem `resource.not-found`. */
export const endDocumentLink = (ctx: Ctx, documentId: string, linkId: string): Promise<void> =>
  withTx(ctx, async (tx) => {
    const personId = actingPersonId(tx)
    const { version } = await reachDocument(tx, documentId)
    if (!(await findOwnLink(tx, personId, documentId, linkId))) throw problem('resource.not-found')
    if ((await endLinks(tx, { documentId, personId, linkId }, 'member')) > 0)
      await noteAccess(tx, { documentId, personId, version, action: 'share-ended', linkId })
  })
