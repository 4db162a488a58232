import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { countMailboxes, holdAccount } from './data/account-writes.ts'
import { inUseText } from './in-use-text.ts'

interface Place {
  readonly hasMailbox: boolean
  /** True for what stands in its place already (a request): its mailbox is among those in use. */
  readonly isCounted: boolean
}

/**
 * Holds the primary above first, as a creation holds it: it must be open, and a mailbox must find its place within the
 * quota.
 * @throws problems `account.closed`, `account.quota-exceeded`.
 */
export async function holdPlace(tx: Ctx, primaryId: string, { hasMailbox, isCounted }: Place): Promise<void> {
  const primary = await holdAccount(tx, primaryId)
  if (primary?.state !== 'open') throw problem('account.closed')
  if (!hasMailbox) return
  const inUse = await countMailboxes(tx, primaryId)
  if ((isCounted ? inUse : inUse + 1) > primary.mailboxQuota)
    throw problem('account.quota-exceeded', { detail: inUseText(tx, inUse) })
}
