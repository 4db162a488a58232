import { wholeExports } from '@guichet/db/schema'
import type { TestApp } from './test-app.ts'

interface World {
  readonly owner: { readonly id: string }
}
interface Parts {
  readonly params?: Record<string, string>
  readonly body?: unknown
}
type Call = (api: TestApp, world: World, elsewhere?: string) => Promise<Parts> | Parts

/** An export that nobody fetched. */
async function withExport(api: TestApp): Promise<string> {
  const id = api.deps.ids.uuid()
  const { id: personId } = await api.make.staff('admin')
  const now = api.clock.now()
  await api.deps.db.insert(wholeExports).values({
    ...{ id, personId, withDocuments: false, state: 'expired', createdAt: now, heardAt: now },
  })
  return id
}
const onExport: Call = async (api, _, id) => ({ params: { id: id ?? (await withExport(api)) } })

/** An export of the owner’s data that nobody fetched. */
async function withOwnExport(api: TestApp, { owner }: World): Promise<string> {
  const id = api.deps.ids.uuid()
  const now = api.clock.now()
  await api.deps.db.insert(wholeExports).values({
    ...{ id, personId: owner.id, kind: 'own', withDocuments: true, state: 'expired' },
    ...{ createdAt: now, heardAt: now },
  })
  return id
}

/** What the operations on exports are called with in the matrix. */
export const EXPORT_CALLS: Readonly<Record<string, Call>> = {
  getWholeExport: onExport,
  askWholeExport: () => ({ body: { withDocuments: false } }),
  askOwnExport: () => ({ body: {} }),
  fetchOwnExport: async (api, world, id) => ({
    params: { id: id ?? (await withOwnExport(api, world)) },
    body: {},
  }),
  fetchWholeExport: async (api, world, id) => ({ ...(await onExport(api, world, id)), body: {} }),
}
