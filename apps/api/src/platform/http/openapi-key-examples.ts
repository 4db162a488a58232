import type { OperationExamples } from './openapi-examples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })
const ID = '019a1f62-2b3c-7d4e-8f5a-6b7c8d9e0f11'
const key = {
  ...{
    id: ID,
    name: 'Logiciel de comptabilité',
    hint: 'x7Qd',
    scopes: ['memberships:read', 'payments:read'],
  },
  ...{ state: 'usable', createdAt: '2026-11-22T09:00:00.000Z', expiresAt: '2027-02-20T09:00:00.000Z' },
  ...{ lastUsedAt: '2026-11-29T18:04:00.000Z', lastUsedIp: '192.0.2.10', limitPerMinute: 60 },
  networks: ['192.0.2.0/24'],
}
const fresh = { ...key, lastUsedAt: null, lastUsedIp: null }
const SECRET = 'guichet_…'

/** API keys. */
export const KEY_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  listApiKeys: { responses: { 200: one({ items: [key], inUse: 1, most: 20 }) } },
  createApiKey: {
    body: one({
      ...{ name: key.name, scopes: key.scopes, expiresInDays: 90, limitPerMinute: 60 },
      ...{ networks: key.networks, currentPassword: 'Azur-Lavande-2026!' },
    }),
    responses: { 201: one({ key: fresh, secret: SECRET }) },
  },
  rotateApiKey: {
    params: { id: ID },
    body: one({ overlapHours: 24 }),
    responses: { 201: one({ key: fresh, secret: SECRET }) },
  },
  takeBackApiKey: {
    params: { id: ID },
    body: one({ currentPassword: 'Azur-Lavande-2026!' }),
    responses: { 200: one(key) },
  },
  endApiKey: { params: { id: ID } },
}
