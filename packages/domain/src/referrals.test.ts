import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isSamePerson,
  mailboxOf,
  presentableFirstName,
  type ReferralParty,
  referralHints,
} from './referrals.ts'

const party = (over: Partial<ReferralParty> = {}): ReferralParty => ({
  ...{ firstName: 'Julie', lastName: 'Armand', emails: ['julie@example.org'], phone: null, siret: null },
  ...{ street: null, postcode: null, fingerprints: [] },
  ...over,
})
const other = (over: Partial<ReferralParty> = {}) =>
  party({ firstName: 'Karim', lastName: 'Benali', emails: ['karim@example.org'], ...over })

describe('what two people have in common', () => {
  test.each([
    [{}, []],
    [{ emails: ['julie+deux@example.org'] }, ['mailbox']],
    [{ fingerprints: ['card-2', 'card-1'] }, ['card']],
    [{ fingerprints: ['card-2'] }, []],
    [{ phone: '+33612345678' }, ['phone']],
    [{ siret: '07955542100019' }, ['siret']],
    [{ firstName: 'JULIE', lastName: 'Armànd' }, ['name']],
    [{ street: '4 rue des  Lilas', postcode: '13100' }, ['address']],
    [{ street: '4 rue des Lilas', postcode: '83000' }, []],
  ] as const)('%o', (over, hints) => {
    const referrer = party({
      ...{ phone: '+33612345678', siret: '07955542100019' },
      ...{ street: '4 Rue des Lilas', postcode: '13100', fingerprints: ['card-1'] },
    })
    expect(referralHints(referrer, other(over))).toEqual(hints)
  })

  test('empty fields are not alike', () => {
    const blank = { phone: '', siret: '', street: '', postcode: '' }
    expect(referralHints(party(blank), other(blank))).toEqual([])
  })

  test('is the same from both sides', () => {
    const parties = fc.record({
      firstName: fc.constantFrom('Julie', 'Karim'),
      lastName: fc.constantFrom('Armand', 'Benali'),
      emails: fc.array(fc.constantFrom('a@example.org', 'a+b@example.org', 'c@example.org'), {
        maxLength: 2,
      }),
      phone: fc.constantFrom(null, '+33612345678'),
      siret: fc.constantFrom(null, '07955542100019'),
      street: fc.constantFrom(null, '4 rue des Lilas'),
      postcode: fc.constantFrom(null, '13100'),
      fingerprints: fc.subarray(['card-1', 'card-2']),
    })
    void fc.assert(
      fc.property(parties, parties, (one, two) => {
        expect(referralHints(one, two)).toEqual(referralHints(two, one))
      }),
    )
  })

  test.each([
    [['mailbox'], true],
    [['siret', 'name'], true],
    // A couple, a firm of two, a common name: to be looked at, not refused.
    [['siret'], false],
    [['name'], false],
    [['phone', 'address'], false],
    [['many'], false],
    [[], false],
  ] as const)('%o makes them one person: %s', (hints, isOne) => {
    expect(isSamePerson(hints)).toBe(isOne)
  })
})

describe('mailboxOf', () => {
  test.each([
    ['Jean+adhesion@Example.org', 'jean@example.org'],
    ['j.e.a.n@example.org', 'j.e.a.n@example.org'],
    ['j.e.a.n+x@googlemail.com', 'jean@gmail.com'],
  ])('of %s is %s', (email, mailbox) => expect(mailboxOf(email)).toBe(mailbox))
})

describe('presentableFirstName', () => {
  test.each(['Julie', 'Jean-Luc', 'Marie Ève', 'N’Golo', 'Zoé', '李'])('%s is shown', (name) => {
    expect(presentableFirstName(name)).toBe(name)
  })
  test.each([
    '',
    'www.exemple.fr',
    'Gagnez 1000 €',
    'Cliquez ici vite',
    'Jean <b>',
    'A'.repeat(31),
    'a@b.fr',
  ])('%s is not', (name) => expect(presentableFirstName(name)).toBeNull())
})
