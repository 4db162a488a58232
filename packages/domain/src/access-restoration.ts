import { mayDo, type Role } from './rights.ts'

/** How staff made sure who asks, before the access is given back. */
export const IDENTITY_CHECKS = ['document', 'call-back', 'in-person'] as const
export type IdentityCheck = (typeof IDENTITY_CHECKS)[number]

/** By what else than the password a space is entered: held once the access is given back, until its person takes it back. */
export const HELD_MEANS = ['franceconnect', 'api-keys'] as const
export type HeldMeans = (typeof HELD_MEANS)[number]

interface Owner {
  readonly personId: string
  /** Suspended colleagues as well: they may come back. */
  readonly isStaff: boolean
}
interface Giver {
  readonly personId: string
  readonly staffRole: Role | null
}

/**
 * Whether somebody of the staff may give a person the access back. Whoever does could take the space over, so: never one’s
 * own, and that of a colleague by who manages the team alone.
 */
export function mayRestoreAccess(to: Owner, by: Giver): boolean {
  if (to.personId === by.personId || !mayDo(by.staffRole, 'access.restore')) return false
  return !to.isStaff || mayDo(by.staffRole, 'staff.manage')
}
