import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  departureOf,
  FIRM_MEMBER_STATES,
  FIRM_ROLES,
  type FirmRole,
  firmEndingOf,
  isLastManager,
} from './firm.ts'

interface Place {
  readonly id: string
  readonly role: FirmRole
}
const step = fc.record({
  kind: fc.constantFrom('joins', 'goes', 'changes-role'),
  who: fc.nat({ max: 5 }),
  role: fc.constantFrom(...FIRM_ROLES),
})

/** What became of a firm of one manager once this was done; a refused step changes nothing. */
function afterStep(
  active: readonly Place[],
  { kind, who, role }: { kind: string; who: number; role: FirmRole },
) {
  const id = String(who)
  const isThere = active.some((place) => place.id === id)
  if (kind === 'joins') return isThere || active.length === 0 ? active : [...active, { id, role }]
  if (!isThere) return active
  if (kind === 'goes')
    return departureOf(active, id) === 'is-last-manager' ? active : active.filter((place) => place.id !== id)
  if (role === 'collaborator' && isLastManager(active, id)) return active
  return active.map((place) => (place.id === id ? { id, role } : place))
}

describe('a firm', () => {
  it('has a manager as long as anybody is in it, whatever is done, and ends with the last one only', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let active: readonly Place[] = [{ id: '0', role: 'manager' }]
        for (const each of steps) {
          const before = active
          active = afterStep(before, each)
          if (active.length === 0) expect(before.length).toBeLessThanOrEqual(1)
          else expect(active.some(({ role }) => role === 'manager')).toBe(true)
        }
      }),
    )
  })

  it('is left by who wants to, unless it would be without a manager', () => {
    const [manager, other] = [
      { id: 'a', role: 'manager' },
      { id: 'b', role: 'collaborator' },
    ] as const
    expect(departureOf([manager], 'a')).toBe('closes-firm')
    expect(departureOf([manager, other], 'a')).toBe('is-last-manager')
    expect(departureOf([manager, other], 'b')).toBe('goes')
    expect(departureOf([manager, { ...other, role: 'manager' }], 'a')).toBe('goes')
  })
})

describe('a place in a firm', () => {
  it('is ended by oneself or by a manager, once, and by nobody else', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FIRM_MEMBER_STATES),
        fc.boolean(),
        fc.boolean(),
        (state, isOwn, isManager) => {
          const ending = firmEndingOf(state, { isOwn, isManager })
          expect(ending === null).toBe(!(state === 'active' || state === 'invited') || !(isOwn || isManager))
          if (ending !== null) expect(firmEndingOf(ending, { isOwn, isManager })).toBeNull()
        },
      ),
    )
    expect(firmEndingOf('active', { isOwn: true, isManager: true })).toBe('left')
    expect(firmEndingOf('active', { isOwn: false, isManager: true })).toBe('removed')
    expect(firmEndingOf('invited', { isOwn: true, isManager: false })).toBe('declined')
    expect(firmEndingOf('invited', { isOwn: false, isManager: true })).toBe('withdrawn')
  })
})
