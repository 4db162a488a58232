import { formatLocalDate } from '../local-date.ts'
import { parsePeriodCode } from './declaration-period.ts'

const QUARTERS = {
  fr: ['1er trimestre', '2e trimestre', '3e trimestre', '4e trimestre'],
  en: ['Q1', 'Q2', 'Q3', 'Q4'],
} as const

/** « septembre 2026 », « 3e trimestre 2026 », "September 2026", "Q3 2026"; month or quarter and year never part. */
export function periodName(code: string, locale: 'fr' | 'en'): string {
  const period = parsePeriodCode(code)
  if (!period) return code
  const year = code.slice(0, 4)
  if (period.frequency === 'quarterly') return `${QUARTERS[locale][Number(code.at(-1)) - 1]}\u00A0${year}`
  return formatLocalDate(period.startsOn, locale, 'long').split(' ').slice(1).join('\u00A0')
}

/** « de septembre 2026 », « d’octobre 2026 », « du 3e trimestre 2026 »: French after a noun. */
export function ofPeriod(code: string): string {
  const name = periodName(code, 'fr')
  if (code.includes('T')) return `du ${name}`
  return /^[aeiouàâéèêîôû]/iu.test(name) ? `d’${name}` : `de ${name}`
}
