import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { readPasskeys } from './data/passkey-data.ts'
import { findPendingFactor } from './data/sign-in-data.ts'
import { tokenHashOf } from './open-session.ts'
import { makeChallenge, requestOptions } from './passkey-ceremony.ts'

/** What a browser is to be asked, so that a passkey of who gave the password signs. @throws a problem `session.factor-expired`. */
export async function beginPasskeyFactor(ctx: Ctx, factorToken: string) {
  const pending = await findPendingFactor(ctx, tokenHashOf(factorToken))
  if (!pending) throw problem('session.factor-expired')
  const challenge = await makeChallenge(ctx, 'second-factor', factorToken)
  return requestOptions(ctx, challenge, await readPasskeys(ctx, pending.personId))
}
