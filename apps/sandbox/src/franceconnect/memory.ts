import type { Adapter, AdapterPayload } from 'oidc-provider'

interface Entry {
  readonly payload: AdapterPayload
  readonly endsAtMs: number
}

/** What the provider remembers: in this process, until its time has passed. */
export function createMemory(): (model: string) => Adapter {
  const entries = new Map<string, Entry>()
  const find = (key: string) => {
    const entry = entries.get(key)
    if (entry && entry.endsAtMs > Date.now()) return entry.payload
    entries.delete(key)
    return undefined
  }
  const search = (model: string, fits: (payload: AdapterPayload) => boolean) => {
    for (const key of entries.keys()) {
      const payload = key.startsWith(`${model}:`) ? find(key) : undefined
      if (payload && fits(payload)) return payload
    }
    return undefined
  }
  return (model) => ({
    upsert: async (id, payload, expiresIn = 3600) => {
      entries.set(`${model}:${id}`, { payload, endsAtMs: Date.now() + expiresIn * 1000 })
    },
    find: async (id) => find(`${model}:${id}`),
    findByUid: async (uid) => search(model, (payload) => payload.uid === uid),
    findByUserCode: async (code) => search(model, ({ userCode }) => userCode === code),
    consume: async (id) => {
      const payload = find(`${model}:${id}`)
      if (payload) payload.consumed = Math.floor(Date.now() / 1000)
    },
    destroy: async (id) => void entries.delete(`${model}:${id}`),
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key)
    },
  })
}
