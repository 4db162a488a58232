import { parseLocalDate } from '@guichet/domain/local-date'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { membersByMonth, monthsFrom, monthsUntil, shareOf, sumOf } from './statistics.ts'

const count = fc.nat(500)
const moves = fc.array(fc.record({ joined: count, returned: count, renewed: count, left: count }), {
  minLength: 1,
  maxLength: 36,
})

describe('months', () => {
  it('end with the running one, over the turn of the year', () => {
    expect(monthsUntil(parseLocalDate('2026-01-31'), 3)).toEqual(['2025-11', '2025-12', '2026-01'])
    expect(monthsFrom('2026-11', 3)).toEqual(['2026-11', '2026-12', '2027-01'])
  })
})

describe('members by month', () => {
  it('end with those before, and who came, without who left', () => {
    fc.assert(
      fc.property(count, moves, (before, list) => {
        const members = membersByMonth(before, list)
        const { joined, returned, left } = sumOf(list)
        expect(members).toHaveLength(list.length)
        expect(members.at(-1)).toBe(before + joined + returned - left)
      }),
    )
  })
})

describe('shareOf', () => {
  it('is in basis points, and nothing of nothing', () => {
    expect(shareOf(1, 4)).toBe(2500)
    expect(shareOf(1, 3)).toBe(3333)
    expect(shareOf(0, 0)).toBeNull()
    fc.assert(
      fc.property(count, count, (part, rest) => {
        const share = shareOf(part, part + rest)
        expect(share === null || (share >= 0 && share <= 10_000)).toBe(true)
      }),
    )
  })
})
