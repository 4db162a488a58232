import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeCursor, type KeyKind, toPage } from './cursor.ts'

interface Row {
  readonly at: string
  readonly id: string
}
const row = (n: number): Row => ({
  at: new Date(Date.UTC(2026, 0, 1, 0, 0, Math.floor(n / 3))).toISOString(),
  id: `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`,
})
const KINDS = ['instant', 'uuid'] as const
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Reads a page of `all` as a query by key does. */
function read(all: readonly Row[], text: string | undefined, limit: number) {
  const cursor = decodeCursor(text, KINDS)
  const order = ({ at, id }: Row) => `${at} ${id}`
  const mark = cursor ? cursor.key.join(' ') : ''
  const isBack = cursor?.direction === 'previous'
  const sorted = isBack ? [...all].reverse() : all
  const beyond = cursor ? sorted.filter((item) => (isBack ? order(item) < mark : order(item) > mark)) : sorted
  return toPage({
    rows: beyond.slice(0, limit + 1),
    ...{ limit, cursor, total: all.length },
    keyOf: (item) => [item.at, item.id],
    toItem: (item) => item.id,
  })
}

describe('a list read page by page', () => {
  it('shows every row once, forward, and the same pages back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 20 }), (count, limit) => {
        const all = Array.from({ length: count }, (_, n) => row(n))
        const pages = [read(all, undefined, limit)]
        for (let page = pages[0]; page?.nextCursor; page = pages.at(-1))
          pages.push(read(all, page.nextCursor, limit))
        expect(pages.flatMap(({ items }) => items)).toEqual(all.map(({ id }) => id))
        pages.forEach((page, index) => {
          expect(page.firstRank).toBe(count === 0 ? 0 : index * limit + 1)
          expect(page.previousCursor === null).toBe(index === 0)
          const back = page.previousCursor ? read(all, page.previousCursor, limit) : null
          if (back) expect(back.items).toEqual(pages[index - 1]?.items)
          if (back) expect(back.firstRank).toBe(pages[index - 1]?.firstRank)
        })
      }),
    )
  })

  it('caps the total', () => {
    const page = { rows: [], limit: 10, cursor: null, keyOf: () => [], toItem: () => 0 }
    expect(toPage({ ...page, total: 10_000 })).toMatchObject({ total: 10_000, totalIsExact: true })
    expect(toPage({ ...page, total: 10_001 })).toMatchObject({ total: 10_000, totalIsExact: false })
  })
})

describe('a cursor that no page gave', () => {
  const good = { direction: 'next', key: [row(1).at, row(1).id], rank: 3 }
  const bad: Record<string, string> = {
    'no base64': '§§§',
    'no JSON': Buffer.from('{').toString('base64url'),
    null: encode(null),
    'another direction': encode({ ...good, direction: 'up' }),
    'a short key': encode({ ...good, key: [row(1).at] }),
    'a long key': encode({ ...good, key: [...good.key, 'x'] }),
    'no key': encode({ ...good, key: 'x' }),
    'no instant': encode({ ...good, key: ['yesterday', row(1).id] }),
    'an instant that is none': encode({ ...good, key: ['2026-13-41T00:00:00.000Z', row(1).id] }),
    'a year beyond': encode({ ...good, key: ['+275760-09-13T00:00:00.000Z', row(1).id] }),
    numbers: encode({ ...good, key: [1e300, 0] }),
    'no uuid': encode({ ...good, key: [row(1).at, "' or 1=1"] }),
    'rank zero': encode({ ...good, rank: 0 }),
    'half a rank': encode({ ...good, rank: 1.5 }),
    'no rank': encode({ ...good, rank: null }),
  }
  it('is refused; a good one is taken', () => {
    expect(decodeCursor(encode(good), KINDS)).toEqual(good)
    expect(decodeCursor(undefined, KINDS)).toBeNull()
    for (const [name, text] of Object.entries(bad)) {
      expect(() => decodeCursor(text, KINDS), name).toThrow('request.invalid')
    }
    expect(() =>
      decodeCursor(encode({ ...good, key: ['a\u0000', 'b', row(1).id] }), ['text', 'text', 'uuid']),
    ).toThrow()
  })

  it('is refused when it holds another kind of value; null is taken where the list has it', () => {
    const read = (part: unknown, kind: KeyKind) =>
      decodeCursor(encode({ ...good, key: [part, row(1).id] }), [kind, 'uuid'])?.key[0]
    expect(read('2026-01-31', 'day')).toBe('2026-01-31')
    expect(read(-12, 'number')).toBe(-12)
    for (const kind of ['instant', 'text', 'day', 'number'] as const) {
      expect(read(null, `${kind}?`)).toBeNull()
      expect(() => read(null, kind), kind).toThrow('request.invalid')
      expect(() => read({}, `${kind}?`), kind).toThrow('request.invalid')
    }
    expect(() => read(1, 'day')).toThrow('request.invalid')
    expect(() => read('2026-01-31', 'number')).toThrow('request.invalid')
    expect(() => read(0.5, 'number?')).toThrow('request.invalid')
  })

  it('is refused whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => decodeCursor(text, KINDS)).toThrow('request.invalid')
      }),
    )
  })
})
