import type { Ctx } from '../../ctx.ts'
import { type MailboxView, readMailboxView } from './mailbox-view.ts'
import { reachAccount } from './reach-account.ts'

/** The mailbox of an account for whoever may read the account (A19). @throws a problem `resource.not-found`. */
export async function getMailbox(ctx: Ctx, accountId: string): Promise<MailboxView> {
  await reachAccount(ctx, accountId)
  return readMailboxView(ctx, accountId)
}
