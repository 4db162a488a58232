import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ASSISTANCE_RIGHTS,
  DELEGATION_RIGHTS,
  fileStanding,
  isEndAllowed,
  latestEndOf,
  rightsOffered,
  stateNow,
  usualEnd,
  wholeRights,
  withoutRight,
} from './delegation.ts'
import { addDays, parseLocalDate } from './local-date.ts'
import { MODULES } from './modules.ts'

const TODAY = parseLocalDate('2026-11-22')
const someRights = fc.subarray([...DELEGATION_RIGHTS])

describe('rights of a delegation', () => {
  it('bring those that they need, and nothing else is lost or doubled', () => {
    fc.assert(
      fc.property(someRights, (rights) => {
        const whole = wholeRights(rights)
        expect(new Set(whole).size).toBe(whole.length)
        expect(rights.every((right) => whole.includes(right))).toBe(true)
        expect(wholeRights(whole)).toEqual(whole)
        for (const right of whole) {
          const see = right.replace(/\.\w+$/u, '.see') as (typeof DELEGATION_RIGHTS)[number]
          expect(whole).toContain(see)
        }
      }),
    )
  })

  it('stay whole when one is taken away', () => {
    fc.assert(
      fc.property(someRights, fc.constantFrom(...DELEGATION_RIGHTS), (rights, taken) => {
        const rest = withoutRight(wholeRights(rights), taken)
        expect(rest).not.toContain(taken)
        expect(wholeRights(rest)).toEqual(rest)
      }),
    )
  })

  it('are offered on what is one’s own alone', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        fc.subarray([...MODULES]),
        (isMember, holdsAccounts, isDeclarant, modules) => {
          const offered = rightsOffered({ isMember, holdsAccounts, isDeclarant, modules })
          expect(wholeRights(offered)).toEqual(offered)
          expect(offered.includes('accounts.see')).toBe(holdsAccounts && modules.includes('accounts'))
          expect(offered.includes('memberships.renew')).toBe(isMember && modules.includes('membership'))
          expect(offered.includes('documents.see')).toBe(isMember)
          const declares = isDeclarant && modules.includes('declarations')
          expect(offered.includes('declarations.file')).toBe(declares)
          expect(offered.includes('file.edit')).toBe(isMember || declares)
        },
      ),
    )
  })

  it('of staff who act for a member leave out paying', () => {
    expect(ASSISTANCE_RIGHTS).not.toContain('payments.pay')
    expect(wholeRights(ASSISTANCE_RIGHTS)).toEqual(ASSISTANCE_RIGHTS)
    expect(ASSISTANCE_RIGHTS).toHaveLength(DELEGATION_RIGHTS.length - 1)
  })
})

describe('the days of a delegation', () => {
  it('run from today to three years on', () => {
    expect(usualEnd(TODAY)).toBe('2027-11-22')
    expect(isEndAllowed(TODAY, TODAY)).toBe(true)
    expect(isEndAllowed(latestEndOf(TODAY), TODAY)).toBe(true)
    expect(isEndAllowed(addDays(TODAY, -1), TODAY)).toBe(false)
    expect(isEndAllowed(addDays(latestEndOf(TODAY), 1), TODAY)).toBe(false)
  })

  it('end an access after its last day, and what is not answered at its instant', () => {
    const now = new Date('2026-11-22T09:00:00Z')
    const row = { state: 'active', endsOn: TODAY, answerBy: now } as const
    expect(stateNow(row, { now, today: TODAY })).toBe('active')
    expect(stateNow(row, { now, today: addDays(TODAY, 1) })).toBe('expired')
    expect(stateNow({ ...row, state: 'invited' }, { now, today: TODAY })).toBe('expired')
    expect(
      stateNow({ ...row, state: 'asked', answerBy: new Date(now.getTime() + 1) }, { now, today: TODAY }),
    ).toBe('asked')
    expect(stateNow({ ...row, state: 'revoked' }, { now, today: addDays(TODAY, 1) })).toBe('revoked')
  })
})

it.each([
  [null, 'over'],
  [addDays(TODAY, -1), 'over'],
  [TODAY, 'due-soon'],
  [addDays(TODAY, 45), 'due-soon'],
  [addDays(TODAY, 46), 'current'],
])('a membership until %s is %s', (until, standing) => {
  expect(fileStanding(until, TODAY)).toBe(standing)
})
