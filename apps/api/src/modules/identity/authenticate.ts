import { hash } from 'node:crypto'
import { isApiKey } from '@guichet/domain/api-key'
import { isInNetwork } from '@guichet/domain/network'
import type { FastifyRequest } from 'fastify'
import type { Actor } from '../../ctx.ts'
import type { Deps } from '../../deps.ts'
import { readCookie } from '../../platform/auth/cookies.ts'
import type { SessionTokens } from '../../platform/auth/session-token.ts'
import { createBatchedLookup } from '../../platform/batched-lookup.ts'
import {
  type KeyFacts,
  readKeyFacts,
  readSessionFacts,
  type SessionFacts,
  touchKey,
  touchSession,
} from './data/session-facts.ts'
import { sessionExpiry } from './domain/session-life.ts'

const ANONYMOUS: Actor = { kind: 'anonymous' }
const TOUCH_MS = 60_000
const BEARER = 'Bearer '

export interface Authentication {
  readonly actor: Actor
  readonly facts: SessionFacts | null
  /** The key that is shown is a good one, and held to calls per minute of its own. */
  readonly keyLimit?: number
  /** The key that is shown is a good one, and not accepted here. */
  readonly refused?: 'key.network-refused'
}

/**
 * Says who sends a request: the holder of a key, or of a session that holds. The look-up by key is made anew for each
 * request, so that a revoked session counts at once on every API process.
 */
export function createAuthenticator(deps: Deps, tokens: SessionTokens) {
  const findSession = createBatchedLookup((ids) => readSessionFacts(deps, ids))
  const findKey = createBatchedLookup((hashes) => readKeyFacts(deps, hashes))
  return async (request: FastifyRequest): Promise<Authentication> => {
    const { authorization } = request.headers
    if (authorization !== undefined) return authenticateKey(deps, request, authorization, findKey)
    const token = readCookie(request, deps.config, 'session')
    const sessionId = token === undefined ? null : tokens.verify(token)
    if (sessionId === null) return { actor: ANONYMOUS, facts: null }
    const facts = await findSession(sessionId)
    const now = deps.clock.now()
    if (!facts || sessionExpiry(facts) <= now) return { actor: ANONYMOUS, facts: null }
    const isStale = now.getTime() - facts.lastSeenAt.getTime() > TOUCH_MS
    if (isStale) await touchSession(deps, sessionId, now)
    return {
      actor: {
        ...{ kind: 'person', personId: facts.personId, sessionId, staffRole: facts.staffRole },
        ...(facts.needsFactor ? { needsFactor: true } : {}),
        ...(facts.owesTerms ? { owesTerms: true } : {}),
      },
      facts: isStale ? { ...facts, lastSeenAt: now } : facts,
    }
  }
}

async function authenticateKey(
  deps: Deps,
  { ip, log }: FastifyRequest,
  authorization: string,
  findKey: (hash: string) => Promise<KeyFacts | null>,
): Promise<Authentication> {
  const key = authorization.startsWith(BEARER) ? authorization.slice(BEARER.length) : ''
  const facts = isApiKey(key) ? await findKey(hash('sha256', key, 'hex')) : null
  const now = deps.clock.now()
  if (!facts || (facts.expiresAt !== null && facts.expiresAt <= now)) return { actor: ANONYMOUS, facts: null }
  const { keyId, personId, scopes, networks, limitPerMinute, lastUsedAt } = facts
  if (networks.length > 0 && !networks.some((network) => isInNetwork(ip, network))) {
    log.warn({ keyId, ip }, 'a key was shown from a network that it is not for')
    return { actor: ANONYMOUS, facts: null, refused: 'key.network-refused' }
  }
  if (!lastUsedAt || now.getTime() - lastUsedAt.getTime() > TOUCH_MS) await touchKey(deps, keyId, { now, ip })
  return {
    actor: { kind: 'key', personId, keyId, scopes },
    facts,
    ...(limitPerMinute !== null && { keyLimit: limitPerMinute }),
  }
}
