import type { TestApp } from './test-app.ts'

interface World {
  readonly owner: { readonly id: string }
  readonly paid: { readonly id: string }
}

/** What the operations on refunds are called with in the matrix. */
export const RENEWAL_CALLS = {
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
