import type { FastifyInstance } from 'fastify'
import { findAddresses } from './addresses.ts'

const modes = ['normal', 'slow', 'down'] as const
type Mode = (typeof modes)[number]
const isMode = (value: unknown): value is Mode => modes.some((mode) => mode === value)
const MOST = 20

/** Address search as the Géoplateforme answers it: a GeoJSON collection. `POST /geocodage/behaviour` plays its faults. */
export function addressRoutes(app: FastifyInstance): void {
  let mode: Mode = 'normal'
  app.post<{ Body: { mode?: unknown } | null }>('/geocodage/behaviour', (request, reply) => {
    const wanted = request.body?.mode
    if (!isMode(wanted)) return reply.code(400).send({ error: `mode is one of ${modes.join(', ')}` })
    mode = wanted
    return { mode }
  })
  app.get<{ Querystring: { q?: string; limit?: string } }>('/geocodage/search', async (request, reply) => {
    if (mode === 'down') return reply.code(503).send({ code: 503, message: 'Service unavailable' })
    if (mode === 'slow') await new Promise((resolve) => setTimeout(resolve, 5000))
    const { q = '', limit = '5' } = request.query
    if (q.trim().length < 3 || q.length > 200) {
      return reply.code(400).send({
        code: 400,
        message: 'Parameter [q] must contain between 3 and 200 chars and start with a number or a letter',
      })
    }
    const features = findAddresses(q)
      .slice(0, Math.min(MOST, Math.max(1, Number(limit) || 5)))
      .map((address, index) => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [5.45, 43.53] },
        properties: {
          label: `${address.name} ${address.postcode} ${address.city}`,
          score: 0.97 - index / 100,
          ...(address.housenumber ? { housenumber: address.housenumber } : {}),
          id: `${address.postcode}_${index}`,
          name: address.name,
          postcode: address.postcode,
          citycode: address.postcode,
          city: address.city,
          type: address.housenumber ? 'housenumber' : 'street',
          street: address.street,
          _type: 'address',
        },
      }))
    return { type: 'FeatureCollection', features, query: q }
  })
}
