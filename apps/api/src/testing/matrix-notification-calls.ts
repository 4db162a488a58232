import { notifications } from '@guichet/db/schema'
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

/** What the operations on notifications are called with in the matrix. */
export const NOTIFICATION_CALLS: Readonly<Record<string, Call>> = {
  getNotification: onNotification,
  updateNotification: async (api, world, id) => ({
    ...(await onNotification(api, world, id)),
    body: { read: true },
  }),
  updateNotificationPreferences: () => ({ body: { subjects: [] } }),
}
