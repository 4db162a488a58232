import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  findingOf,
  firstDeclarantState,
  REGISTER_FINDINGS,
  type RegisteredCompany,
  SIGNUP_CHOICES,
  SIGNUP_STATES,
  type SignupFacts,
  signupState,
} from './declarant.ts'

const me = { birthName: 'Vidalenc', useName: null, firstNames: 'Clarisse' }
const company = (over: Partial<RegisteredCompany> = {}): RegisteredCompany => ({
  ...{ isOpen: true, isMasked: false, people: [{ lastName: 'VIDALENC', firstNames: 'CLARISSE MARIE' }] },
  ...over,
})

describe('what the register says', () => {
  it.each([
    ['same', company()],
    ['different', company({ people: [{ lastName: 'ORSINI', firstNames: 'JUSTIN' }] })],
    ['closed', company({ isOpen: false })],
    ['masked', company({ isMasked: true })],
    ['masked', company({ people: [] })],
    ['unknown', null],
  ] as const)('%s', (finding, found) => expect(findingOf(me, found)).toBe(finding))

  it('opens a file by itself only when it confirms the names', () => {
    for (const finding of REGISTER_FINDINGS)
      expect(firstDeclarantState(finding)).toBe(finding === 'same' ? 'open' : 'to-check')
  })
})

const facts = fc.record<SignupFacts>({
  finding: fc.constantFrom(...REGISTER_FINDINGS),
  choice: fc.constantFrom(null, ...SIGNUP_CHOICES),
  emailProven: fc.boolean(),
  phoneProven: fc.boolean(),
  completed: fc.boolean(),
})
const rank = (state: SignupFacts) => SIGNUP_STATES.indexOf(signupState(state))

describe('where a sign-up stands', () => {
  it('asks for a password only of who has proven both, and whom the register or a choice lets on', () => {
    fc.assert(
      fc.property(facts, (now) => {
        if (signupState(now) !== 'verified') return
        expect(now).toMatchObject({ emailProven: true, phoneProven: true, completed: false })
        expect(now.finding === 'same' || now.choice === 'check').toBe(true)
      }),
    )
  })

  it('goes on with each proof, never back', () => {
    fc.assert(
      fc.property(facts, (now) => {
        expect(rank({ ...now, emailProven: true })).toBeGreaterThanOrEqual(rank(now))
        expect(rank({ ...now, phoneProven: true })).toBeGreaterThanOrEqual(rank(now))
        expect(rank({ ...now, completed: true })).toBe(SIGNUP_STATES.indexOf('completed'))
      }),
    )
  })
})
