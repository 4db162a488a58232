const PERIOD = /^(?:\d{4}(?:-(?:0[1-9]|1[0-2]|T[1-4]))?)?$/u

/** A period as it was typed, ready to be sent; empty for none. */
export const periodOf = (text: string): string => text.trim().toUpperCase()

/** Whether what was typed is a year, a month, a quarter, or nothing. */
export const isPeriod = (text: string): boolean => PERIOD.test(periodOf(text))
