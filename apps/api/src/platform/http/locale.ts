import type { FastifyRequest } from 'fastify'
import type { Locale } from '../../ctx.ts'

/**
 * Language of an answer: the one chosen on the portal (cookie), else for programs and the web client the one they ask
 * for; a browser that just follows a link gets French, whatever it prefers.
 */
export function localeOf(request: FastifyRequest): Locale {
  const chosen = request.cookies?.guichet_locale
  if (chosen === 'fr' || chosen === 'en') return chosen
  if (request.headers['sec-fetch-mode'] === 'navigate') return 'fr'
  return /^en\b/iu.test(request.headers['accept-language'] ?? '') ? 'en' : 'fr'
}
