import type { accountSettings } from '@guichet/contract/staff-accounts.contract'
import type { z } from 'zod'
import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { type AccountRow, findAccount } from './data/account-data.ts'
import { reachAccount } from './reach-account.ts'

export type AccountSettingsView = z.input<typeof accountSettings>

export const toSettingsView = ({ account, details }: AccountRow): AccountSettingsView => ({
  kind: account.parentId === null ? 'primary' : 'secondary',
  accountType: account.accountType as AccountSettingsView['accountType'],
  profileCode: account.profileCode,
  test: account.test,
  invoicingOn: details.invoicingOn,
  version: account.version,
})

/** What only staff change on an account (A11, A21). @throws a problem `resource.not-found`. */
export async function getAccountSettings(ctx: Ctx, accountId: string): Promise<AccountSettingsView> {
  await reachAccount(ctx, accountId)
  const row = await findAccount(ctx, accountId)
  if (!row) throw problem('resource.not-found')
  return toSettingsView(row)
}
