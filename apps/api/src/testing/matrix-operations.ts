import { LIST_CALLS } from './matrix-list-calls.ts'
import { VOUCHER_CALLS } from './matrix-voucher-calls.ts'
import type { TestApp } from './test-app.ts'

/** An id that nothing has. */
export const NOWHERE = '01900000-0000-7000-8000-00000000dead'

interface Parts {
  readonly params?: Record<string, string>
  readonly query?: Record<string, string>
  readonly body?: unknown
}
interface World {
  readonly owner: { readonly id: string }
}

/** What the operations of reminders, outgoing messages, jobs and vouchers are called with in the matrix of rights. */
export const operationCalls: Record<
  string,
  (api: TestApp, world: World, id?: string) => Promise<Parts> | Parts
> = {
  ...LIST_CALLS,
  ...VOUCHER_CALLS,
  updateReminderSchedule: () => ({ body: { steps: [] } }),
  previewReminder: async (api, { owner }) => ({
    ...{ params: { id: (await api.make.reminderStep({ offsetDays: 0 })).id }, query: { personId: owner.id } },
  }),
  testReminder: async (api, { owner }) => ({
    params: { id: (await api.make.reminderStep({ offsetDays: 0 })).id },
    body: { personId: owner.id, locale: 'fr' },
  }),
  getMemberReminders: (_, { owner }, id = owner.id) => ({ params: { id } }),
  updateReminderPreferences: () => ({ body: { sms: false } }),
  getOutgoingMessage: async (api) => ({ params: { id: (await api.make.outgoing()).id } }),
  resendOutgoingMessage: async (api) => ({ params: { id: (await api.make.outgoing()).id } }),
  cancelOutgoingMessage: async (api) => ({
    params: { id: (await api.make.outgoing({ state: 'queued' })).id },
  }),
  listJobFailures: () => ({ params: { name: 'send-reminders' } }),
  runJob: () => ({ params: { name: 'send-reminders' } }),
  retryJob: () => ({ params: { name: 'send-reminders', id: NOWHERE } }),
}
