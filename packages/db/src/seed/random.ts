/** Numbers that look random and are the same at every run. */
export interface Random {
  /** From 0 (included) to 1 (excluded). */
  next(): number
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number
  /** True once in 1 / `probability` times. */
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** `length` signs of `alphabet`. */
  signs(alphabet: string, length: number): string
}

/** The generator "mulberry32": small, quick, good enough for a demo, never for a secret. */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new RangeError('nothing to pick from')
    return list[int(0, list.length - 1)] as T
  }
  return {
    next,
    int,
    pick,
    chance: (probability) => next() < probability,
    signs: (alphabet, length) => Array.from({ length }, () => alphabet[int(0, alphabet.length - 1)]).join(''),
  }
}

/** Makes uuid v7 ids from an instant, in order also within one millisecond. */
export const createIds = (random: Random): ((at: Date) => string) => {
  let sequence = 0
  const hex = (value: number, length: number) => value.toString(16).padStart(length, '0')
  return (at) => {
    const time = hex(at.getTime(), 12)
    const order = hex(sequence++ % 4096, 3)
    const variant = hex(0x8000 + random.int(0, 0x3fff), 4)
    const tail = random.signs('0123456789abcdef', 12)
    return `${time.slice(0, 8)}-${time.slice(8)}-7${order}-${variant}-${tail}`
  }
}
