import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STAFF_ROLES } from './rights.ts'
import {
  afterChange,
  isActiveAdmin,
  refuseChange,
  type StaffChange,
  type StaffPlace,
} from './staff-changes.ts'

const role = fc.constantFrom(...STAFF_ROLES)
const change: fc.Arbitrary<StaffChange> = fc.oneof(
  role.map((to) => ({ kind: 'role', to }) as const),
  fc.constantFrom({ kind: 'suspend' } as const, { kind: 'reinstate' } as const, { kind: 'remove' } as const),
)
const others = fc.array(fc.record({ role, suspended: fc.boolean() }), { maxLength: 6 })
const admin: StaffPlace = { id: 'first', role: 'admin', suspended: false }

describe('changes of the staff', () => {
  it('never leave nobody who may do everything, and nobody changes oneself', () => {
    fc.assert(
      fc.property(
        others,
        fc.array(fc.tuple(fc.nat(7), fc.nat(7), change), { maxLength: 30 }),
        (more, changes) => {
          let team: StaffPlace[] = [admin, ...more.map((each, n) => ({ id: `p${n}`, ...each }))]
          for (const [by, on, what] of changes) {
            const actor = team[by % team.length]
            const place = team[on % team.length]
            if (!actor || !isActiveAdmin(actor) || !place) continue
            const refusal = refuseChange(actor.id, place, what)
            if (actor.id === place.id) expect(refusal).toBe('oneself')
            if (refusal !== null) continue
            const after = afterChange(place, what)
            team = team.flatMap((each) => (each.id === place.id ? (after ?? []) : each))
            expect(team.some(isActiveAdmin)).toBe(true)
          }
        },
      ),
    )
  })

  it('says what changes nothing', () => {
    const place: StaffPlace = { id: 'p', role: 'support', suspended: false }
    const refusalOf = (what: StaffChange) => refuseChange(admin.id, place, what)
    expect(refusalOf({ kind: 'role', to: 'support' })).toBe('nothing-to-do')
    expect(refusalOf({ kind: 'reinstate' })).toBe('nothing-to-do')
    expect(refusalOf({ kind: 'suspend' })).toBeNull()
    expect(refusalOf({ kind: 'remove' })).toBeNull()
  })
})
