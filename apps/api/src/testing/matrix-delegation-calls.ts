import { FILE_DECLARATION_CALLS } from './matrix-file-declaration-calls.ts'
import { FIRM_CALLS } from './matrix-firm-calls.ts'
import type { TestApp } from './test-app.ts'

interface World {
  readonly owner: { readonly id: string; readonly email: string }
}
type Parts = { params?: Record<string, string>; body?: unknown }
type Call = (api: TestApp, world: World, elsewhere?: string) => Promise<Parts> | Parts

const TERMS = { rights: ['file.see'], endsOn: '2027-11-22' }
const given = async (api: TestApp, { owner }: World, state: 'active' | 'invited' | 'asked') => {
  const isAsked = state === 'asked'
  const row = await api.make.delegation(owner, await api.make.person(), {
    ...{ state, ...(isAsked ? { origin: 'request' as const, rights: [], endsOn: null } : {}) },
    ...(state === 'invited' ? { thirdId: null } : {}),
  })
  return row.id
}

/** What the operations on delegations and firms are called with in the matrix: member A gives, is asked, and is invited. */
export const DELEGATION_CALLS: Readonly<Record<string, Call>> = {
  ...FIRM_CALLS,
  ...FILE_DECLARATION_CALLS,
  getDelegation: async (api, world, id) => ({ params: { id: id ?? (await given(api, world, 'active')) } }),
  createDelegation: (api) => ({ body: { email: `third-${api.deps.ids.uuid()}@test.example`, ...TERMS } }),
  updateDelegation: async (api, world, id) => ({
    ...{ params: { id: id ?? (await given(api, world, 'active')) }, body: TERMS },
  }),
  resendInvitation: async (api, world, id) => ({
    params: { id: id ?? (await given(api, world, 'invited')) },
  }),
  decideDelegation: async (api, world, id) => ({
    params: { id: id ?? (await given(api, world, 'asked')) },
    body: { decision: 'accept', ...TERMS },
  }),
  endDelegation: async (api, world, id) => ({ params: { id: id ?? (await given(api, world, 'active')) } }),
  acceptDelegation: async (api, { owner }, id) => {
    const made = await api.make.delegation(await api.make.member(), owner, {
      ...{ thirdId: null, state: 'invited', email: owner.email },
    })
    return { params: { id: id ?? made.id }, body: {} }
  },
  requestDelegation: () => ({ body: { email: 'nobody@test.example', identifier: '1' } }),
  getInvitation: () => ({ params: { token: 'x'.repeat(43) } }),
  signUpByInvitation: () => ({
    params: { token: 'x'.repeat(43) },
    body: { firstName: 'Ada', lastName: 'Lovelace', password: 'Neuf-Lavandes-2027!' },
  }),
  startAssistance: (_, { owner }, id = owner.id) => ({
    ...{ params: { id }, body: { reason: 'Aide au téléphone' } },
  }),
  endAssistance: async (api, { owner }, id) => ({
    params: { id: id ?? (await api.make.assistance(owner, await api.make.staff('manager'))).id },
  }),
}
