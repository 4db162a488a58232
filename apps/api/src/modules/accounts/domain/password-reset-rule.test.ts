import { expect, it } from 'vitest'
import { mayResetPassword } from './password-reset-rule.ts'

const holder = { personId: 'holder', staffRole: null, isMember: false, otherAccounts: 0 }
const primary = { personId: 'primary', via: 'primary', managesStaff: false } as const
const manager = { personId: 'manager', via: 'staff', managesStaff: false } as const
const admin = { personId: 'admin', via: 'staff', managesStaff: true } as const

it.each([
  ['a plain holder', holder, [true, true, true]],
  ['a member', { ...holder, isMember: true }, [false, true, true]],
  ['somebody on another account', { ...holder, otherAccounts: 1 }, [false, true, true]],
  ['staff', { ...holder, staffRole: 'support' }, [false, false, true]],
])('%s is reset by primary, manager, administrator: %#', (_, who, allowed) => {
  expect([primary, manager, admin].map((by) => mayResetPassword(who, by))).toEqual(allowed)
})

it('nobody resets his own, whatever he is', () => {
  for (const by of [primary, manager, admin])
    expect(mayResetPassword({ ...holder, personId: by.personId }, by)).toBe(false)
  expect(mayResetPassword(holder, { ...primary, via: 'own' })).toBe(false)
})
