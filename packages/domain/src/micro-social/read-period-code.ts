import { searchKey } from '../text.ts'
import { parsePeriodCode } from './declaration-period.ts'

const MONTHS = ['janv', 'fevr', 'mars', 'avr', 'mai', 'juin', 'juil', 'aout', 'sept', 'oct', 'nov', 'dec']

/** Ways to write a month or a quarter, `y` a year, `m` a month by number, `w` by word, `q` a quarter. */
const WAYS: readonly RegExp[] = [
  /^(?<y>\d{4})[-/. ]?[tq](?<q>[1-4])$/u,
  /^[tq](?<q>[1-4])[-/. ]?(?<y>\d{4})$/u,
  /^(?<q>[1-4])(?:er|e|eme)? trim(?:estre|\.)? (?<y>\d{4})$/u,
  /^(?<y>\d{4})[-/.](?<m>\d{1,2})$/u,
  /^(?<m>\d{1,2})[-/.](?<y>\d{4})$/u,
  // What spreadsheets make of 2026-09.
  /^01[-/.](?<m>\d{2})[-/.](?<y>\d{4})$/u,
  /^(?<y>\d{4})-(?<m>\d{2})-01$/u,
  /^(?<w>[a-z]{3,9})\.?[- ](?<y>\d{4}|\d{2})$/u,
]

/** The code of a period as people, and their spreadsheets, write it: '2026-T3', 'T3 2026', '09/2026', 'sept-26'; null for none. */
export function readPeriodCode(text: string): string | null {
  const key = searchKey(text)
  const parts = WAYS.map((way) => way.exec(key)?.groups).find((groups) => groups !== undefined)
  if (!parts) return null
  const { y = '', m, w, q } = parts
  const year = y.length === 2 ? `20${y}` : y
  const named = w === undefined ? -1 : MONTHS.findIndex((month) => w.startsWith(month))
  const month = w === undefined ? m : String(named + 1)
  const code = q === undefined ? `${year}-${(month ?? '').padStart(2, '0')}` : `${year}-T${q}`
  return parsePeriodCode(code) === null ? null : code
}
