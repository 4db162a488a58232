const MOST_SIGNS = 300
/** Keys and passwords as services write them: they may stand in an error. */
const KEYS = /\b(?:sk|rk|pk|whsec)_\w+|(?<=:\/\/)[^\s/@]+@/gu

/** Words of another program, bounded, on one line and without keys; null for none. */
export function wordsOf(text: string | null | undefined): string | null {
  const line = (text ?? '')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replaceAll(KEYS, '…')
    .toWellFormed()
    .trim()
  return line === '' ? null : [...line].slice(0, MOST_SIGNS).join('')
}

/** What went wrong, in the words of whoever was nearest to it. */
export function saidBy(error: unknown): string {
  let nearest: unknown = error
  for (let depth = 0; depth < 5 && nearest instanceof Error && nearest.cause instanceof Error; depth += 1)
    nearest = nearest.cause
  if (!(nearest instanceof Error)) return 'unknown'
  const reasons = nearest instanceof AggregateError ? nearest.errors.map(saidBy).join('; ') : ''
  return wordsOf(reasons || nearest.message) ?? nearest.name
}
