import type { RecipientState } from '@guichet/domain/mailings'
import type { Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { readRecipientPage } from './data/recipient-data.ts'
import { reachMailing } from './mailing-view.ts'

interface Query {
  readonly cursor?: string | undefined
  readonly limit: number
  readonly state?: RecipientState | undefined
}

/** To whom a mailing goes, and what became of each mail. @throws problem `resource.not-found`. */
export async function listMailingRecipients(ctx: Ctx, mailingId: string, query: Query) {
  await reachMailing(ctx, mailingId)
  const { limit, state = null } = query
  const cursor = decodeCursor(query.cursor, ['text', 'uuid'])
  const { rows, total } = await readRecipientPage(ctx, { mailingId, state, cursor, limit })
  return toPage({
    ...{ rows, limit, cursor, total },
    keyOf: (row) => [row.address, row.id],
    toItem: ({ firstName, lastName, sentAt, unsubscribedAt, ...row }) => ({
      ...row,
      personName: `${firstName} ${lastName}`,
      sentAt: sentAt?.toISOString() ?? null,
      unsubscribed: unsubscribedAt !== null,
    }),
  })
}
