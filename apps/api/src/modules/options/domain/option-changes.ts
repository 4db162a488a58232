import { mailboxesLeft } from '@guichet/domain/account-state'
import type { ProcedureChoice } from '@guichet/domain/procedure-rights'

export interface StatementOptions {
  readonly subscribed: boolean
  readonly collectionAlert: boolean
  readonly statementMailbox: 'dedicated' | 'default'
}

/** What can be changed on the tab "Options" of an account. */
export interface OptionState {
  readonly mailboxQuota: number
  readonly hasMailbox: boolean
  readonly autonomous: boolean
  readonly statements: StatementOptions
  readonly archiveSubscribed: boolean
  readonly procedures: readonly ProcedureChoice[]
}
type OptionField = keyof OptionState

/** Fields left out stay as they are. */
export type OptionPatch = { readonly [K in OptionField]?: OptionState[K] | undefined }

/** How many mailboxes the primary of the family has asked for, and how many secondary accounts have. */
export interface MailboxPlaces {
  readonly quota: number
  readonly inUse: number
}

/** Whether a change asks for nothing but procedures: an autonomous secondary may do so by itself (A18). */
export function isProceduresOnly(patch: OptionPatch): boolean {
  return Object.entries(patch).every(([field, value]) => field === 'procedures' || value === undefined)
}

/** Without the subscription there is neither an alert nor a mailbox of its own for statements (A08). */
const tidyStatements = (statements: StatementOptions): StatementOptions =>
  statements.subscribed
    ? statements
    : { subscribed: false, collectionAlert: false, statementMailbox: 'default' }

/** The options as they would stand after a change. */
export function changedOptions(state: OptionState, patch: OptionPatch): OptionState {
  return {
    mailboxQuota: patch.mailboxQuota ?? state.mailboxQuota,
    hasMailbox: patch.hasMailbox ?? state.hasMailbox,
    autonomous: patch.autonomous ?? state.autonomous,
    statements: tidyStatements(patch.statements ?? state.statements),
    archiveSubscribed: patch.archiveSubscribed ?? state.archiveSubscribed,
    procedures: patch.procedures ?? state.procedures,
  }
}

/** Fields that do not exist on an account of this kind, asked for nevertheless (A07, A16). */
export function misplacedFields(kind: 'primary' | 'secondary', patch: OptionPatch): readonly OptionField[] {
  if (kind === 'secondary') return patch.mailboxQuota === undefined ? [] : ['mailboxQuota']
  return [
    ...(patch.hasMailbox === false ? (['hasMailbox'] as const) : []),
    ...(patch.autonomous === true ? (['autonomous'] as const) : []),
  ]
}

/** Why the mailboxes of the family stand in the way of a change; null when they do not (A07, A15). */
export function mailboxRefusal(
  before: OptionState,
  after: OptionState,
  places: MailboxPlaces,
): 'account.quota-below-use' | 'account.quota-exceeded' | null {
  if (after.mailboxQuota < before.mailboxQuota && after.mailboxQuota < places.inUse)
    return 'account.quota-below-use'
  const isAdded = after.hasMailbox && !before.hasMailbox
  return isAdded && mailboxesLeft(places.quota, places.inUse) === 0 ? 'account.quota-exceeded' : null
}

/** Fields that really change. */
export function changedFields(before: OptionState, after: OptionState): readonly OptionField[] {
  return (Object.keys(after) as OptionField[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  )
}

export type OptionNotice =
  | 'mailbox-password'
  | 'mailbox-fee'
  | 'mailbox-lost'
  | 'statements-lost'
  | 'archive-lost'

/** What whoever confirms a change should know first (A16). */
export function optionNotices(
  before: OptionState,
  after: OptionState,
  mailboxIsPriced: boolean,
): readonly OptionNotice[] {
  const isAdded = after.hasMailbox && !before.hasMailbox
  const isLost = (was: boolean, is: boolean) => was && !is
  return [
    ...(isAdded ? (['mailbox-password'] as const) : []),
    ...(isAdded && mailboxIsPriced ? (['mailbox-fee'] as const) : []),
    ...(isLost(before.hasMailbox, after.hasMailbox) ? (['mailbox-lost'] as const) : []),
    ...(isLost(before.statements.subscribed, after.statements.subscribed)
      ? (['statements-lost'] as const)
      : []),
    ...(isLost(before.archiveSubscribed, after.archiveSubscribed) ? (['archive-lost'] as const) : []),
  ]
}
