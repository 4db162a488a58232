import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { takeIdToken } from './data/federation-data.ts'
import { findSessionFacts } from './data/session-facts.ts'
import { findRefreshToken, revokeSession } from './data/sign-in-data.ts'
import { openIdToken } from './federation-secrets.ts'
import { tokenHashOf } from './open-session.ts'

interface Tokens {
  readonly refreshToken: string | null
  /** Of the cookie that binds FranceConnect to this browser. */
  readonly browserToken: string | null
}

/**
 * Ends the session of this browser: of its session cookie, or of its refresh cookie when only that is left.
 * @returns where the browser signs out of FranceConnect too, if its person came in by it.
 */
export async function signOut(ctx: Ctx, tokens: Tokens): Promise<string | null> {
  const idToken = await withTx(ctx, (tx) => end(tx, tokens))
  if (idToken === null || !ctx.deps.franceConnect) return null
  return ctx.deps.franceConnect.signOutUrl(openIdToken(ctx, idToken), ctx.ids.token())
}

async function end(tx: Ctx, { refreshToken, browserToken }: Tokens): Promise<Buffer | null> {
  const fromCookie = refreshToken ? await findRefreshToken(tx, tokenHashOf(refreshToken)) : null
  const sessionId = tx.actor.kind === 'person' ? tx.actor.sessionId : fromCookie?.sessionId
  const facts = sessionId && browserToken ? await findSessionFacts(tx, sessionId) : null
  if (!sessionId || !(await revokeSession(tx, sessionId, 'signed out'))) return null
  await audit(tx, { action: 'session.closed', subjectKind: 'session', subjectId: sessionId })
  return facts && browserToken ? takeIdToken(tx, tokenHashOf(browserToken), facts.personId) : null
}
