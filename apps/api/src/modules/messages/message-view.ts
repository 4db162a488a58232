import type { message, messageLine } from '@guichet/contract/messages.contract'
import type { z } from 'zod'
import type { Locale } from '../../ctx.ts'
import type { InboxRow } from './data/inbox-data.ts'
import { type ServiceData, serviceText } from './service-words.ts'

export type MessageLineView = z.input<typeof messageLine>
export type MessageView = z.input<typeof message>

/** A message in the reader’s language. The names of the account are those it had when it was told. */
export function toMessageView(row: InboxRow, locale: Locale): MessageView {
  const data = row.data as ServiceData
  const { login, companyName } = data
  const text = serviceText(row.kind, { data, accountId: row.accountId, locale })
  return {
    id: row.id,
    kind: row.kind,
    subject: text.subject,
    excerpt: text.paragraphs[0] ?? '',
    account: { id: row.accountId, login, companyName },
    routed: row.routed,
    read: row.read,
    receivedAt: row.createdAt.toISOString(),
    paragraphs: [...text.paragraphs],
    facts: (text.facts ?? []).map(([name, value]) => ({ name, value })),
    action: text.action ?? null,
  }
}

export function toMessageLine(row: InboxRow, locale: Locale): MessageLineView {
  const { paragraphs: _, facts: __, action: ___, ...line } = toMessageView(row, locale)
  return line
}
