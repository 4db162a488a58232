import { lifeEvents } from '@guichet/db/schema'
import { COMPANY_CALLS } from './matrix-company-calls.ts'
import type { TestApp } from './test-app.ts'

interface World {
  readonly owner: { readonly id: string }
}
interface Parts {
  readonly params?: Record<string, string>
  readonly body?: unknown
}
type Call = (api: TestApp, world: World, elsewhere?: string) => Promise<Parts> | Parts

/** An event of member A that waits for a decision. */
async function withEvent(api: TestApp, { owner }: World): Promise<string> {
  const id = api.deps.ids.uuid()
  await api.deps.db.insert(lifeEvents).values({
    ...{ id, personId: owner.id, createdById: owner.id, kind: 'withdrawal', state: 'requested' },
    ...{ happensOn: api.clock.today(), byStaff: false, createdAt: api.clock.now() },
  })
  return id
}
const CESSATION = { kind: 'cessation', happensOn: '2026-11-20' }

/** What the operations on the file of a person, beyond its fields, are called with in the matrix. */
export const INFORMATION_CALLS: Readonly<Record<string, Call>> = {
  ...COMPANY_CALLS,
  requestEmailChange: () => ({ body: { email: 'next@test.example', currentPassword: 'wrong' } }),
  getEmailChangeLink: () => ({ params: { token: 'x'.repeat(43) } }),
  sendPhoneCode: () => ({ body: { phone: '06 39 98 00 00', currentPassword: 'wrong' } }),
  confirmOwnPhone: () => ({ body: { code: '123456' } }),
  removeOwnPhone: () => ({ body: {} }),
  revealNir: () => ({ body: {} }),
  revealMemberNir: (_, { owner }, id = owner.id) => ({
    params: { id },
    body: { reason: 'Dossier à vérifier' },
  }),
  listMemberChanges: (_, { owner }, id = owner.id) => ({ params: { id } }),
  answerEmailChange: () => ({ params: { token: 'x'.repeat(43) }, body: { decision: 'confirm' } }),
  tellLifeEvent: () => ({ body: CESSATION }),
  takeBackLifeEvent: async (api, world, id) => ({ params: { id: id ?? (await withEvent(api, world)) } }),
  listMemberLifeEvents: (_, { owner }, id = owner.id) => ({ params: { id } }),
  recordLifeEvent: (_, { owner }, id = owner.id) => ({
    params: { id },
    body: { ...CESSATION, comment: 'Courrier reçu' },
  }),
  decideLifeEvent: async (api, world, id) => ({
    params: { id: id ?? (await withEvent(api, world)) },
    body: { decision: 'decline' },
  }),
  undoLifeEvent: async (api, world, id) => ({
    params: { id: id ?? (await withEvent(api, world)) },
    body: { reason: 'Essai' },
  }),
}
