/** An account as far as the messages for it go. */
export interface MessageHolder {
  readonly id: string
  /** Somebody can read its mailbox: it has one, its own password is set, and the account is open. */
  readonly mailboxInUse: boolean
  /** "BAL". */
  readonly hasMailbox: boolean
  readonly mailboxAddress: string
  /** Where its responsible person is written to. */
  readonly responsibleEmail: string
}

export interface MessageRoute {
  /** Accounts in whose "Messages" it stands: the account itself and, without a mailbox, its primary. */
  readonly inboxIds: readonly string[]
  /** The account that is written to by mail. */
  readonly mailedId: string
  readonly to: string
  readonly by: 'mailbox' | 'responsible'
}

/**
 * Where a service message of an account goes (A15, A19): to its mailbox where that is in use, else to its responsible
 * person. What concerns a secondary without mailbox goes to its primary, in the portal and by mail.
 */
export function routeMessage(account: MessageHolder, primary: MessageHolder | null): MessageRoute {
  const isRouted = primary !== null && !account.hasMailbox
  const mailed = isRouted ? primary : account
  const by = mailed.mailboxInUse ? 'mailbox' : 'responsible'
  return {
    inboxIds: isRouted ? [account.id, primary.id] : [account.id],
    mailedId: mailed.id,
    to: by === 'mailbox' ? mailed.mailboxAddress : mailed.responsibleEmail,
    by,
  }
}
