import type { Readable } from 'node:stream'
import { hasRoomForVersion } from '@guichet/domain/document-quota'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { keepingFile } from './create-document.ts'
import { holdLibrary, measureLibrary } from './data/document-data.ts'
import { insertVersion } from './data/published-data.ts'
import type { DocumentView } from './document-view.ts'
import { getDocument } from './get-document.ts'
import { noteAccess } from './note-access.ts'
import { receiveFile } from './receive-file.ts'
import { demandOwn } from './update-document.ts'

/**
 * Puts a newer file in the place of a file of my own; older ones stay readable. Of two at once, one is the later.
 * @throws problems `resource.not-found`, `document.not-own`, `document.library-full`, those of `receiveFile`.
 */
export async function addOwnVersion(
  ctx: Ctx,
  documentId: string,
  body: Readable,
  fileName: string,
): Promise<DocumentView> {
  const personId = actingPersonId(ctx)
  await withTx(ctx, (tx) => demandOwn(tx, documentId))
  const file = await receiveFile(ctx, body, fileName)
  return keepingFile(ctx, file, () =>
    withTx(ctx, async (tx) => {
      await holdLibrary(tx, personId)
      const { number, version: last } = await demandOwn(tx, documentId)
      const { mediaType, size, sha256 } = file
      if (!hasRoomForVersion(await measureLibrary(tx, personId), { version: last, size }))
        throw problem('document.library-full')
      const version = last + 1
      await insertVersion(tx, {
        ...{ id: tx.ids.uuid(), documentId, version, fileKey: file.key, sha256, size, mediaType },
        ...{ fileName: file.fileName, createdAt: tx.clock.now() },
      })
      await noteAccess(tx, { documentId, personId, version, action: 'version-added' })
      await audit(tx, {
        ...{ action: 'document.version-added', subjectKind: 'document', subjectId: documentId },
        after: { number, version, mediaType, size, sha256 },
      })
      return getDocument(tx, documentId)
    }),
  )
}
