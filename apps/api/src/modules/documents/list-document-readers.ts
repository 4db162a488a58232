import type { Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { readReaders } from './data/published-data.ts'
import { reachPublished } from './get-published-document.ts'

interface Query {
  readonly cursor?: string | undefined
  readonly limit: number
  readonly read?: 'yes' | 'no' | undefined
}

/** Who has a published document, by name, and when each read it last. @throws problem `resource.not-found`. */
export async function listDocumentReaders(ctx: Ctx, documentId: string, query: Query) {
  const { limit, read } = query
  const cursor = decodeCursor(query.cursor, ['text', 'text', 'uuid'])
  await reachPublished(ctx, documentId)
  const { rows, total } = await readReaders(ctx, documentId, read, cursor, limit)
  return toPage({
    ...{ rows, limit, cursor, total },
    keyOf: (row) => [row.lastName, row.firstName, row.personId],
    toItem: ({ readAt, ...row }) => ({ ...row, readAt: readAt?.toISOString() ?? null }),
  })
}
