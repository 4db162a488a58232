import type { TestApp } from './test-app.ts'

interface World {
  readonly owner: { readonly id: string; readonly email: string }
}
type Parts = { params?: Record<string, string>; body?: unknown }
type Call = (api: TestApp, world: World, elsewhere?: string) => Promise<Parts> | Parts

/** A place in the firm that member A manages: of a colleague, or waiting for an answer. */
async function place(api: TestApp, { owner }: World, of: 'colleague' | 'invited') {
  const firm = await api.make.firm(owner)
  const personId = of === 'colleague' ? (await api.make.person()).id : undefined
  return (await api.make.firmMember(firm, personId === undefined ? {} : { personId })).id
}

/** What the operations on firms are called with in the matrix: member A manages one, and is invited by another. */
export const FIRM_CALLS: Readonly<Record<string, Call>> = {
  createFirm: () => ({ body: { name: 'Cabinet Reboul' } }),
  renameFirm: async (api, { owner }) => {
    await api.make.firm(owner)
    return { body: { name: 'Cabinet Reboul et associés' } }
  },
  inviteColleague: (api) => ({ body: { email: `colleague-${api.deps.ids.uuid()}@test.example` } }),
  getFirmMember: async (api, world, id) => ({ params: { id: id ?? (await place(api, world, 'colleague')) } }),
  resendFirmInvitation: async (api, world, id) => ({
    params: { id: id ?? (await place(api, world, 'invited')) },
  }),
  changeFirmRole: async (api, world, id) => ({
    params: { id: id ?? (await place(api, world, 'colleague')) },
    body: { role: 'collaborator' },
  }),
  endFirmPlace: async (api, world, id) => ({ params: { id: id ?? (await place(api, world, 'colleague')) } }),
  acceptFirmInvitation: async (api, { owner }, id) => {
    const firm = await api.make.firm(await api.make.person())
    const made = await api.make.firmMember(firm, { email: owner.email })
    return { params: { id: id ?? made.id }, body: {} }
  },
  getFirmInvitation: () => ({ params: { token: 'x'.repeat(43) } }),
  signUpToFirm: () => ({
    params: { token: 'x'.repeat(43) },
    body: { firstName: 'Ada', lastName: 'Lovelace', password: 'Neuf-Lavandes-2027!' },
  }),
}
