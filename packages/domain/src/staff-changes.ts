import type { StaffRole } from './rights.ts'

/** Somebody of the staff, as far as changing their place goes. */
export interface StaffPlace {
  readonly id: string
  /** The role that is held, or that comes back after a suspension. */
  readonly role: StaffRole
  readonly suspended: boolean
}

export type StaffChange =
  | { readonly kind: 'role'; readonly to: StaffRole }
  | { readonly kind: 'suspend' }
  | { readonly kind: 'reinstate' }
  | { readonly kind: 'remove' }

/** `oneself`: nobody changes the own place, so that whoever made the change is left as an administrator. */
export type StaffRefusal = 'oneself' | 'nothing-to-do'

/** Whether somebody may change the places of others. */
export const isActiveAdmin = ({ role, suspended }: StaffPlace): boolean => role === 'admin' && !suspended

/** The place after a change; null once removed. */
export function afterChange(place: StaffPlace, change: StaffChange): StaffPlace | null {
  if (change.kind === 'remove') return null
  if (change.kind === 'role') return { ...place, role: change.to }
  return { ...place, suspended: change.kind === 'suspend' }
}

/** Why a change that an administrator asks for is refused; null when it may be made. */
export function refuseChange(actorId: string, place: StaffPlace, change: StaffChange): StaffRefusal | null {
  if (place.id === actorId) return 'oneself'
  const after = afterChange(place, change)
  return after && after.role === place.role && after.suspended === place.suspended ? 'nothing-to-do' : null
}
