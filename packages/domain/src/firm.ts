/**
 * A firm: third parties who work together. A file that its member opened to one of them and to the colleagues is open to all
 * of the firm (U29). `manager`: invites, removes, renames, besides.
 */
export const FIRM_ROLES = ['manager', 'collaborator'] as const
export type FirmRole = (typeof FIRM_ROLES)[number]

/**
 * `invited`: is to accept; `active`: is in the firm. `declined` by whoever was invited, `withdrawn` and `removed` by a manager,
 * `left` by the person.
 */
export const FIRM_MEMBER_STATES = ['invited', 'active', 'declined', 'withdrawn', 'removed', 'left'] as const
export type FirmMemberState = (typeof FIRM_MEMBER_STATES)[number]

/** Persons who may be in a firm at once. */
export const FIRM_MOST_MEMBERS = 50
/** Invitations of a firm that may wait at once. */
export const FIRM_MOST_OPEN = 20
/** Days in which an invitation to a firm is to be answered. */
export const FIRM_ANSWER_DAYS = 30

interface FirmPlace {
  readonly id: string
  readonly role: FirmRole
}

/** Whether the firm would be without a manager if this one of its active members were none; others remain or not. */
export const isLastManager = (active: readonly FirmPlace[], id: string): boolean =>
  active.some((place) => place.id === id && place.role === 'manager') &&
  !active.some((place) => place.id !== id && place.role === 'manager')

/** What happens to a firm when one of its active members goes: the last one ends it, the last manager stays while others do. */
export function departureOf(
  active: readonly FirmPlace[],
  id: string,
): 'goes' | 'closes-firm' | 'is-last-manager' {
  if (active.every((place) => place.id === id)) return 'closes-firm'
  return isLastManager(active, id) ? 'is-last-manager' : 'goes'
}

export type FirmEnding = 'declined' | 'withdrawn' | 'removed' | 'left'

/** What ending a place in a firm means, hanging on who does; null for whoever may not, or when there is nothing to end. */
export function firmEndingOf(
  state: FirmMemberState,
  { isOwn, isManager }: { readonly isOwn: boolean; readonly isManager: boolean },
): FirmEnding | null {
  if (state === 'active') return isOwn ? 'left' : isManager ? 'removed' : null
  if (state === 'invited') return isOwn ? 'declined' : isManager ? 'withdrawn' : null
  return null
}
