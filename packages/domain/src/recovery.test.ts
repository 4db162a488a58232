import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  NOTHING_GIVEN,
  RECOVERY_LEVELS,
  type RecoveryGiven,
  type RecoverySet,
  recoverySteps,
} from './recovery.ts'

const levels = fc.record({ sms: fc.boolean(), question: fc.boolean() })
const given = fc.record({ sms: fc.boolean(), question: fc.boolean(), standIn: fc.boolean() })
const RANK = { choose: 0, wait: 1, prove: 2 } as const
const rank = (set: RecoverySet, of: RecoveryGiven) => RANK[recoverySteps(set, of).outcome]
const within = (of: RecoveryGiven, set: RecoverySet): RecoveryGiven => ({
  sms: of.sms && set.sms,
  question: of.question && set.question,
  standIn: of.standIn,
})

describe('a recovery', () => {
  it('is never easier with more levels set, whatever somebody can prove', () => {
    fc.assert(
      fc.property(levels, levels, given, (a, b, of) => {
        const more = { sms: a.sms || b.sms, question: a.question || b.question }
        const known = within(of, a)
        expect(rank(more, known)).toBeGreaterThanOrEqual(rank(a, known))
      }),
    )
  })

  it('is never further away after one more proof', () => {
    fc.assert(
      fc.property(levels, given, given, (set, a, b) => {
        const more = {
          sms: a.sms || b.sms,
          question: a.question || b.question,
          standIn: a.standIn || b.standIn,
        }
        expect(rank(set, more)).toBeLessThanOrEqual(rank(set, a))
      }),
    )
  })

  it('goes at once by three proofs or by the mail of who set nothing else, never by a question alone', () => {
    fc.assert(
      fc.property(levels, given, (set, of) => {
        const known = within(of, set)
        const proofs = 1 + [known.sms, known.question, known.standIn].filter(Boolean).length
        const hasLevels = set.sms || set.question
        const { outcome } = recoverySteps(set, of)
        if (hasLevels) expect(outcome === 'choose').toBe(proofs >= 3)
        else expect(outcome).toBe('choose')
        expect(
          recoverySteps({ ...set, question: true }, { ...NOTHING_GIVEN, question: true }).outcome,
        ).not.toBe('choose')
      }),
    )
  })

  it('counts nothing that is not set, and one stand-in for one level', () => {
    const both = { sms: true, question: true }
    expect(recoverySteps(both)).toEqual({ open: ['sms', 'question'], mayStandIn: true, outcome: 'prove' })
    expect(recoverySteps(both, { ...NOTHING_GIVEN, standIn: true }).outcome).toBe('prove')
    expect(recoverySteps(both, { ...NOTHING_GIVEN, question: true, standIn: true })).toEqual({
      ...{ open: [], mayStandIn: false, outcome: 'choose' },
    })
    const sms = { sms: true, question: false }
    expect(recoverySteps(sms, { ...NOTHING_GIVEN, question: true })).toEqual(recoverySteps(sms))
    expect(recoverySteps(sms, { ...NOTHING_GIVEN, sms: true })).toEqual({
      ...{ open: [], mayStandIn: true, outcome: 'wait' },
    })
    // The number is lost: a passkey stands for it, and the wait can still be cut short.
    expect(recoverySteps(sms, { ...NOTHING_GIVEN, standIn: true })).toEqual({
      ...{ open: ['sms'], mayStandIn: false, outcome: 'wait' },
    })
  })

  it('says what can still be given as long as anything is missing', () => {
    fc.assert(
      fc.property(levels, given, (set, of) => {
        const { open, mayStandIn, outcome } = recoverySteps(set, of)
        if (outcome === 'prove') expect(open.length > 0 || mayStandIn).toBe(true)
        for (const level of RECOVERY_LEVELS) if (open.includes(level)) expect(set[level]).toBe(true)
      }),
    )
  })
})
