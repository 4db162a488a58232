/** `0149098737` → `01 49 09 87 37`, also from `+33149098737`; other numbers stay as they are. */
export function groupPhone(text: string): string {
  const compact = text.replaceAll(/[\s.\-()]/gu, '').replace(/^(?:\+33|0033)(?=[1-9]\d{8}$)/u, '0')
  return /^0[1-9]\d{8}$/u.test(compact) ? compact.replaceAll(/(\d{2})(?=\d)/gu, '$1\u00A0') : text
}

/** Target of a telephone link: digits and the leading plus only. */
export const phoneHref = (number: string): string => `tel:${number.replace(/[^\d+]/gu, '')}`
