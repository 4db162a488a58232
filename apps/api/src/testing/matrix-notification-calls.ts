import { erasureRequests, notifications } from '@guichet/db/schema'
import type { TestApp } from './test-app.ts'

interface World {
  readonly owner: { readonly id: string }
}
interface Parts {
  readonly params?: Record<string, string>
  readonly body?: unknown
}
type Call = (api: TestApp, world: World, elsewhere?: string) => Promise<Parts> | Parts

/** A notification of the owner. */
async function withNotification(api: TestApp, { owner }: World): Promise<string> {
  const id = api.deps.ids.uuid()
  await api.deps.db.insert(notifications).values({
    ...{ id, personId: owner.id, subject: 'deadlines', template: 'trash-ending', dedupeKey: `test:${id}` },
    ...{
      data: { firstName: 'Zoé', count: 1, endsOn: '2026-12-31', url: 'https://portal.example/documents' },
    },
    ...{ brief: false, createdAt: api.clock.now() },
  })
  return id
}
const onNotification: Call = async (api, world, id) => ({
  params: { id: id ?? (await withNotification(api, world)) },
})

/** A request for erasure that somebody made; each has a number of its own. */
async function withErasure(api: TestApp): Promise<string> {
  const id = api.deps.ids.uuid()
  const { id: personId } = await api.make.person()
  await api.deps.db.insert(erasureRequests).values({
    ...{ id, personId, state: 'asked', number: numbers.next().value ?? 0, createdAt: api.clock.now() },
    ...{ eraseOn: '2026-12-06', answerBy: '2026-12-22' },
  })
  return id
}
const numbers = (function* () {
  for (let number = 900_000; ; number += 1) yield number
})()

/** What the operations on notifications and on erasure are called with in the matrix. */
export const NOTIFICATION_CALLS: Readonly<Record<string, Call>> = {
  getNotification: onNotification,
  updateNotification: async (api, world, id) => ({
    ...(await onNotification(api, world, id)),
    body: { read: true },
  }),
  askErasure: () => ({ body: {} }),
  decideErasure: async (api, _, id) => ({
    params: { id: id ?? (await withErasure(api)) },
    body: { decision: 'approve' },
  }),
  updateNotificationPreferences: () => ({ body: { subjects: [] } }),
}
