/** One line of text for storing: NFC, every run of white space (line ends included) one space, none at the ends. */
export function normaliseText(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim()
}

/** Several lines for storing: NFC, line ends as \n, no white space at line ends nor at either end of the whole. */
export function normaliseLines(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '')
}

const TAB = 0x09
const LINE_FEED = 0x0a
const SPACE = 0x20

/**
 * True when text holds what no field takes: U+0000 and the other C0 controls but \n and \t, or half a surrogate pair.
 * A carriage return counts: pass `normaliseLines` first where several lines are accepted.
 */
export function hasForbiddenCharacters(text: string): boolean {
  if (!text.isWellFormed()) return true
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code < SPACE && code !== TAB && code !== LINE_FEED) return true
  }
  return false
}

/**
 * True when text holds marks that turn the direction of what stands around it (U+202A–U+202E, U+2066–U+2069): in a name they
 * would change how a list, a mail or a certificate is read.
 */
export const hasDirectionMarks = (text: string): boolean => /[\u202A-\u202E\u2066-\u2069]/u.test(text)

/** Letters that no decomposition takes apart, as French readers would type them. */
const PLAIN: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  '’': "'",
}

/** Text as it is compared in searches: lower case, no accents, œ → oe, ß → ss, ’ → ', white space folded. */
export function searchKey(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[œæßøđðłþıς’]/gu, (letter) => PLAIN[letter] ?? letter)
    .replace(/\s+/gu, ' ')
    .trim()
}
