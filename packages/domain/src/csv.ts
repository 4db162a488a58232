/** How a table begins that spreadsheets of this country open as it is: UTF-8 with its mark. */
export const CSV_START = '\uFEFF'
const SEPARATOR = ';'

/** Spreadsheets run what begins so; an apostrophe makes it text. */
const FORMULA = /^[=+\-@\t\r]/u
/** An amount below zero is no formula, and must stay a number that can be added up. */
const BELOW_ZERO = /^-\d+(?:[.,]\d+)?$/u
const QUOTED = /["\r\n;]/u

/** A cell as RFC 4180 writes it, never a formula. */
export function csvCell(text: string): string {
  const harmless = FORMULA.test(text) && !BELOW_ZERO.test(text) ? `'${text}` : text
  return QUOTED.test(harmless) ? `"${harmless.replace(/"/gu, '""')}"` : harmless
}

/** A cell as it was before it was kept from being a formula. */
export const csvUnguarded = (text: string): string => (/^'[=+\-@\t\r]/u.test(text) ? text.slice(1) : text)

export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(SEPARATOR)}\r\n`
