/** Staff roles, narrowest first. */
export const STAFF_ROLES = ['support', 'manager', 'finance', 'admin'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

/** Everybody who signs in is a member; staff carry one of the staff roles instead. */
export const ROLES = ['member', ...STAFF_ROLES] as const
export type Role = (typeof ROLES)[number]

export const PERMISSIONS = [
  'members.read',
  'members.edit',
  'members.reveal',
  'members.assist',
  'access.restore',
  'memberships.read',
  'payments.read',
  'payments.record',
  'certificates.revoke',
  'audit.read',
  'organisation.edit',
  'contacts.edit',
  'staff.manage',
  'news.edit',
  'accounts.read',
  'accounts.edit',
  'accounts.decide',
  'catalogue.edit',
  'tariffs.edit',
  'services.read',
  'services.edit',
  'services.handle',
  'payments.refund',
  'reminders.edit',
  'outgoing.read',
  'outgoing.edit',
  'jobs.manage',
  'membership-types.edit',
  'documents.publish',
  'vouchers.read',
  'vouchers.edit',
  'mailings.read',
  'mailings.edit',
  'figures.read',
  'letters.handle',
  'data.export',
  'sign-ins.handle',
  'threads.handle',
  'threads.edit',
  'declarants.read',
  'declarants.decide',
] as const
export type Permission = (typeof PERMISSIONS)[number]

/** Who may do what in the back-office. A member's rights on what is his own come from ownership, not from here. */
export const ROLE_PERMISSIONS: Readonly<Record<StaffRole, readonly Permission[]>> = {
  support: [
    'members.read',
    'memberships.read',
    'payments.read',
    'accounts.read',
    'services.read',
    'services.handle',
    'outgoing.read',
    'outgoing.edit',
    'vouchers.read',
    'mailings.read',
    'letters.handle',
    'sign-ins.handle',
    'threads.handle',
    'declarants.read',
  ],
  manager: [
    'members.read',
    'members.edit',
    'members.reveal',
    'members.assist',
    'access.restore',
    'memberships.read',
    'payments.read',
    'certificates.revoke',
    'audit.read',
    'news.edit',
    'contacts.edit',
    'accounts.read',
    'accounts.edit',
    'accounts.decide',
    'catalogue.edit',
    'services.read',
    'services.edit',
    'services.handle',
    'reminders.edit',
    'outgoing.read',
    'outgoing.edit',
    'membership-types.edit',
    'documents.publish',
    'vouchers.read',
    'vouchers.edit',
    'mailings.read',
    'mailings.edit',
    'figures.read',
    'letters.handle',
    'sign-ins.handle',
    'threads.handle',
    'threads.edit',
    'declarants.read',
    'declarants.decide',
  ],
  finance: [
    'members.read',
    'memberships.read',
    'payments.read',
    'payments.record',
    'accounts.read',
    'tariffs.edit',
    'services.read',
    'payments.refund',
    'outgoing.read',
    'membership-types.edit',
    'vouchers.read',
    'vouchers.edit',
    'figures.read',
  ],
  admin: PERMISSIONS,
}

/** What an API key may be allowed to do for its owner. */
export const SCOPES = [
  'me:read',
  'me:write',
  'memberships:read',
  'memberships:write',
  'certificates:read',
  'payments:read',
  'news:read',
  'accounts:read',
  'accounts:write',
  'messages:read',
  'messages:write',
  'documents:read',
  'documents:write',
  'services:read',
  'services:write',
  'vouchers:read',
  'vouchers:write',
  'declarations:read',
  'declarations:write',
] as const
export type Scope = (typeof SCOPES)[number]

function isOneOf<T extends string>(list: readonly T[], value: unknown): value is T {
  return (list as readonly unknown[]).includes(value)
}

export function isStaffRole(value: unknown): value is StaffRole {
  return isOneOf(STAFF_ROLES, value)
}

export function isRole(value: unknown): value is Role {
  return isOneOf(ROLES, value)
}

export function isPermission(value: unknown): value is Permission {
  return isOneOf(PERMISSIONS, value)
}

export function isScope(value: unknown): value is Scope {
  return isOneOf(SCOPES, value)
}

/** Back-office permissions of a role: none for members and for nobody (null). */
export function permissionsOf(role: Role | null): readonly Permission[] {
  return isStaffRole(role) ? ROLE_PERMISSIONS[role] : []
}

/** Whether a role holds a back-office permission. Unknown roles hold none. */
export function mayDo(role: Role | null, permission: Permission): boolean {
  return permissionsOf(role).includes(permission)
}
