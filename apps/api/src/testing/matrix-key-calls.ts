import type { TestApp } from './test-app.ts'

interface World {
  readonly owner: { readonly id: string }
}
interface Parts {
  readonly params?: Record<string, string>
  readonly body?: unknown
}
type Call = (api: TestApp, world: World, elsewhere?: string) => Promise<Parts> | Parts

/** What the operations on API keys are called with in the matrix. */
export const KEY_CALLS: Readonly<Record<string, Call>> = {
  createApiKey: () => ({ body: { name: 'Essai', scopes: ['me:read'], expiresInDays: 1 } }),
  rotateApiKey: async (api, { owner }, id) => ({
    params: { id: id ?? (await api.make.apiKey(owner)).id },
    body: { overlapHours: 0 },
  }),
  takeBackApiKey: async (api, { owner }, id) => ({
    params: { id: id ?? (await api.make.apiKey(owner)).id },
    body: {},
  }),
  endApiKey: async (api, { owner }, id) => ({ params: { id: id ?? (await api.make.apiKey(owner)).id } }),
}
