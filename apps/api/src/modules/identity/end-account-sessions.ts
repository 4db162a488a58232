import type { Ctx } from '../../ctx.ts'
import { revokeAccountKeys, revokeAccountSessions } from './data/sign-in-data.ts'

/**
 * For an account that is closed now: sessions opened with its login, or with that of a secondary under it, end, and so do
 * sessions and keys of those who are nothing but on accounts that are not in use. Each request looks its session up, so this
 * counts at once on every process.
 */
export async function endAccountSessions(tx: Ctx, accountId: string): Promise<void> {
  await revokeAccountSessions(tx, accountId)
  await revokeAccountKeys(tx, accountId)
}
