import type { documentAccess } from '@guichet/contract/documents.contract'
import type { Page } from '@guichet/contract/pagination'
import type { z } from 'zod'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { readJournal } from './data/journal-data.ts'
import { reachDocument } from './get-document.ts'

type AccessView = z.input<typeof documentAccess>

/** What was done with one of my documents, the latest first. @throws problem `resource.not-found`. */
export async function listDocumentAccesses(
  ctx: Ctx,
  documentId: string,
  query: { cursor?: string | undefined; limit: number },
): Promise<Page<AccessView>> {
  const { limit } = query
  const cursor = decodeCursor(query.cursor, ['instant', 'uuid'])
  await reachDocument(ctx, documentId)
  const { rows, total } = await readJournal(ctx, documentId, actingPersonId(ctx), cursor, limit)
  return toPage<(typeof rows)[number], AccessView>({
    ...{ rows, limit, cursor, total },
    keyOf: ({ at, id }) => [at.toISOString(), id],
    toItem: ({ at, action, by, ...row }) => ({
      ...row,
      ...{ action: action as AccessView['action'], by: by as AccessView['by'], at: at.toISOString() },
    }),
  })
}
