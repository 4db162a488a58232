import type { Page } from '@guichet/contract/pagination'
import { searchKey } from '@guichet/domain/text'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { type InboxRow, readInboxPage, type SearchedWord } from './data/inbox-data.ts'
import { type MessageLineView, toMessageLine } from './message-view.ts'
import { vocabulary } from './service-words.ts'

interface Query {
  readonly cursor?: string | undefined
  readonly limit: number
  readonly q?: string | undefined
  readonly state?: 'read' | 'unread' | undefined
  readonly account?: string | undefined
}
/** More words than anybody types. */
const MOST_WORDS = 8

/** Each word stands in the values of a message, or in what its kind says in the reader’s language. */
function searchedWords({ locale }: Ctx, q: string): SearchedWord[] {
  const said = vocabulary(locale).map(({ kind, text }) => ({ kind, key: searchKey(text) }))
  const words = searchKey(q).split(' ').filter(Boolean).slice(0, MOST_WORDS)
  return words.map((word) => ({
    word,
    kinds: said.filter(({ key }) => key.includes(word)).map(({ kind }) => kind),
  }))
}

/** Service messages of the accounts on which I am, the latest first (A19). */
export async function listMessages(ctx: Ctx, query: Query): Promise<Page<MessageLineView>> {
  const cursor = decodeCursor(query.cursor, ['instant', 'uuid'])
  const filters = {
    words: searchedWords(ctx, query.q ?? ''),
    read: query.state && query.state === 'read',
    accountId: query.account,
  }
  const { rows, total } = await readInboxPage(ctx, actingPersonId(ctx), filters, cursor, query.limit)
  return toPage<InboxRow, MessageLineView>({
    ...{ rows, limit: query.limit, cursor, total },
    keyOf: (row) => [row.createdAt.toISOString(), row.id],
    toItem: (row) => toMessageLine(row, ctx.locale),
  })
}
