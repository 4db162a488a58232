import { addDays, type LocalDate } from './local-date.ts'

/** Days that a share link may last, and downloads that it may give. */
export const LINK_MOST_DAYS = 30
export const LINK_MOST_DOWNLOADS = 20
/** Links of one document that are open at a time. */
export const LINK_MOST_OPEN = 10
/** Wrong passwords in a row that end a link. */
export const LINK_MOST_TRIES = 20
export const LINK_PASSWORD_LEAST = 8

export const LINK_STATES = ['open', 'used-up', 'expired', 'ended'] as const
export type LinkState = (typeof LINK_STATES)[number]

export interface LinkFacts {
  /** Last day on which it is of use, in Paris. */
  readonly expiresOn: LocalDate
  readonly downloads: number
  readonly mostDownloads: number
  readonly isEnded: boolean
}

/** Last day of a link made today for so many days. */
export const linkExpiresOn = (today: LocalDate, days: number): LocalDate => addDays(today, days)

/** Where a link stands; only an open one gives its document. */
export function linkState(link: LinkFacts, today: LocalDate): LinkState {
  if (link.isEnded) return 'ended'
  if (link.downloads >= link.mostDownloads) return 'used-up'
  return today > link.expiresOn ? 'expired' : 'open'
}

/**
 * Whether a person may share a document of the library: what is one’s own, and what the organisation published to that
 * person alone. What it published to many is the organisation’s to give to others.
 */
export const isShareable = (
  document: { readonly ownerId: string | null; readonly audience: string | null },
  personId: string,
): boolean => document.ownerId === personId || (document.ownerId === null && document.audience === 'member')
