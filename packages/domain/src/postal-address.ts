/** Signs that a line of an address may have (AFNOR NF Z 10-011), and lines, the name included. */
export const POSTAL_LINE_MOST = 38
const LINES_MOST = 6

export interface PostalPlace {
  readonly firstName: string
  readonly lastName: string
  readonly street: string | null
  readonly complement: string | null
  readonly postcode: string | null
  readonly city: string | null
}

/** Whether a letter can be sent there. */
export const hasPostalAddress = ({ street, postcode, city }: Omit<PostalPlace, 'firstName' | 'lastName'>) =>
  Boolean(street?.trim() && postcode?.trim() && city?.trim())

/** Words in lines of at most so many signs; a word that is longer is parted. */
function wrap(text: string, most: number): string[] {
  const words = text
    .trim()
    .split(/\s+/u)
    .filter(Boolean)
    .flatMap((word) => word.match(new RegExp(`.{1,${most}}`, 'gu')) ?? [])
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** The last line as sorting machines read it: capitals, no accents, no punctuation. */
const lastLine = (postcode: string, city: string) =>
  `${postcode} ${city}`
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The lines of the address in the window of an envelope: six at most, of 38 signs at most, the town last. */
export function postalLines(place: PostalPlace): string[] {
  const most = POSTAL_LINE_MOST
  const town = lastLine(place.postcode ?? '', place.city ?? '').slice(0, most)
  const lines = [`${place.firstName} ${place.lastName}`, place.complement ?? '', place.street ?? ''].flatMap(
    (text) => wrap(text, most),
  )
  return [...lines.slice(0, LINES_MOST - 1), town].filter((line) => line !== '')
}
