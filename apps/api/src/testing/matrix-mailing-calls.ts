import { NOTIFICATION_CALLS } from './matrix-notification-calls.ts'
import type { TestApp } from './test-app.ts'

type Parts = { params?: Record<string, string>; body?: unknown; query?: Record<string, string> }
type Call = (api: TestApp, world: unknown, elsewhere?: string) => Promise<Parts> | Parts

const CONTENT = {
  ...{ name: 'Essai', segment: {}, fr: { subject: 'Essai', body: 'Essai' }, en: null },
}
const made = async (api: TestApp, state = 'draft') =>
  (await api.make.mailing(await api.make.person(), { state })).id
const withMember = async (api: TestApp) => {
  const member = await api.make.member()
  await api.make.undeliverable(member)
  return member.id
}

/** What the operations on mailings are called with in the matrix. */
export const MAILING_CALLS: Readonly<Record<string, Call>> = {
  ...NOTIFICATION_CALLS,
  createMailing: () => ({ body: CONTENT }),
  getMailing: async (api, _, id) => ({ params: { id: id ?? (await made(api)) } }),
  updateMailing: async (api, _, id) => ({ params: { id: id ?? (await made(api)) }, body: CONTENT }),
  deleteMailing: async (api, _, id) => ({ params: { id: id ?? (await made(api)) } }),
  copyMailing: async (api, _, id) => ({
    params: { id: id ?? (await made(api)) },
    body: { name: 'Essai bis' },
  }),
  previewMailing: async (api, _, id) => ({ params: { id: id ?? (await made(api)) } }),
  testMailing: async (api, _, id) => ({
    params: { id: id ?? (await made(api)) },
    body: { personId: await withMember(api), locale: 'fr' },
  }),
  sendMailing: async (api, _, id) => ({
    params: { id: id ?? (await made(api)) },
    body: { at: '2099-01-01T09:00:00Z' },
  }),
  stopMailing: async (api, _, id) => ({ params: { id: id ?? (await made(api, 'sending')) } }),
  resumeMailing: async (api, _, id) => ({ params: { id: id ?? (await made(api, 'stopped')) } }),
  listMailingRecipients: async (api, _, id) => ({ params: { id: id ?? (await made(api)) } }),
  clearUndeliverable: async (api, _, id) => ({ params: { id: id ?? (await withMember(api)) } }),
  updateNewsPreference: () => ({ body: { wanted: false } }),
  getUnsubscription: () => ({ params: { token: 'x'.repeat(38) } }),
  updateUnsubscription: () => ({ params: { token: 'x'.repeat(38) }, body: { wanted: false } }),
}
