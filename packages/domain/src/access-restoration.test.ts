import { describe, expect, test } from 'vitest'
import { mayRestoreAccess } from './access-restoration.ts'
import { ROLES, STAFF_ROLES } from './rights.ts'

const member = { personId: 'member', isStaff: false }
const colleague = { personId: 'colleague', isStaff: true }

describe('the access of somebody', () => {
  test('is given back by managers and administrators', () => {
    const may = ROLES.filter((staffRole) => mayRestoreAccess(member, { personId: 'staff', staffRole }))
    expect(may).toEqual(['manager', 'admin'])
    expect(mayRestoreAccess(member, { personId: 'other', staffRole: null })).toBe(false)
  })

  test('is never one’s own', () => {
    for (const staffRole of STAFF_ROLES)
      expect(mayRestoreAccess(colleague, { personId: 'colleague', staffRole })).toBe(false)
  })

  test('of a colleague is given back by who manages the team', () => {
    const may = ROLES.filter((staffRole) => mayRestoreAccess(colleague, { personId: 'staff', staffRole }))
    expect(may).toEqual(['admin'])
  })
})
