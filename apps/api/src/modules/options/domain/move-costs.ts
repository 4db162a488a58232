import type { MoveKind } from '@guichet/domain/account-moves'
import type { FamilyCounts } from './priced-uses.ts'

/** What an account has that has a price. */
export interface AccountServices {
  readonly hasMailbox: boolean
  readonly statements: boolean
  readonly archive: boolean
}

/** What an independent account without secondaries counts: its mailbox comes with its subscription. */
export const ownCounts = ({ statements, archive }: AccountServices): FamilyCounts => ({
  mailboxes: 0,
  statements: Number(statements),
  archive: Number(archive),
})

/**
 * How often the family of the primary uses what has a price once the account has moved. A primary has a mailbox, which
 * costs nothing by itself; as that of a secondary it is paid for.
 */
export function movedCounts(kind: MoveKind, family: FamilyCounts, account: AccountServices): FamilyCounts {
  const { mailboxes, statements, archive } = family
  const own = Number(account.hasMailbox)
  if (kind === 'swap') return { mailboxes: mailboxes - own + 1, statements, archive }
  const sign = kind === 'attach' ? 1 : -1
  return {
    mailboxes: mailboxes + (kind === 'attach' ? 1 : -own),
    statements: statements + sign * Number(account.statements),
    archive: archive + sign * Number(account.archive),
  }
}
