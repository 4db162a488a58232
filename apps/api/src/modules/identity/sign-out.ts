import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { findRefreshToken, revokeSession } from './data/sign-in-data.ts'
import { tokenHashOf } from './open-session.ts'

/** Ends the session of this browser: of its session cookie, or of its refresh cookie when only that is left. */
export const signOut = (ctx: Ctx, refreshToken: string | null): Promise<void> =>
  withTx(ctx, async (tx) => {
    const fromCookie = refreshToken ? await findRefreshToken(tx, tokenHashOf(refreshToken)) : null
    const sessionId = tx.actor.kind === 'person' ? tx.actor.sessionId : fromCookie?.sessionId
    if (!sessionId || !(await revokeSession(tx, sessionId, 'signed out'))) return
    await audit(tx, { action: 'session.closed', subjectKind: 'session', subjectId: sessionId })
  })
