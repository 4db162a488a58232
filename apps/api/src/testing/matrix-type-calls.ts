import type { TestApp } from './test-app.ts'

const TYPE_WORDS = {
  ...{ labelFr: 'Essai', labelEn: 'Trial', descriptionFr: '', descriptionEn: '' },
}

/** Calls of the access matrix on prices, membership types and partners. */
export const TYPE_CALLS = {
  importMembers: () => ({ query: { fileName: 'essai.csv', dryRun: 'true' } }),
  getMemberImport: async (api: TestApp) => ({ params: { id: (await api.make.memberImport()).id } }),
  undoMemberImport: async (api: TestApp) => ({ params: { id: (await api.make.memberImport()).id } }),
  createTariff: async (api: TestApp) => ({
    body: {
      ...{ item: `procedure:${(await api.make.procedure()).code}`, labelFr: 'Essai', labelEn: 'Trial' },
      ...{ amountCents: 100, vatRateBps: 2000, startsOn: api.clock.today() },
    },
  }),
  getMembershipType: async (api: TestApp) => ({ params: { id: (await api.make.membershipType()).id } }),
  createMembershipType: async (api: TestApp) => {
    const { code } = await api.make.membershipType()
    return { body: { ...TYPE_WORDS, code: `${code}-2`, kind: 'annual', amountCents: 4500 } }
  },
  updateMembershipType: async (api: TestApp) => ({
    params: { id: (await api.make.membershipType()).id },
    body: { ...TYPE_WORDS, withdrawn: false },
  }),
  setMembershipPrice: async (api: TestApp) => ({
    params: { id: (await api.make.membershipType()).id },
    body: { amountCents: 4900, startsOn: api.clock.today() },
  }),
  getStaffPartner: async (api: TestApp) => ({ params: { id: (await api.make.partner()).id } }),
  createPartner: async (api: TestApp) => ({ body: { name: `${(await api.make.partner()).name} bis` } }),
  updatePartner: async (api: TestApp) => {
    const { id, name } = await api.make.partner()
    return { params: { id }, body: { name, withdrawn: false } }
  },
}
