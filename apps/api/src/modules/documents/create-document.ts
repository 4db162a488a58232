import type { Readable } from 'node:stream'
import { hasRoom } from '@guichet/domain/document-quota'
import { documentSearchKey } from '@guichet/domain/document-search'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { nextNumber } from '../../platform/counters.ts'
import { problem } from '../../platform/problem-error.ts'
import { holdLibrary, insertDocument, insertShelf, measureLibrary } from './data/document-data.ts'
import type { DocumentView } from './document-view.ts'
import { getDocument } from './get-document.ts'
import { noteAccess } from './note-access.ts'
import { type ReceivedFile, receiveFile } from './receive-file.ts'

interface Input {
  readonly name: string
  readonly category: string
  readonly period?: string | undefined
}

/** Runs `work` for a file that was kept; when it fails the file is taken away again. */
export async function keepingFile<T>(
  ctx: Ctx,
  file: Pick<ReceivedFile, 'key'>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    await ctx.deps.files
      .remove(file.key)
      .catch((failure: unknown) =>
        ctx.log.warn({ err: failure, key: file.key }, 'a file without a document stays'),
      )
    throw error
  }
}

/** Puts a file into my library. @throws problems of `receiveFile`, `document.library-full`. */
export async function createDocument(ctx: Ctx, body: Readable, input: Input): Promise<DocumentView> {
  const personId = actingPersonId(ctx)
  if (!hasRoom(await measureLibrary(ctx, personId), 0)) throw problem('document.library-full')
  const file = await receiveFile(ctx, body, input.name)
  return keepingFile(ctx, file, () =>
    withTx(ctx, async (tx) => {
      await holdLibrary(tx, personId)
      if (!hasRoom(await measureLibrary(tx, personId), file.size)) throw problem('document.library-full')
      const id = tx.ids.uuid()
      const number = await nextNumber(tx, 'document')
      const now = tx.clock.now()
      const { name, mediaType, size, sha256, fileName } = file
      const { category, period = null } = input
      await insertDocument(
        tx,
        {
          ...{ id, number, ownerId: personId, name, category, period, version: 1, mediaType, size },
          searchKey: documentSearchKey({ name, number, category, period }),
          ...{ createdBy: personId, createdAt: now, updatedAt: now },
        },
        {
          ...{ id: tx.ids.uuid(), documentId: id, version: 1, fileKey: file.key, sha256, size },
          ...{ mediaType, fileName, createdAt: now },
        },
      )
      await insertShelf(tx, { personId, documentId: id, addedAt: now })
      await noteAccess(tx, { documentId: id, personId, version: 1, action: 'uploaded' })
      await audit(tx, {
        ...{ action: 'document.uploaded', subjectKind: 'document', subjectId: id },
        after: { number, mediaType, size, sha256 },
      })
      return getDocument(tx, id)
    }),
  )
}
