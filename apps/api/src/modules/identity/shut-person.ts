import type { Ctx } from '../../ctx.ts'
import { endLinks, SIGN_IN_DENIAL } from './data/link-data.ts'
import { endPendingFactorsOf, revokeKeysOf, revokeSessionsOf } from './data/sign-in-data.ts'
import { endEmailChange } from './end-email-change.ts'

/** After a death: sessions, keys, and what was begun to sign in end at once. That nobody signs in any more, `findSignInPerson` says. */
export async function shutPerson(tx: Ctx, personId: string): Promise<void> {
  await revokeSessionsOf(tx, personId, 'person deceased')
  await revokeKeysOf(tx, personId)
  await endPendingFactorsOf(tx, personId)
  await endEmailChange(tx, personId)
  for (const purpose of ['password-reset', 'member-activation', SIGN_IN_DENIAL])
    await endLinks(tx, purpose, personId)
}
