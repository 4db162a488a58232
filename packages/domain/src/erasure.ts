import { addDays, addMonths, addYears, type LocalDate, parseLocalDate } from './local-date.ts'

/** `asked` and `approved` wait; an approved one is carried out on its day. */
export const ERASURE_STATES = ['asked', 'approved', 'refused', 'withdrawn', 'erased'] as const
export type ErasureState = (typeof ERASURE_STATES)[number]

/** What has to be ended first: erasing would break what still runs between the person and the organisation. */
export const ERASURE_BLOCKERS = [
  'membership',
  'automatic-renewal',
  'subscription',
  'payment',
  'life-event',
  'account',
  'firm',
  'staff',
] as const
export type ErasureBlocker = (typeof ERASURE_BLOCKERS)[number]

/** What becomes of what is held, why, and by which text. */
export const ERASURE_RULES = [
  { what: 'identity', fate: 'erased', source: 'RGPD art. 17' },
  { what: 'sign-in', fate: 'erased', source: 'RGPD art. 17' },
  { what: 'documents', fate: 'erased', source: 'RGPD art. 17' },
  { what: 'messages', fate: 'erased', source: 'RGPD art. 17' },
  { what: 'accesses', fate: 'erased', source: 'RGPD art. 17' },
  { what: 'vouchers', fate: 'lost', source: 'RGPD art. 17' },
  { what: 'payments', fate: 'kept', source: 'Code de commerce art. L123-22' },
  {
    what: 'invoices',
    fate: 'kept-named',
    source: 'CGI art. 289 et ann. II art. 242 nonies A, Code de commerce art. L123-22',
  },
  {
    what: 'declarations',
    fate: 'kept',
    source: 'RGPD art. 17 § 3 b, Code de la sécurité sociale art. L244-3',
  },
  { what: 'certificates', fate: 'kept', source: 'RGPD art. 17 § 3 e, Code civil art. 2224' },
  { what: 'journal', fate: 'kept', source: 'RGPD art. 5 § 2, art. 32' },
] as const
export type ErasureRule = (typeof ERASURE_RULES)[number]

/** For so long a request may be taken back, and nothing is erased: whoever got in as somebody else destroys nothing. */
const REFLECTION_DAYS = 14
/** Books are kept for so long after the year is closed. */
const BOOK_YEARS = 10

/** The first day on which a request may be carried out. */
export const erasesOn = (askedOn: LocalDate): LocalDate => addDays(askedOn, REFLECTION_DAYS)

/** The day by which it has to be answered (RGPD art. 12 § 3: one month). */
export const answerDue = (askedOn: LocalDate): LocalDate => addMonths(askedOn, 1)

/** Until when the amounts of somebody who last paid on a day are kept. */
export const booksKeptUntil = (paidOn: LocalDate): LocalDate =>
  addYears(parseLocalDate(`${paidOn.slice(0, 4)}-12-31`), BOOK_YEARS)

/** Whether a request may still be taken back. */
export const mayWithdrawErasure = (state: ErasureState): boolean => state === 'asked' || state === 'approved'
