import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ACCOUNT_POWERS,
  ACCOUNT_RIGHTS,
  type AccountRelation,
  type AccountStanding,
  accountPowers,
} from './account-rights.ts'
import { ACCOUNT_STATES } from './account-state.ts'

const rights = fc.subarray([...ACCOUNT_RIGHTS])
const standing: fc.Arbitrary<AccountStanding> = fc.record({
  kind: fc.constantFrom('primary', 'secondary'),
  state: fc.constantFrom(...ACCOUNT_STATES),
  autonomous: fc.boolean(),
})
const people = (via: 'own' | 'primary'): fc.Arbitrary<AccountRelation> =>
  fc.record({ via: fc.constant(via), holder: fc.boolean(), rights })
const staff: fc.Arbitrary<AccountRelation> = fc.record({ via: fc.constant('staff'), mayEdit: fc.boolean() })
const anybody = fc.oneof(people('own'), people('primary'), staff)
const isWithin = (inner: readonly string[], outer: readonly string[]) =>
  inner.every((power) => outer.includes(power))

describe('what somebody may do with an account', () => {
  it('is among the powers, each named once', () => {
    fc.assert(
      fc.property(standing, anybody, (account, relation) => {
        const powers = accountPowers(account, relation)
        expect(isWithin(powers, ACCOUNT_POWERS)).toBe(true)
        expect(new Set(powers).size).toBe(powers.length)
      }),
    )
  })

  it('grows with each right, and the holder has no less than anybody else on the account', () => {
    fc.assert(
      fc.property(
        standing,
        fc.constantFrom('own' as const, 'primary' as const),
        rights,
        rights,
        (account, via, a, b) => {
          const some = accountPowers(account, { via, holder: false, rights: a })
          const more = accountPowers(account, { via, holder: false, rights: [...a, ...b] })
          const all = accountPowers(account, { via, holder: true, rights: [] })
          expect(isWithin(some, more)).toBe(true)
          expect(isWithin(more, all)).toBe(true)
        },
      ),
    )
  })

  it('changes nothing of an account that is shut, but for those above it', () => {
    const shut = standing.map((account) => ({ ...account, state: 'closed' as const }))
    fc.assert(
      fc.property(shut, anybody, (account, relation) => {
        const powers = accountPowers(account, relation)
        expect(powers.filter((power) => /^(edit|choose|create|reset|manage)-/u.test(power))).toEqual([])
        if (relation.via === 'own') expect(powers).not.toContain('close')
      }),
    )
  })

  it('a secondary has neither billing nor secondaries, whoever asks', () => {
    fc.assert(
      fc.property(standing, anybody, (account, relation) => {
        const powers = accountPowers({ ...account, kind: 'secondary' }, relation)
        expect(powers.filter((power) => /billing|secondar/u.test(power))).toEqual([])
      }),
    )
  })

  it('nobody closes an account from within, nor sets its own autonomy', () => {
    fc.assert(
      fc.property(standing, people('own'), (account, relation) => {
        const powers = accountPowers(account, relation)
        expect(powers).toContain('read')
        expect(powers).not.toContain('close')
        if (account.kind === 'secondary') expect(powers).not.toContain('edit-options')
        if (account.kind === 'secondary' && !account.autonomous)
          expect(powers).not.toContain('choose-procedures')
      }),
    )
  })

  it('from the primary nothing is seen without the right to its secondaries', () => {
    fc.assert(
      fc.property(standing, rights, (account, given) => {
        const without = given.filter((right) => right !== 'secondaries')
        expect(accountPowers(account, { via: 'primary', holder: false, rights: without })).toEqual([])
      }),
    )
  })

  it('staff who may only look change nothing', () => {
    fc.assert(
      fc.property(standing, (account) => {
        const powers = accountPowers(account, { via: 'staff', mayEdit: false })
        expect(powers.filter((power) => !power.startsWith('read'))).toEqual([])
        expect(isWithin(powers, accountPowers(account, { via: 'staff', mayEdit: true }))).toBe(true)
      }),
    )
  })
})
