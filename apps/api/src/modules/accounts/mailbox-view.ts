import type { mailbox } from '@guichet/contract/mailbox.contract'
import type { z } from 'zod'
import type { Ctx } from '../../ctx.ts'
import { findMailbox } from './find-mailboxes.ts'
import { mailServers } from './mail-servers.ts'

export type MailboxView = z.input<typeof mailbox>

/** The mailbox of an account that was reached; all of it is empty where there is none. */
export async function readMailboxView(ctx: Ctx, accountId: string): Promise<MailboxView> {
  const found = await findMailbox(ctx, accountId)
  return {
    address: found?.address ?? null,
    quotaMegabytes: found?.quotaMegabytes ?? null,
    active: found?.isActive ?? false,
    passwordSet: found?.isPasswordSet ?? false,
    passwordChangedAt: found?.passwordChangedAt?.toISOString() ?? null,
    ...mailServers(ctx.deps.config),
  }
}
