import type { PricedUse } from '@guichet/domain/account-cost'
import type { ProcedureRight } from '@guichet/domain/procedure-rights'

/** How often the accounts of a family use what has a price. */
export interface FamilyCounts {
  /** Mailboxes of secondary accounts; that of the primary comes with the subscription. */
  readonly mailboxes: number
  readonly statements: number
  readonly archive: number
}

/** Reasons for which a procedure that was chosen is not used, but paid for. */
const PAID_ALL_THE_SAME = ['account-not-open', 'no-document-type']

/** What a primary account pays for each month (A11): the procedures are those that it has chosen itself. */
export function pricedUses(counts: FamilyCounts, rights: readonly ProcedureRight[]): readonly PricedUse[] {
  const chosen = rights.filter(({ refusals }) =>
    refusals.every((refusal) => PAID_ALL_THE_SAME.includes(refusal)),
  )
  return [
    { item: 'subscription', quantity: 1 },
    { item: 'secondary-mailbox', quantity: counts.mailboxes },
    { item: 'statements', quantity: counts.statements },
    { item: 'archive', quantity: counts.archive },
    ...chosen.map(({ code }): PricedUse => ({ item: `procedure:${code}`, quantity: 1 })),
  ]
}
