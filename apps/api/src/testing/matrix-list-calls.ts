import { memberViews } from '@guichet/db/schema'
import { EXPORT_CALLS } from './matrix-export-calls.ts'
import { GO_LIVE_CALLS } from './matrix-go-live-calls.ts'
import type { TestApp } from './test-app.ts'

interface World {
  readonly owner: { readonly id: string }
}
interface Parts {
  readonly params?: Record<string, string>
  readonly body?: unknown
}
type Call = (api: TestApp, world: World, elsewhere?: string) => Promise<Parts> | Parts

const VIEW = { name: 'Essai', filters: {}, sort: 'name' as const, columns: ['name' as const], shared: true }

/** A view that the team shares. */
async function withView(api: TestApp): Promise<string> {
  const id = api.deps.ids.uuid()
  const { id: personId } = await api.make.staff('support')
  const now = api.clock.now()
  await api.deps.db.insert(memberViews).values({
    ...{ ...VIEW, id, personId, createdAt: now, updatedAt: now },
  })
  return id
}
const onView: Call = async (api, _, id) => ({ params: { id: id ?? (await withView(api)) } })

/** What the operations on views of the list of members, on exports and on going live are called with in the matrix. */
export const LIST_CALLS: Readonly<Record<string, Call>> = {
  ...EXPORT_CALLS,
  ...GO_LIVE_CALLS,
  getMemberView: onView,
  createMemberView: (api) => ({ body: { ...VIEW, name: `Essai ${api.deps.ids.uuid()}` } }),
  updateMemberView: async (api, world, id) => ({ ...(await onView(api, world, id)), body: VIEW }),
  deleteMemberView: onView,
  updateMemberListSettings: () => ({ body: { columns: ['name'], defaultViewId: null } }),
}
