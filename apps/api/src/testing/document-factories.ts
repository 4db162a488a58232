import { documentShelves, documents, documentVersions } from '@guichet/db/schema'
import type { Audience } from '@guichet/domain/document-audience'
import { searchKey } from '@guichet/domain/text'
import type { Deps } from '../deps.ts'
import type { New } from './factories.ts'

interface DocumentInput extends New<typeof documents> {
  /** Puts it into the trash at that instant. */
  readonly trashedAt?: Date
  readonly content?: Buffer
}

/** Makes documents, their files in the store. */
export function createDocumentFactories({ db, ids, clock, files }: Deps, next: () => number) {
  async function* once(content: Buffer) {
    yield content
  }

  /** A text of that person’s own, in the library unless told otherwise. */
  async function document(of: { readonly id: string }, input: DocumentInput = {}) {
    const { trashedAt = null, content = Buffer.from('Bonjour à tous'), ...over } = input
    const stored = await files.put(once(content))
    const number = next()
    const now = clock.now()
    const name = over.name ?? `Document ${number}`
    const row = {
      ...{ id: ids.uuid(), number, ownerId: of.id, name, searchKey: searchKey(`${name} ${number}`) },
      ...{ category: 'other', version: 1, mediaType: 'text/plain', size: stored.size, createdBy: of.id },
      ...{ createdAt: now, updatedAt: now },
      ...over,
    }
    const { id: documentId, mediaType, size } = row
    await db.insert(documents).values(row)
    await db.insert(documentVersions).values({
      ...{ id: ids.uuid(), documentId, version: 1, fileKey: stored.key, sha256: stored.sha256, size },
      ...{ mediaType, fileName: `${name}.txt`, createdAt: now },
    })
    await db.insert(documentShelves).values({ personId: of.id, documentId, addedAt: now, trashedAt })
    return row
  }

  /** A text that the organisation published to that member, or to another audience as its row says. */
  const publishedDocument = (
    reader: { readonly id: string },
    input: DocumentInput & { readonly audience?: Audience } = {},
  ) => document(reader, { ownerId: null, audience: 'member', audienceId: reader.id, ...input })

  return { document, publishedDocument }
}
