import type { FastifyRequest } from 'fastify'
import { problem } from '../problem-error.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses unsafe requests that another site makes a browser send. A program with a key sends no cookie, so it passes.
 * @throws a problem `request.cross-site`.
 */
export function refuseCrossSite(request: FastifyRequest): void {
  if (SAFE.has(request.method) || request.headers.authorization !== undefined) return
  const site = request.headers['sec-fetch-site']
  if (site === 'cross-site' || site === 'same-site') throw problem('request.cross-site')
  if (site !== 'same-origin' && request.headers['x-guichet'] !== '1') throw problem('request.cross-site')
}
