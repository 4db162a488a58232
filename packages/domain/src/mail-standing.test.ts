import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, parseLocalDate } from './local-date.ts'
import { isAddressRefusal, mayTakeBackNews, newsBasis, newsSince } from './mail-standing.ts'

const TODAY = parseLocalDate('2026-11-30')

describe('news of the organisation', () => {
  it('go to members, and to those who were until three years ago, unless they object', () => {
    expect(newsSince(TODAY)).toBe('2023-11-30')
    const basis = (days: number) =>
      newsBasis({ endsOn: addDays(newsSince(TODAY), days), wanted: null }, TODAY)
    expect([basis(-1), basis(0), basis(2000)]).toEqual([null, 'contract', 'contract'])
    expect(newsBasis({ endsOn: null, wanted: null }, TODAY)).toBeNull()
  })

  it('what the person said always counts', () => {
    fc.assert(
      fc.property(fc.option(fc.integer({ min: -5000, max: 5000 })), fc.boolean(), (days, wanted) => {
        const endsOn = days === null ? null : addDays(TODAY, days)
        expect(newsBasis({ endsOn, wanted }, TODAY)).toBe(wanted ? 'consent' : null)
      }),
    )
  })
})

describe('the link of a mail', () => {
  const now = new Date('2026-11-30T10:00:00Z')
  const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
  const said = { wanted: false, source: 'link', updatedAt: hoursAgo(1) }

  it('takes back what it declined itself, within a day', () => {
    expect(mayTakeBackNews({ said, declinedAt: hoursAgo(1) }, now)).toBe(true)
    expect(mayTakeBackNews({ said: { ...said, source: 'one-click' }, declinedAt: hoursAgo(1) }, now)).toBe(
      true,
    )
    const old = { said: { ...said, updatedAt: hoursAgo(24) }, declinedAt: hoursAgo(24) }
    expect(mayTakeBackNews(old, now)).toBe(false)
  })

  it('asks for nothing else in the name of its reader', () => {
    for (const [what, declinedAt] of [
      [null, null],
      [said, null],
      [{ ...said, source: 'portal' }, hoursAgo(1)],
      [{ ...said, source: 'complaint' }, hoursAgo(1)],
      [{ ...said, wanted: true }, hoursAgo(1)],
      // Declined before, elsewhere: this link only said it once more.
      [{ ...said, updatedAt: hoursAgo(3) }, hoursAgo(1)],
    ] as const)
      expect(mayTakeBackNews({ said: what, declinedAt }, now)).toBe(false)
  })
})

describe('what a mail server says of a recipient', () => {
  it('tells an address of no use from a server that refuses us', () => {
    for (const answer of [
      '550 5.1.1 <a@b.fr>: user unknown',
      '550 5.2.1 mailbox disabled',
      '553 no such mailbox',
      'Can’t send mail - all recipients were rejected: 550 No such user here',
    ])
      expect(isAddressRefusal(answer)).toBe(true)
    for (const answer of [
      '550 5.7.1 message refused',
      '554 5.7.1 relay access denied',
      '550 blocked by policy',
      '552 5.2.2 mailbox full',
      '550 5.1.8 sender refused',
      'timeout',
    ])
      expect(isAddressRefusal(answer)).toBe(false)
  })
})
