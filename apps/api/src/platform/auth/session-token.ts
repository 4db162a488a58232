import { createHash, createPrivateKey, createPublicKey } from 'node:crypto'
import fastifyJwt from '@fastify/jwt'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../../config.ts'
import type { Clock } from '../ports/clock.ts'

export const SESSION_TOKEN_SECONDS = 600
const AUDIENCE = 'guichet-web'

export interface SessionTokens {
  sign(sessionId: string): string
  /** Session named by the token, or null when it is forged, foreign or past its time. */
  verify(token: string): string | null
}

interface Claims {
  sid?: unknown
  iat?: unknown
  exp?: unknown
}

/** Processes whose clocks differ by less than this take each other's tokens. */
const CLOCK_SKEW_SECONDS = 60

const holdsNow = ({ iat, exp }: Claims, nowSeconds: number): boolean =>
  typeof iat === 'number' &&
  typeof exp === 'number' &&
  exp > nowSeconds &&
  exp - iat <= SESSION_TOKEN_SECONDS &&
  iat <= nowSeconds + CLOCK_SKEW_SECONDS

/** Signed session cookies (ES256 with `kid`), made by @fastify/jwt. */
export async function createSessionTokens(
  app: FastifyInstance,
  config: Config,
  clock: Clock,
): Promise<SessionTokens> {
  const privateKey = createPrivateKey(config.JWT_PRIVATE_KEY)
  const publicPem = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString()
  const kid = createHash('sha256').update(publicPem).digest('base64url').slice(0, 16)
  await app.register(fastifyJwt, {
    secret: { private: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), public: publicPem },
    sign: { algorithm: 'ES256', kid, iss: config.publicUrl, aud: AUDIENCE },
    // Time is checked below against our own clock, so that the verified signature can be remembered.
    verify: {
      algorithms: ['ES256'],
      allowedIss: config.publicUrl,
      allowedAud: AUDIENCE,
      ignoreExpiration: true,
      requiredClaims: ['iss', 'aud', 'iat', 'exp', 'sid'],
      cache: 5000,
    },
  })
  return {
    sign(sessionId) {
      const iat = Math.floor(clock.now().getTime() / 1000)
      return app.jwt.sign({ sid: sessionId, iat, exp: iat + SESSION_TOKEN_SECONDS })
    },
    verify(token) {
      try {
        const claims = app.jwt.verify<Claims>(token)
        const isGood = typeof claims.sid === 'string' && holdsNow(claims, clock.now().getTime() / 1000)
        return isGood ? String(claims.sid) : null
      } catch {
        return null
      }
    },
  }
}
