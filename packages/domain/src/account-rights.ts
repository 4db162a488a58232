import type { AccountState } from './account-state.ts'

/** Rights that a person other than the holder may be given on an account (A25). Reading comes with any of them. */
export const ACCOUNT_RIGHTS = ['identity', 'options', 'billing', 'secondaries'] as const
export type AccountRight = (typeof ACCOUNT_RIGHTS)[number]

/** What can be done with an account. */
export const ACCOUNT_POWERS = [
  'read',
  'edit-identity',
  'edit-options',
  'choose-procedures',
  'read-billing',
  'edit-billing',
  'read-secondaries',
  'create-secondary',
  'close',
  'reset-password',
  'manage-persons',
  'set-mailbox-password',
  'move',
] as const
export type AccountPower = (typeof ACCOUNT_POWERS)[number]

/** How somebody stands to an account: on it, on its primary, or working for the organisation. */
export type AccountRelation =
  | { readonly via: 'own'; readonly holder: boolean; readonly rights: readonly AccountRight[] }
  | { readonly via: 'primary'; readonly holder: boolean; readonly rights: readonly AccountRight[] }
  | { readonly via: 'staff'; readonly mayEdit: boolean }

export interface AccountStanding {
  readonly kind: 'primary' | 'secondary'
  readonly state: AccountState
  /** "Compte secondaire autonome": it chooses its procedures itself, among those of its primary (A18). */
  readonly autonomous: boolean
}

const onOwn = (
  account: AccountStanding,
  holder: boolean,
  rights: readonly AccountRight[],
): AccountPower[] => {
  const may = (right: AccountRight) => holder || rights.includes(right)
  const isPrimary = account.kind === 'primary'
  return [
    'read',
    ...(may('identity') ? (['edit-identity'] as const) : []),
    ...(may('options') && isPrimary ? (['edit-options'] as const) : []),
    ...(may('options') && (isPrimary || account.autonomous) ? (['choose-procedures'] as const) : []),
    ...(may('billing') && isPrimary ? (['read-billing', 'edit-billing'] as const) : []),
    ...(may('secondaries') && isPrimary ? (['read-secondaries', 'create-secondary'] as const) : []),
    ...(holder ? (['manage-persons', 'set-mailbox-password', 'move'] as const) : []),
  ]
}

const throughPrimary = (holder: boolean, rights: readonly AccountRight[]): AccountPower[] => {
  if (!holder && !rights.includes('secondaries')) return []
  return ['read', 'edit-identity', 'edit-options', 'choose-procedures', 'close', 'reset-password', 'move']
}

const byStaff = (account: AccountStanding, mayEdit: boolean): AccountPower[] => {
  const isPrimary = account.kind === 'primary'
  return [
    'read',
    ...(isPrimary ? (['read-billing', 'read-secondaries'] as const) : []),
    ...(mayEdit
      ? ([
          'edit-identity',
          'edit-options',
          'choose-procedures',
          'close',
          'reset-password',
          'manage-persons',
          'move',
        ] as const)
      : []),
    ...(mayEdit && isPrimary ? (['edit-billing', 'create-secondary'] as const) : []),
  ]
}

/** Powers that a closed or refused account leaves: it is read, and may be reopened, by those who are above it. */
const WHILE_SHUT: readonly AccountPower[] = ['read', 'read-billing', 'read-secondaries', 'close']

/**
 * Everything that somebody may do with an account. An account that is closed or refused is only read. On the account
 * itself nobody closes it: that is asked of the primary or of the organisation (A25).
 */
export function accountPowers(account: AccountStanding, relation: AccountRelation): readonly AccountPower[] {
  const powers =
    relation.via === 'staff'
      ? byStaff(account, relation.mayEdit)
      : relation.via === 'primary'
        ? throughPrimary(relation.holder, relation.rights)
        : onOwn(account, relation.holder, relation.rights)
  const isShut = account.state === 'closed' || account.state === 'refused'
  return isShut ? powers.filter((power) => WHILE_SHUT.includes(power)) : powers
}
