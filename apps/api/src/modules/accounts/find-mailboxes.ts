import { mailboxAddress } from '@guichet/domain/account-login'
import type { Ctx } from '../../ctx.ts'
import { readMailboxes } from './data/mailbox-data.ts'
import { mailDomainOf } from './mail-domain.ts'

export interface Mailbox {
  readonly address: string
  /** False while the account or its primary is not open: nothing is delivered, nobody signs in. */
  readonly isActive: boolean
  /** Nobody reads it with a mail program until its holder has set its password. */
  readonly isPasswordSet: boolean
  readonly passwordChangedAt: Date | null
  readonly quotaMegabytes: number
}

/** Mailboxes of accounts, by account; those without one are left out. Rights are the caller's affair. One statement. */
export async function findMailboxes(
  ctx: Ctx,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, Mailbox>> {
  if (accountIds.length === 0) return new Map()
  const rows = await readMailboxes(ctx, accountIds)
  const domain = mailDomainOf(ctx)
  return new Map(
    rows.map(({ accountId, login, ...row }) => [
      accountId,
      { address: mailboxAddress(login, domain), ...row },
    ]),
  )
}

/** The mailbox of one account, or null. */
export const findMailbox = async (ctx: Ctx, accountId: string): Promise<Mailbox | null> =>
  (await findMailboxes(ctx, [accountId])).get(accountId) ?? null
