import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { owesTerms } from '../organisation/index.ts'
import { findSessionFacts } from './data/session-facts.ts'
import {
  findRefreshToken,
  insertRefreshToken,
  revokeSession,
  touchSessionNow,
  useRefreshToken,
} from './data/sign-in-data.ts'
import { sessionExpiry } from './domain/session-life.ts'
import { tokenHashOf } from './open-session.ts'

/** Tabs of one browser may show the same token within this time. */
const GRACE_MS = 10_000

export interface RefreshedSession {
  readonly sessionId: string
  readonly refreshToken: string
  readonly remembered: boolean
}

/**
 * Renews a session from its refresh token. The next token follows from the one before, so that twenty tabs asking at
 * once all get the same one. A token shown again after the grace closes the session: somebody holds a copy.
 * @returns null when there is nothing to renew.
 */
export async function refreshSession(ctx: Ctx, refreshToken: string): Promise<RefreshedSession | null> {
  const tokenHash = tokenHashOf(refreshToken)
  const successor = ctx.deps.encryption.lookupHash(refreshToken, 'refresh.successor').toString('base64url')
  return withTx(ctx, async (tx) => {
    const now = tx.clock.now()
    const rotated = await useRefreshToken(tx, tokenHash)
    const known = rotated ? { sessionId: rotated, usedAt: null } : await findRefreshToken(tx, tokenHash)
    if (!known) return null
    if (known.usedAt && now.getTime() - known.usedAt.getTime() > GRACE_MS) {
      if (await revokeSession(tx, known.sessionId, 'refresh token used twice')) {
        await audit(tx, { action: 'session.copied', subjectKind: 'session', subjectId: known.sessionId })
      }
      return null
    }
    const facts = await findSessionFacts(tx, known.sessionId)
    if (!facts || sessionExpiry(facts) <= now) return null
    if (rotated) {
      await insertRefreshToken(tx, tokenHashOf(successor), known.sessionId)
      await touchSessionNow(tx, known.sessionId, await owesTerms(tx, facts.personId))
    }
    return { sessionId: known.sessionId, refreshToken: successor, remembered: facts.remembered }
  })
}
