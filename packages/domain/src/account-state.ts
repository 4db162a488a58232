/** Where an account stands, in the order of its life (A03, A21). */
export const ACCOUNT_STATES = ['requested', 'approved', 'refused', 'open', 'closed'] as const
export type AccountState = (typeof ACCOUNT_STATES)[number]

/** What can happen to an account. `open`: its holder has chosen a password, or was given one. */
export const ACCOUNT_STEPS = ['approve', 'refuse', 'open', 'close', 'reopen'] as const
export type AccountStep = (typeof ACCOUNT_STEPS)[number]

const TRANSITIONS: Readonly<
  Record<AccountStep, { readonly from: readonly AccountState[]; readonly to: AccountState }>
> = {
  approve: { from: ['requested'], to: 'approved' },
  refuse: { from: ['requested', 'approved'], to: 'refused' },
  open: { from: ['approved'], to: 'open' },
  close: { from: ['open'], to: 'closed' },
  reopen: { from: ['closed'], to: 'open' },
}

/** The state a step leads to, or null when the account does not stand where the step starts. */
export function stateAfter(state: AccountState, step: AccountStep): AccountState | null {
  const { from, to } = TRANSITIONS[step]
  return from.includes(state) ? to : null
}

/** Steps that are possible in a state. */
export function stepsFrom(state: AccountState): readonly AccountStep[] {
  return ACCOUNT_STEPS.filter((step) => stateAfter(state, step) !== null)
}

/** States in which an account holds its place: its login, and its mailbox among those of the quota (A07). */
export const STANDING_STATES: readonly AccountState[] = ['requested', 'approved', 'open']

/** True when the mailbox of an account in this state counts against the quota of its primary (A07, A15). */
export function countsInQuota(state: AccountState): boolean {
  return STANDING_STATES.includes(state)
}

/** How many mailboxes may still be added: never negative, even when a quota was lowered by other means. */
export function mailboxesLeft(quota: number, inUse: number): number {
  return Math.max(0, quota - inUse)
}
