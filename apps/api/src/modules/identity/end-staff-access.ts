import type { Ctx } from '../../ctx.ts'
import { endLinks } from './data/link-data.ts'
import { endPendingFactorsOf, revokeSessionsOf } from './data/sign-in-data.ts'

/** Sessions of somebody of the staff, what was begun to sign in, and links to another password end at once. */
export async function endStaffAccess(tx: Ctx, personId: string, reason: string): Promise<void> {
  await revokeSessionsOf(tx, personId, reason)
  await endPendingFactorsOf(tx, personId)
  await endLinks(tx, 'password-reset', personId)
}
