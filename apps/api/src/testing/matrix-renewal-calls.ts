import type { TestApp } from './test-app.ts'

interface World {
  readonly owner: { readonly id: string }
  readonly paid: { readonly id: string }
}

/** What the operations on refunds, automatic renewal and bank statements are called with in the matrix. */
export const RENEWAL_CALLS = {
  uploadBankStatement: () => ({ query: { fileName: 'releve.csv', dryRun: 'true' } }),
  confirmBankLine: async (api: TestApp, { owner }: World, id?: string) => {
    const line = await api.make.bankLine()
    const waiting = await api.make.payment(owner, { purpose: 'membership', amountCents: line.amountCents })
    return { params: { id: id ?? line.id }, body: { paymentId: waiting.id } }
  },
  setBankLineAside: async (api: TestApp, _: World, id?: string) => ({
    params: { id: id ?? (await api.make.bankLine()).id },
    body: { aside: true },
  }),
  reverseBankLine: async (api: TestApp, { owner }: World, id?: string) => {
    const paid = { state: 'paid', paidOn: '2026-01-02', paidAt: api.clock.now() }
    const { id: paymentId } = await api.make.payment(owner, paid)
    const line = await api.make.bankLine({ state: 'used', paymentId })
    return { params: { id: id ?? line.id }, body: { reason: 'Essai' } }
  },
  getStaffPayment: (_: TestApp, { paid }: World, id?: string) => ({ params: { id: id ?? paid.id } }),
  refundPayment: (_: TestApp, { paid }: World, id?: string) => ({
    params: { id: id ?? paid.id },
    body: { amountCents: 100, reason: 'Essai', undoes: false },
  }),
  startAutomaticRenewal: () => ({ body: { method: 'card' as const } }),
  cancelMembership: async (api: TestApp, { owner }: World, id?: string) => {
    const days = { startsOn: '2027-01-01', endsOn: '2027-12-31' }
    return {
      params: { id: id ?? (await api.make.membership(owner, days)).id },
      body: { reason: 'Essai' },
    }
  },
}
