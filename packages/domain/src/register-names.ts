import { searchKey } from './text.ts'

/** How somebody says to be called. */
export interface SaidNames {
  readonly birthName: string
  /** The name in use, where it is another one. */
  readonly useName: string | null
  /** One or several. */
  readonly firstNames: string
}

/** A person as a register writes it: a name of birth may be followed by the one in use, in brackets. */
export interface RegisteredNames {
  readonly lastName: string
  readonly firstNames: string
}

/**
 * `same`: but for accents, case, hyphens, order, parts of composed names, or the name of birth in place of the one in use.
 * `near`: a letter or a part of the name apart. `different`: somebody else, as far as the names tell.
 */
export const NAME_MATCHES = ['same', 'near', 'different'] as const
export type NameMatch = (typeof NAME_MATCHES)[number]

const wordsOf = (name: string): string[] =>
  searchKey(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** Steps between two texts: a letter put in, left out, replaced, or two neighbours in the other order. */
function stepsBetween(a: string, b: string): number {
  const row = (index: number) => [index, ...Array<number>(b.length).fill(0)]
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = row(i)
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const ways = [(last[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1)]
      if (swapped) ways.push((before[j - 2] ?? 0) + 1)
      next[j] = Math.min(...ways)
    }
    before = last
    last = next
  }
  return last[b.length] ?? 0
}

const LONG_NAME = 8
const SHORT_NAME = 4

/** Whether two names are a slip of the hand apart: one step, two in a long name, none in a very short one. */
function isSlip(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length)
  const allowed = length >= LONG_NAME ? 2 : length >= SHORT_NAME ? 1 : 0
  return Math.abs(a.length - b.length) <= allowed && stepsBetween(a, b) <= allowed
}

const BEST: Readonly<Record<NameMatch, number>> = { same: 0, near: 1, different: 2 }
const best = (matches: readonly NameMatch[]): NameMatch =>
  matches.reduce<NameMatch>((found, each) => (BEST[each] < BEST[found] ? each : found), 'different')
const worse = (a: NameMatch, b: NameMatch): NameMatch => (BEST[a] > BEST[b] ? a : b)

const isWithin = (part: readonly string[], whole: readonly string[]) =>
  part.every((word) => whole.includes(word))
const shares = (a: readonly string[], b: readonly string[]) => a.some((word) => b.includes(word))

/** Family names are compared whole, in any order of their parts; one part alone of a composed one is near. */
function matchFamily(a: readonly string[], b: readonly string[]): NameMatch {
  if (a.length === 0 || b.length === 0) return 'different'
  if (a.toSorted().join('') === b.toSorted().join('') || a.join('') === b.join('')) return 'same'
  if (isSlip(a.join(''), b.join(''))) return 'near'
  return shares(a, b) && (isWithin(a, b) || isWithin(b, a)) ? 'near' : 'different'
}

/** First names: some of those that the other side tells; a common one among others is near. */
function matchFirst(a: readonly string[], b: readonly string[]): NameMatch {
  if (a.length === 0 || b.length === 0) return 'different'
  if (isWithin(a, b) || isWithin(b, a) || a.join('') === b.join('')) return 'same'
  if (shares(a, b)) return 'near'
  return isSlip(a[0] ?? '', b[0] ?? '') || isSlip(a.join(''), b.join('')) ? 'near' : 'different'
}

/** The names that stand in one entry: `MARTIN (DURAND)` is Martin, Durand, and both. */
function familyNamesOf(text: string): string[][] {
  const inner = /\(([^)]*)\)/u.exec(text)?.[1] ?? ''
  const outer = text.replace(/\([^)]*\)/gu, ' ')
  const [first, second] = [wordsOf(outer), wordsOf(inner)]
  return second.length === 0 ? [first] : [first, second, [...first, ...second]]
}

function matchOne({ birthName, useName, firstNames }: SaidNames, known: RegisteredNames): NameMatch {
  const [birth, use] = [wordsOf(birthName), wordsOf(useName ?? '')]
  const said = use.length === 0 ? [birth] : [birth, use, [...birth, ...use]]
  const firsts = wordsOf(firstNames)
  const written = familyNamesOf(known.lastName)
  const straight = said.flatMap((name) =>
    written.map((other) => worse(matchFamily(name, other), matchFirst(firsts, wordsOf(known.firstNames)))),
  )
  // Family name and first names typed in each other’s place, here or there.
  const crossed = said.flatMap((name) =>
    written.map((other) => worse(matchFirst(name, wordsOf(known.firstNames)), matchFamily(firsts, other))),
  )
  return best([...straight, ...crossed])
}

/**
 * Compares names with those of the people whom a register names for a company (the sole trader, or who leads a legal
 * person): the best of them counts.
 */
export const matchNames = (said: SaidNames, known: readonly RegisteredNames[]): NameMatch =>
  best(known.map((each) => matchOne(said, each)))
