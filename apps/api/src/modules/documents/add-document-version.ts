import type { Readable } from 'node:stream'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { keepingFile } from './create-document.ts'
import { markChanged, noteNewVersion } from './data/audience-data.ts'
import { holdPublished, insertVersion } from './data/published-data.ts'
import { getPublishedDocument, reachPublished } from './get-published-document.ts'
import type { PublishedView } from './published-view.ts'
import { receiveFile } from './receive-file.ts'

/**
 * Publishes a new version of a document; members see the latest and are told, older ones stay readable. Of two at once, one is the later.
 * @throws problems `resource.not-found`, `document.withdrawn`, those of `receiveFile`.
 */
export async function addDocumentVersion(
  ctx: Ctx,
  documentId: string,
  body: Readable,
  name: string,
): Promise<PublishedView> {
  const found = await reachPublished(ctx, documentId)
  if (found.withdrawnAt !== null) throw problem('document.withdrawn')
  const file = await receiveFile(ctx, body, name)
  return keepingFile(ctx, file, () =>
    withTx(ctx, async (tx) => {
      const held = await holdPublished(tx, documentId)
      if (!held) throw problem('resource.not-found')
      if (held.withdrawnAt !== null) throw problem('document.withdrawn')
      const version = held.version + 1
      const { mediaType, size, sha256, fileName } = file
      await insertVersion(tx, {
        ...{ id: tx.ids.uuid(), documentId, version, fileKey: file.key, sha256, size, mediaType, fileName },
        createdAt: tx.clock.now(),
      })
      await noteNewVersion(tx, documentId, version)
      await markChanged(tx, documentId, 'version')
      await audit(tx, {
        ...{ action: 'document.version-added', subjectKind: 'document', subjectId: documentId },
        after: { number: held.number, version, mediaType, size, sha256 },
      })
      return getPublishedDocument(tx, documentId)
    }),
  )
}
