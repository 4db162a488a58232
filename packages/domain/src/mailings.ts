/**
 * `draft` → `scheduled` → `sending` → `sent`; a mailing that is being sent may be `stopped` and resumed; one that is
 * scheduled goes back to `draft`.
 */
export const MAILING_STATES = ['draft', 'scheduled', 'sending', 'stopped', 'sent'] as const
export type MailingState = (typeof MAILING_STATES)[number]

/** What becomes of one mail of a mailing. */
export const RECIPIENT_STATES = ['waiting', 'queued', 'sent', 'failed', 'bounced', 'withheld'] as const
export type RecipientState = (typeof RECIPIENT_STATES)[number]

/** What may stand in the texts of a mailing, as `{{firstName}}`. */
export const PLACEHOLDERS = [
  'firstName',
  'lastName',
  'memberNumber',
  'dueDate',
  'membershipType',
  'organisation',
  'renewUrl',
  'spaceUrl',
] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]
/** Those that are addresses: they may be what a link leads to. */
const LINK_PLACEHOLDERS: readonly Placeholder[] = ['renewUrl', 'spaceUrl']

export const MAILING_SUBJECT_MOST = 150
export const MAILING_BODY_MOST = 10_000

export const isPlaceholder = (name: string): name is Placeholder =>
  (PLACEHOLDERS as readonly string[]).includes(name)

export interface TextPlace {
  /** From 1. */
  readonly line: number
  readonly column: number
}
/** Where an offset lies in a text. */
export function placeAt(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}

const MARK = /\{\{([^{}\n]*)\}\}|\{\{|\}\}/gu

/** Marks of a text that stand for nothing: unknown names, and braces that are not closed. */
export function unknownPlaceholders(
  text: string,
  known: readonly string[] = PLACEHOLDERS,
): (TextPlace & { readonly written: string })[] {
  return [...text.matchAll(MARK)]
    .filter(({ 1: name }) => name === undefined || !known.includes(name.trim()))
    .map(({ 0: written, index }) => ({ written, ...placeAt(text, index) }))
}

/** Fills a text in one pass: what a value holds is never taken for a mark. Marks without a value stay as they are. */
export const fillPlaceholders = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(MARK, (written, name: string | undefined) => values[name?.trim() ?? ''] ?? written)

/** The mark of a link: a placeholder alone, nothing else. */
export const linkPlaceholder = (url: string): Placeholder | null => {
  const name = /^\{\{\s*(\w+)\s*\}\}$/u.exec(url)?.[1]
  return LINK_PLACEHOLDERS.find((known) => known === name) ?? null
}

/** An address that a mail may lead to: over http or https, or a mail address. */
export const isMailLink = (url: string): boolean =>
  /^https?:\/\/[^\s/?#@{}]+(?:[/?#][^\s{}]*)?$/iu.test(url) || /^mailto:[^\s@{}]+@[^\s@{}]+$/iu.test(url)

const SECOND_MS = 1000
/** When the next mails may leave, after `count` have, at so many a second. Time in which nothing left is not made up for. */
export const paceAfter = (nextAtMs: number, nowMs: number, count: number, perSecond: number): number =>
  Math.max(nextAtMs, nowMs) + Math.ceil((count * SECOND_MS) / perSecond)
