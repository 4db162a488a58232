/** A number kept as E.164, as people read it: `01 49 09 87 37` for France, the country code and groups elsewhere. */
export function formatPhone(number: string): string {
  const french = /^\+33(\d)(\d{2})(\d{2})(\d{2})(\d{2})$/u.exec(number)
  if (french) return `0${french[1]} ${french.slice(2).join(' ')}`
  return number
}

/** Target of a telephone link: digits and the leading plus only. */
export const phoneHref = (number: string): string => `tel:${number.replace(/[^\d+]/gu, '')}`
