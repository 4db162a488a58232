/** The holder whose password somebody would reset. */
export interface ResetHolder {
  readonly personId: string
  readonly staffRole: string | null
  readonly isMember: boolean
  readonly otherAccounts: number
}
export interface Resetter {
  readonly personId: string
  readonly via: 'own' | 'primary' | 'staff'
  /** May appoint staff (an administrator). */
  readonly managesStaff: boolean
}

/**
 * Whether a password may be reset by somebody else. Whoever has it takes over everything that the person is, so:
 * a primary account resets only a person who is nothing but the holder of that one secondary account (no member, no staff,
 * on no other account); the organisation resets anybody who does not work for it, and an administrator its staff too.
 * Nobody resets his own: he changes it.
 */
export function mayResetPassword(holder: ResetHolder, by: Resetter): boolean {
  if (holder.personId === by.personId || by.via === 'own') return false
  if (holder.staffRole !== null) return by.via === 'staff' && by.managesStaff
  return by.via === 'staff' || (!holder.isMember && holder.otherAccounts === 0)
}
