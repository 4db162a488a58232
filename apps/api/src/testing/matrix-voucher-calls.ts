import type { TestApp } from './test-app.ts'

interface World {
  readonly owner: { readonly id: string }
}
type Parts = { params?: Record<string, string>; body?: unknown }
type Call = (api: TestApp, world: World, elsewhere?: string) => Promise<Parts> | Parts

/** What the operations on vouchers and referrals are called with in the matrix. */
export const VOUCHER_CALLS: Readonly<Record<string, Call>> = {
  getVoucher: async (api, { owner }, id) => ({
    params: { id: id ?? (await api.make.voucher(owner)).id },
  }),
  inviteNewcomers: () => ({ body: { emails: ['quelquun@test.example'] } }),
  getStaffVoucher: async (api, { owner }, id) => ({
    params: { id: id ?? (await api.make.voucher(owner)).id },
  }),
  createVoucher: ({ clock }, { owner }) => ({
    body: {
      ...{ personId: owner.id, valueCents: 1000, expiresOn: clock.today() },
      reason: 'Essai',
    },
  }),
  cancelVoucher: async (api, { owner }, id) => ({
    params: { id: id ?? (await api.make.voucher(owner)).id },
    body: { reason: 'Essai' },
  }),
  updateReferralRules: () => ({
    body: { enabled: true, referrerCents: 1000, newcomerCents: 1000, validityMonths: 12 },
  }),
}
