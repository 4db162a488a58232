import type { LocalDate } from './local-date.ts'

/** Texts of the organisation that anybody may read; of the kinds of terms, whoever signs up accepts a version. */
export const LEGAL_TEXTS = [
  'legal-notice',
  'accessibility',
  'membership-terms',
  'account-terms',
  'declaration-terms',
] as const
export type LegalTextKind = (typeof LEGAL_TEXTS)[number]

export const isLegalText = (kind: string): kind is LegalTextKind =>
  (LEGAL_TEXTS as readonly string[]).includes(kind)

/** Longest text, in signs; longest paragraph; most paragraphs. */
export const LEGAL_TEXT_MOST_SIGNS = 20_000
export const LEGAL_PARAGRAPH_MOST_SIGNS = 1000
export const LEGAL_TEXT_MOST_PARAGRAPHS = 50

/** Paragraphs of a text, which an empty line parts. */
export const paragraphsOf = (text: string): string[] =>
  text
    .replaceAll(/\r\n?/gu, '\n')
    .split(/\n[ \t\u00A0]*(?:\n[ \t\u00A0]*)+/u)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)

/** Whether each paragraph has room where terms are shown before they are accepted. */
export const hasRoomForTerms = (text: string): boolean => {
  const paragraphs = paragraphsOf(text)
  return (
    paragraphs.length <= LEGAL_TEXT_MOST_PARAGRAPHS &&
    paragraphs.every(({ length }) => length <= LEGAL_PARAGRAPH_MOST_SIGNS)
  )
}

/** A paragraph that begins with "# " is a title. */
export const titleOf = (paragraph: string): string | null =>
  paragraph.startsWith('# ') ? paragraph.slice(2).trim() : null

/** Name of a version: its day, with a number when it is not the first of that day. */
export function versionName(today: LocalDate, taken: readonly string[]): string {
  if (!taken.includes(today)) return today
  let number = 2
  while (taken.includes(`${today}.${number}`)) number += 1
  return `${today}.${number}`
}

/** Those that somebody accepts. */
export const TERMS_KINDS = ['membership-terms', 'account-terms', 'declaration-terms'] as const
export type TermsKind = (typeof TERMS_KINDS)[number]

export const isTerms = (kind: LegalTextKind): kind is TermsKind =>
  (TERMS_KINDS as readonly LegalTextKind[]).includes(kind)
