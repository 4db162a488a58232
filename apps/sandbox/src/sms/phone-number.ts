/**
 * A telephone number as `+33612345678`, from what people write: `06 12 34 56 78`, `0033…`, `+33 (0)6 …`.
 * Undefined when it is no number. A plus that a query turned into a space is put back.
 */
export function normaliseNumber(text: string): string | undefined {
  const compact = text.replace(/^ (?=\d)/, '+').replace(/\(0\)|[\s.()-]/g, '')
  const number = compact.replace(/^00/, '+').replace(/^0(?=\d{9}$)/, '+33')
  return /^\+[1-9]\d{7,14}$/.test(number) ? number : undefined
}
