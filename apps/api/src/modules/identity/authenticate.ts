import type { FastifyRequest } from 'fastify'
import type { Actor } from '../../ctx.ts'
import type { Deps } from '../../deps.ts'
import { readCookie } from '../../platform/auth/cookies.ts'
import type { SessionTokens } from '../../platform/auth/session-token.ts'
import { createBatchedLookup } from '../../platform/batched-lookup.ts'
import {
  findKeyFacts,
  readSessionFacts,
  type SessionFacts,
  touchKey,
  touchSession,
} from './data/session-facts.ts'
import { sessionExpiry } from './domain/session-life.ts'
import { tokenHashOf } from './open-session.ts'

const ANONYMOUS: Actor = { kind: 'anonymous' }
const TOUCH_MS = 60_000
const KEY = /^Bearer (gk_[\w-]{20,100})$/u

export interface Authentication {
  readonly actor: Actor
  readonly facts: SessionFacts | null
}

/**
 * Says who sends a request: the holder of a key, or of a session that holds. The look-up by key is made anew for each
 * request, so that a revoked session counts at once on every API process.
 */
export function createAuthenticator(deps: Deps, tokens: SessionTokens) {
  const findSession = createBatchedLookup((ids) => readSessionFacts(deps, ids))
  return async (request: FastifyRequest): Promise<Authentication> => {
    const { authorization } = request.headers
    if (authorization !== undefined) return authenticateKey(deps, authorization)
    const token = readCookie(request, deps.config, 'session')
    const sessionId = token === undefined ? null : tokens.verify(token)
    if (sessionId === null) return { actor: ANONYMOUS, facts: null }
    const facts = await findSession(sessionId)
    const now = deps.clock.now()
    if (!facts || sessionExpiry(facts) <= now) return { actor: ANONYMOUS, facts: null }
    const isStale = now.getTime() - facts.lastSeenAt.getTime() > TOUCH_MS
    if (isStale) await touchSession(deps, sessionId, now)
    return {
      actor: { kind: 'person', personId: facts.personId, sessionId, staffRole: facts.staffRole },
      facts: isStale ? { ...facts, lastSeenAt: now } : facts,
    }
  }
}

async function authenticateKey(deps: Deps, authorization: string): Promise<Authentication> {
  const key = KEY.exec(authorization)?.[1]
  const now = deps.clock.now()
  const facts = key === undefined ? null : await findKeyFacts(deps, tokenHashOf(key), now)
  if (!facts) return { actor: ANONYMOUS, facts: null }
  if (!facts.lastUsedAt || now.getTime() - facts.lastUsedAt.getTime() > TOUCH_MS)
    await touchKey(deps, facts.keyId, now)
  return { actor: { kind: 'key', personId: facts.personId, keyId: facts.keyId, scopes: facts.scopes }, facts }
}
