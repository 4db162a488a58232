import { addDays, isLocalDate, type LocalDate, parseLocalDate } from './local-date.ts'

/** Spreadsheets count days from here; the first system believes in a 29 February 1900. */
const FIRST_DAY = parseLocalDate('1899-12-30')
const FIRST_DAY_1904 = parseLocalDate('1904-01-01')
const LEAP_THAT_NEVER_WAS = 60
const LAST_SERIAL = 2_958_465

/** The day that a spreadsheet keeps as a number, its hour left out; null for a number that is no day. */
export function serialDay(serial: number, from1904 = false): LocalDate | null {
  if (!(serial >= (from1904 ? 0 : 1) && serial < LAST_SERIAL + 1)) return null
  const count = Math.floor(serial)
  if (from1904) return count + 1462 > LAST_SERIAL ? null : addDays(FIRST_DAY_1904, count)
  if (count === LEAP_THAT_NEVER_WAS) return null
  return addDays(FIRST_DAY, count < LEAP_THAT_NEVER_WAS ? count + 1 : count)
}

/** The number under which a spreadsheet keeps a day, by the first system; null for days before 1 March 1900. */
export function daySerial(day: string): number | null {
  if (!isLocalDate(day) || day < '1900-03-01') return null
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${FIRST_DAY}T00:00:00Z`)) / 86_400_000)
}

/** Built-in formats of cells that show a day. */
const DAY_FORMATS: ReadonlySet<number> = new Set([
  ...[14, 15, 16, 17, 22],
  ...[27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58],
])

/** Whether a cell of this format shows a day: `code` is that of a format of the workbook’s own. */
export function isDayFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return DAY_FORMATS.has(id)
  // Words in quotes, signs after a backslash, colours and languages are no letters of the format.
  const letters = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gu, '').toLowerCase()
  if (/[dy]/u.test(letters)) return true
  return letters.includes('m') && !/[hs0#]/u.test(letters)
}

/** A number as people would write it: whole ones without an exponent, others without the noise of their last digits. */
export function numberText(text: string): string {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value)) return text
  if (Number.isSafeInteger(value)) return String(value)
  if (Number.isInteger(value)) return text
  return String(Number(value.toPrecision(15)))
}

/** How many digits a code has that a spreadsheet took for a number, and so cut the zeros in front of. */
const CODE_LENGTHS = { siret: 14, postcode: 5, phone: 10 } as const
/** What is left of a telephone number without its zero. */
const SHORT_PHONE = 9

/**
 * What a cell that is a number stands for in a column of this kind: zeros in front come back, numbers of days become days.
 * Codes that have lost more than their first zeros are left as they are: they are refused as any other.
 */
export function mendNumber(
  kind: 'siret' | 'postcode' | 'phone' | 'day' | 'amount' | 'other',
  text: string,
  from1904 = false,
): string {
  if (kind === 'amount') {
    const amount = Number(text)
    return text.trim() !== '' && Number.isFinite(amount) ? amount.toFixed(2) : text
  }
  if (!/^\d+(?:\.\d+)?$/u.test(text)) return text
  if (kind === 'day') return serialDay(Number(text), from1904) ?? text
  if (kind === 'other' || text.includes('.')) return text
  const isCut =
    kind === 'phone'
      ? text.length === SHORT_PHONE
      : kind === 'postcode'
        ? text.length === CODE_LENGTHS.postcode - 1
        : text.length >= 9 && text.length < CODE_LENGTHS.siret
  return isCut ? text.padStart(CODE_LENGTHS[kind], '0') : text
}
