import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../../config.ts'

/**
 * `session`: signed, ten minutes. `refresh`: renews it. `device`: known browser. `factor`: second step of a sign-in.
 * `passkey`: a sign-in that waits for one.
 * `federation`: binds what FranceConnect comes back with to this browser.
 */
export type CookieName = 'session' | 'refresh' | 'device' | 'factor' | 'passkey' | 'federation'

const nameOf = (config: Config, name: CookieName) => `${config.isHttps ? '__Host-' : ''}guichet_${name}`

/** Never read by scripts, never sent by other sites' forms; kept after the browser closes only when `maxAgeSeconds` is given. */
export function setCookie(
  reply: FastifyReply,
  config: Config,
  name: CookieName,
  value: string,
  maxAgeSeconds?: number,
) {
  reply.setCookie(nameOf(config, name), value, {
    path: '/',
    httpOnly: true,
    secure: true,
    sameSite: 'lax',
    ...(maxAgeSeconds === undefined ? {} : { maxAge: maxAgeSeconds }),
  })
}

export const clearCookie = (reply: FastifyReply, config: Config, name: CookieName) =>
  reply.clearCookie(nameOf(config, name), { path: '/', httpOnly: true, secure: true, sameSite: 'lax' })

export const readCookie = (request: FastifyRequest, config: Config, name: CookieName): string | undefined => {
  const value = request.cookies[nameOf(config, name)]
  return value !== undefined && value.length <= 2000 ? value : undefined
}
