/**
 * Sex (1, 2; 3, 4 for people of abroad, 7, 8 while provisional), year, month (20 and up when it is not known),
 * department (2A and 2B in Corsica), municipality, order, key.
 */
const SHAPE = /^([1-478])(\d\d)(0[1-9]|1[0-2]|[2-9]\d)(\d\d|2[AB])(\d{3})(\d{3})(\d\d)$/

/** Takes away spaces of any kind, points and hyphens, and writes 2A, 2B in capitals. Checks nothing. */
export function normaliseNir(text: string): string {
  return text.replace(/[\s.-]/gu, '').toUpperCase()
}

function keyOf(body: string): number {
  return 97 - (Number(body.replace('2A', '19').replace('2B', '18')) % 97)
}

/** A social security number: fifteen signs with the right key. Separators are accepted; store `normaliseNir`. */
export function isNir(text: string): boolean {
  const nir = normaliseNir(text)
  const match = SHAPE.exec(nir)
  if (!match || match[4] === '00' || match[6] === '000') return false
  return keyOf(nir.slice(0, 13)) === Number(match[7])
}

/** '1 85 05 78 006 084 91' with no-break spaces; text of another shape comes back unchanged. */
export function formatNir(text: string): string {
  const match = SHAPE.exec(normaliseNir(text))
  return match ? match.slice(1).join('\u00A0') : text
}

/** '• •• •• •• ••• 084 91': only the last five digits are shown. Nothing at all of a text of another shape. */
export function maskNir(text: string): string {
  const match = SHAPE.exec(normaliseNir(text))
  const shown = match ? [match[6], match[7]] : ['•••', '••']
  return ['•', '••', '••', '••', '•••', ...shown].join('\u00A0')
}

/**
 * A number given while somebody’s birth is being recorded (3, 4 for people of abroad, 7, 8 while provisional): the one that
 * replaces it is another.
 */
export const isTemporaryNir = (text: string): boolean => /^[3478]/u.test(normaliseNir(text))
