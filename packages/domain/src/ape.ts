/** Takes away points and spaces and writes the letter as a capital: '6920Z'. Checks nothing. */
export function normaliseApe(text: string): string {
  return text.replace(/[\s.]/gu, '').toUpperCase()
}

/** An activity code: four digits and a letter, '6920Z' or '69.20Z'. Whether the nomenclature knows it is not checked. */
export function isApe(text: string): boolean {
  return /^\d{4}[A-Z]$/.test(normaliseApe(text))
}

/** '69.20Z'; text of another shape comes back unchanged. */
export function formatApe(text: string): string {
  const ape = normaliseApe(text)
  return isApe(ape) ? `${ape.slice(0, 2)}.${ape.slice(2)}` : text
}
