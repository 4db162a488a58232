import type { AccountPower } from '@guichet/domain/account-rights'
import type { AccountState } from '@guichet/domain/account-state'
import { addDays, type LocalDate } from '@guichet/domain/local-date'

/** A refusal is told for this many days. */
const REFUSAL_DAYS = 30
/** From this part of the mailboxes on, the quota is nearly used. */
const NEARLY_USED = 0.9

/** What is known of an account by somebody who is on it. */
export interface AlertFacts {
  readonly id: string
  readonly login: string
  readonly companyName: string
  readonly state: AccountState
  readonly stateReason: string | null
  readonly stateSince: LocalDate
  /** Open, under a primary that is open. */
  readonly isInUse: boolean
  readonly powers: readonly AccountPower[]
  readonly isMailboxPasswordMissing: boolean
  readonly mailboxQuota: number
  readonly mailboxesInUse: number
  /** Secondary accounts that wait: for the organisation, or for their holder with a link that works or does not any more. */
  readonly requestsWaiting: number
  readonly invitationsPending: number
  readonly invitationsLapsed: number
  /** Its primary, or one that it would join, has made a proposal. */
  readonly isAskedToMove: boolean
  /** Secondaries that would take its place, and accounts that would leave or join it. */
  readonly placeWanted: number
  readonly movesProposed: number
}

export interface AccountAlert {
  readonly kind:
    | 'request-refused'
    | 'request-waiting'
    | 'move-proposed'
    | 'mailbox-password-missing'
    | 'mailbox-quota-used-up'
    | 'mailbox-quota-nearly-used'
    | 'secondary-invitations-lapsed'
    | 'secondary-invitations-pending'
    | 'secondary-requests-waiting'
  readonly urgency: 'now' | 'soon' | 'later'
  readonly account: { readonly id: string; readonly login: string; readonly companyName: string }
  readonly count: number | null
  readonly quota: number | null
  readonly reason: string | null
}
type Found = Pick<AccountAlert, 'kind' | 'urgency'> &
  Partial<Pick<AccountAlert, 'count' | 'quota' | 'reason'>>

function requestAlerts({ state, stateReason, stateSince }: AlertFacts, today: LocalDate): Found[] {
  if (state === 'requested') return [{ kind: 'request-waiting', urgency: 'later' }]
  if (state !== 'refused' || addDays(stateSince, REFUSAL_DAYS) < today) return []
  return [{ kind: 'request-refused', urgency: 'now', reason: stateReason }]
}

function mailboxAlerts(facts: AlertFacts): Found[] {
  const { powers, mailboxQuota: quota, mailboxesInUse: count } = facts
  const found: Found[] = []
  if (facts.isMailboxPasswordMissing && powers.includes('set-mailbox-password'))
    found.push({ kind: 'mailbox-password-missing', urgency: 'soon' })
  const isToldOfQuota = powers.includes('edit-options') || powers.includes('create-secondary')
  if (!isToldOfQuota || quota === 0 || count < quota * NEARLY_USED) return found
  return count >= quota
    ? [...found, { kind: 'mailbox-quota-used-up', urgency: 'soon', count, quota }]
    : [...found, { kind: 'mailbox-quota-nearly-used', urgency: 'later', count, quota }]
}

/** Proposals that wait for an answer of whoever reads this: the account is spoken for by its holder. */
function moveAlerts(facts: AlertFacts): Found[] {
  const { powers, isAskedToMove, placeWanted, movesProposed } = facts
  const own = powers.includes('move') ? Number(isAskedToMove) + placeWanted : 0
  const count = own + (powers.includes('create-secondary') ? movesProposed : 0)
  return count === 0 ? [] : [{ kind: 'move-proposed', urgency: 'soon', count }]
}

function secondaryAlerts(facts: AlertFacts): Found[] {
  if (!facts.powers.includes('read-secondaries')) return []
  const waiting = [
    { kind: 'secondary-invitations-lapsed', urgency: 'soon', count: facts.invitationsLapsed },
    { kind: 'secondary-invitations-pending', urgency: 'later', count: facts.invitationsPending },
    { kind: 'secondary-requests-waiting', urgency: 'later', count: facts.requestsWaiting },
  ] as const
  return waiting.filter(({ count }) => count > 0)
}

/** What the people of these accounts should know, the most pressing first, else in the order of the accounts (A22). */
export function alertsOf(accounts: readonly AlertFacts[], today: LocalDate): AccountAlert[] {
  const rank = { now: 0, soon: 1, later: 2 }
  return accounts
    .flatMap((facts) => {
      const { id, login, companyName } = facts
      const found = [
        ...requestAlerts(facts, today),
        ...(facts.isInUse ? [...moveAlerts(facts), ...mailboxAlerts(facts), ...secondaryAlerts(facts)] : []),
      ]
      return found.map((alert) => ({
        ...{ count: null, quota: null, reason: null },
        ...alert,
        account: { id, login, companyName },
      }))
    })
    .sort((a, b) => rank[a.urgency] - rank[b.urgency])
}
