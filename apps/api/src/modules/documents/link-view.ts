import type { createDocumentLink } from '@guichet/contract/document-links.contract'
import type { In } from '@guichet/contract/route'
import { linkState } from '@guichet/domain/document-links'
import { type LocalDate, parseLocalDate } from '@guichet/domain/local-date'
import type { LinkRow } from './data/link-data.ts'

export type NewLinkView = In<(typeof createDocumentLink)['responses'][201]>
export type LinkView = NewLinkView['link']

export const toLinkView = (
  { createdAt, lastUsedAt, endedAt, endedReason, ...row }: LinkRow,
  today: LocalDate,
): LinkView => ({
  ...row,
  state: linkState({ ...row, expiresOn: parseLocalDate(row.expiresOn), isEnded: endedAt !== null }, today),
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
  endedAt: endedAt?.toISOString() ?? null,
  endedReason: endedReason as LinkView['endedReason'],
})
