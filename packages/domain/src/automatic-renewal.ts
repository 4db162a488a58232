import { addDays, addMonths, compareLocalDates, type LocalDate } from './local-date.ts'

/** Months before the end at which the notice of a tacit renewal is due (art. L215-1 code de la consommation: 3 to 1). */
const NOTICE_MONTHS = 2
const LATEST_NOTICE_MONTHS = 1
/** Days between the announcement of a direct debit and the debit (SEPA rulebook). */
const ANNOUNCED_DAYS = 14
/** Days before the end at which the debit is made, so that the money is there in time. */
const BEFORE_END_DAYS = 7
/** Days that are left to whoever agrees at the very end. */
const AGREED_DAYS = 2
/** So long after the end nothing is debited any more: the renewal is left to the member. */
const LATEST_DAYS = 45
/** Days after a refused debit at which it is tried again, once. */
const AGAIN_DAYS = 5
export const MOST_TRIES = 2

/** Why automatic renewal ended. */
export const STOP_REASONS = ['member', 'given-up', 'refused', 'unavailable', 'too-late', 'cancelled'] as const
export type StopReason = (typeof STOP_REASONS)[number]

/** What was said of a debit, and when. */
export interface PlanFacts {
  /** Last day of the membership that is renewed. */
  readonly endsOn: LocalDate
  /** The day on which the member agreed, with amount and day before his eyes. */
  readonly agreedOn: LocalDate
  readonly noticedOn: LocalDate | null
  readonly announcedOn: LocalDate | null
  /** Debits that were tried. */
  readonly tries: number
  /** The day of the next try, after a refused one. */
  readonly againOn: LocalDate | null
}

const latest = (...days: readonly LocalDate[]): LocalDate =>
  days.reduce((a, b) => (compareLocalDates(a, b) > 0 ? a : b))

/** Who agrees in the last month has read then and there what the notice would say. */
const isNoticedByAgreement = ({ endsOn, agreedOn }: PlanFacts): boolean =>
  agreedOn > addMonths(endsOn, -LATEST_NOTICE_MONTHS)

/** Who agrees in the last three weeks has agreed to a shorter announcement. */
const isAnnouncedByAgreement = ({ endsOn, agreedOn }: PlanFacts): boolean =>
  agreedOn > addDays(endsOn, -BEFORE_END_DAYS - ANNOUNCED_DAYS)

/** The day on which the notice is due. */
const noticeDay = ({ endsOn, agreedOn }: PlanFacts): LocalDate =>
  latest(addMonths(endsOn, -NOTICE_MONTHS), agreedOn)

/** The debit may not come before this day, as far as the notice goes; what was not said yet is said on `today`. */
function noticedDay(facts: PlanFacts, today: LocalDate): LocalDate {
  const base = latest(addDays(facts.endsOn, -BEFORE_END_DAYS), addDays(facts.agreedOn, AGREED_DAYS))
  if (isNoticedByAgreement(facts)) return base
  const noticedOn = facts.noticedOn ?? latest(noticeDay(facts), today)
  return latest(base, addMonths(noticedOn, LATEST_NOTICE_MONTHS))
}

/** The days on which the member hears of it and is debited, if all that is due on `today` is done today. */
export function planDays(facts: PlanFacts, today: LocalDate) {
  const noticeOn = isNoticedByAgreement(facts) ? null : (facts.noticedOn ?? latest(noticeDay(facts), today))
  const base = noticedDay(facts, today)
  if (isAnnouncedByAgreement(facts)) return { noticeOn, announceOn: null, debitOn: facts.againOn ?? base }
  const announceOn =
    facts.announcedOn ?? latest(addDays(base, -ANNOUNCED_DAYS), noticeOn ?? facts.agreedOn, today)
  const debitOn = facts.againOn ?? latest(base, addDays(announceOn, ANNOUNCED_DAYS))
  return { noticeOn, announceOn, debitOn }
}

export type PlanStep = 'notice' | 'announce' | 'debit' | 'too-late'

/** What is to be done on `today`; null for nothing. Done late, what follows is late as well: nobody is debited unheard. */
export function dueStep(facts: PlanFacts, today: LocalDate): PlanStep | null {
  if (facts.tries >= MOST_TRIES) return null
  const { noticeOn, announceOn, debitOn } = planDays(facts, today)
  if (debitOn > addDays(facts.endsOn, LATEST_DAYS)) return 'too-late'
  if (noticeOn !== null && facts.noticedOn === null) return noticeOn <= today ? 'notice' : null
  if (announceOn !== null && facts.announcedOn === null) return announceOn <= today ? 'announce' : null
  return debitOn <= today ? 'debit' : null
}

/** The day on which a refused debit is tried again; null when it was the last try. */
export const againOn = (tries: number, today: LocalDate): LocalDate | null =>
  tries < MOST_TRIES ? addDays(today, AGAIN_DAYS) : null
