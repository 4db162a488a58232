import { describe, expect, test } from 'vitest'
import {
  isPermission,
  isRole,
  isScope,
  isStaffRole,
  mayDo,
  PERMISSIONS,
  permissionsOf,
  ROLES,
  SCOPES,
  STAFF_ROLES,
} from './rights.ts'

describe('the table of rights', () => {
  const table = Object.fromEntries(
    PERMISSIONS.map((permission) => [permission, ROLES.filter((role) => mayDo(role, permission)).join(' ')]),
  )

  test('is the reviewed one', () => {
    expect(table).toEqual({
      'data.export': 'admin',
      'sign-ins.handle': 'support manager admin',
      'threads.edit': 'manager admin',
      'threads.handle': 'support manager admin',
      'figures.read': 'manager finance admin',
      'members.read': 'support manager finance admin',
      'members.edit': 'manager admin',
      'members.reveal': 'manager admin',
      'members.assist': 'manager admin',
      'access.restore': 'manager admin',
      'memberships.read': 'support manager finance admin',
      'payments.read': 'support manager finance admin',
      'payments.record': 'finance admin',
      'certificates.revoke': 'manager admin',
      'audit.read': 'manager admin',
      'organisation.edit': 'admin',
      'contacts.edit': 'manager admin',
      'staff.manage': 'admin',
      'news.edit': 'manager admin',
      'accounts.read': 'support manager finance admin',
      'accounts.edit': 'manager admin',
      'accounts.decide': 'manager admin',
      'catalogue.edit': 'manager admin',
      'tariffs.edit': 'finance admin',
      'services.read': 'support manager finance admin',
      'services.edit': 'manager admin',
      'services.handle': 'support manager admin',
      'payments.refund': 'finance admin',
      'reminders.edit': 'manager admin',
      'outgoing.read': 'support manager finance admin',
      'outgoing.edit': 'support manager admin',
      'jobs.manage': 'admin',
      'membership-types.edit': 'manager finance admin',
      'documents.publish': 'manager admin',
      'vouchers.read': 'support manager finance admin',
      'vouchers.edit': 'manager finance admin',
      'mailings.read': 'support manager admin',
      'mailings.edit': 'manager admin',
      'letters.handle': 'support manager admin',
      'declarants.read': 'support manager admin',
      'declarants.decide': 'manager admin',
    })
  })

  test('gives nothing to members, to nobody and to roles that do not exist', () => {
    expect(permissionsOf('member')).toEqual([])
    expect(permissionsOf(null)).toEqual([])
    for (const name of ['root', 'toString', '__proto__', '']) {
      expect(permissionsOf(name as 'member')).toEqual([])
      expect(mayDo(name as 'member', 'members.read')).toBe(false)
    }
  })

  test('names each permission once per role', () => {
    for (const role of STAFF_ROLES) {
      expect(new Set(permissionsOf(role)).size).toBe(permissionsOf(role).length)
    }
  })
})

describe('names', () => {
  test('are told apart', () => {
    expect(isRole('member')).toBe(true)
    expect(isStaffRole('member')).toBe(false)
    expect(isStaffRole('finance')).toBe(true)
    expect(isRole('owner')).toBe(false)
    expect(isRole(undefined)).toBe(false)
    expect(isPermission('members.read')).toBe(true)
    expect(isPermission('members.delete')).toBe(false)
    expect(isScope('me:read')).toBe(true)
    expect(isScope('me:admin')).toBe(false)
  })

  test('of scopes are "resource:read" or "resource:write", each once', () => {
    expect(new Set(SCOPES).size).toBe(SCOPES.length)
    for (const scope of SCOPES) expect(scope).toMatch(/^[a-z]+:(?:read|write)$/)
  })
})
