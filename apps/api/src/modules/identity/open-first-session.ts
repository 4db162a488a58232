import type { Ctx } from '../../ctx.ts'
import type { Browser } from './activate-member.ts'
import { continueSignIn } from './continue-sign-in.ts'
import type { OpenedSession } from './open-session.ts'

/** Signs a newcomer in who has just chosen a password, and has no second factor yet; in the transaction that made the person. */
export async function openFirstSession(tx: Ctx, personId: string, browser: Browser): Promise<OpenedSession> {
  const opening = { personId, accountId: null, remembered: false, method: 'password', browser } as const
  const result = await continueSignIn(tx, opening)
  if (result.kind !== 'opened') throw new TypeError(`newcomer ${personId} was asked for more`)
  return result.session
}
