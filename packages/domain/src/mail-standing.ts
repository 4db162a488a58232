import { addYears, type LocalDate } from './local-date.ts'

/**
 * Why somebody may be sent news of the organisation: `contract`, a member is told of what the organisation does for its
 * members, until three years after the last membership (CNIL) unless he objects; `consent`, whoever asked for them.
 */
type NewsBasis = 'contract' | 'consent'
const NEWS_YEARS_AFTER = 3

interface NewsFacts {
  /** Last day of the latest membership; null for whoever never had one. */
  readonly endsOn: LocalDate | null
  /** What the person said; null for nothing. */
  readonly wanted: boolean | null
}

/** The last memberships may end on this day at the earliest for news to be sent without having been asked for. */
export const newsSince = (today: LocalDate): LocalDate => addYears(today, -NEWS_YEARS_AFTER)

/** On what basis news may be sent on a day; null for none. */
export function newsBasis({ endsOn, wanted }: NewsFacts, today: LocalDate): NewsBasis | null {
  if (wanted !== null) return wanted ? 'consent' : null
  return endsOn !== null && endsOn >= newsSince(today) ? 'contract' : null
}

/** How long what the link of a mail declined is taken back there; later, and for what was declined elsewhere, one signs in. */
const TAKE_BACK_MS = 24 * 60 * 60 * 1000

interface Declined {
  /** What the person said of news, by what and when; null for nothing. */
  readonly said: { readonly wanted: boolean; readonly source: string; readonly updatedAt: Date } | null
  /** When the link of this mail declined them. */
  readonly declinedAt: Date | null
}

/**
 * Whether the link of a mail may take back that its reader declined news: only what it has declined itself, a moment ago. An old
 * mail that was passed on asks for nothing in the name of its reader.
 */
export const mayTakeBackNews = ({ said, declinedAt }: Declined, now: Date): boolean =>
  said !== null &&
  !said.wanted &&
  (said.source === 'link' || said.source === 'one-click') &&
  declinedAt !== null &&
  said.updatedAt >= declinedAt &&
  now.getTime() - declinedAt.getTime() < TAKE_BACK_MS

/** `hard`: the address does not exist; `soft`: not now; `complaint`: its owner says that it is spam. */
export const BOUNCE_KINDS = ['hard', 'soft', 'complaint'] as const
export type BounceKind = (typeof BOUNCE_KINDS)[number]

/**
 * Whether what a mail server answered to a recipient says that the address is of no use: an enhanced code of a wrong or
 * disabled mailbox (RFC 3463), or one of 550, 551, 553 without one. A server that refuses the sender says nothing of the address.
 */
export function isAddressRefusal(answer: string): boolean {
  const enhanced = /\b5\.(\d{1,3})\.(\d{1,3})\b/u.exec(answer)
  if (enhanced) {
    const [, subject, detail] = enhanced
    return subject === '1' ? detail !== '7' && detail !== '8' : subject === '2' && detail === '1'
  }
  return /\b55[013]\b/u.test(answer) && !/\b(?:spam|blocked|blacklist|relay|policy|denied)/iu.test(answer)
}
