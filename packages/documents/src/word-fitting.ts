/** Where an overlong word may end a line as it stands: after a hyphen, slash, at sign, full stop or underscore. */
const SEAM = /(?<=[-–/@._])/u

type Measure = (text: string) => number

/** Cuts a text without seams into pieces that fit, hyphenated but for the last. */
function hyphenate(text: string, room: number, measure: Measure): string[] {
  const pieces: string[] = []
  let rest = [...text]
  while (rest.length > 1 && measure(rest.join('')) > room) {
    let taken = 1
    while (taken < rest.length - 1 && measure(`${rest.slice(0, taken + 1).join('')}-`) <= room) taken += 1
    pieces.push(`${rest.slice(0, taken).join('')}-`)
    rest = rest.slice(taken)
  }
  return [...pieces, rest.join('')]
}

function fitWord(word: string, room: number, measure: Measure): string {
  if (measure(word) <= room) return word
  const lines: string[] = []
  let line = ''
  for (const part of word.split(SEAM)) {
    if (line !== '' && measure(line + part) > room) {
      lines.push(line)
      line = ''
    }
    line += part
    if (measure(line) > room) {
      const pieces = hyphenate(line, room, measure)
      line = pieces.pop() ?? ''
      lines.push(...pieces)
    }
  }
  return [...lines, line].filter(Boolean).join('\n')
}

/**
 * The text with line ends only inside of words wider than `room`, at a seam if there is one (never a second hyphen, and
 * none inside an address), else hyphenated. `room` and `measure` share one unit.
 */
export const fitWords = (text: string, room: number, measure: Measure): string =>
  text
    .split(' ')
    .map((word) => fitWord(word, room, measure))
    .join(' ')
