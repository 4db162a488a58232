import type { TestApp } from './test-app.ts'

interface World {
  readonly owner: { readonly id: string }
}
type Parts = { params?: Record<string, string>; body?: unknown }
type Call = (api: TestApp, world: World, elsewhere?: string) => Promise<Parts> | Parts

/** An order of member A that waits for a transfer, or what is told. */
const withOrder = async (
  api: TestApp,
  { owner }: World,
  over: Parameters<TestApp['make']['serviceOrder']>[1] = {},
  paid: Parameters<TestApp['make']['serviceOrder']>[2] = {},
) => api.make.serviceOrder(owner, over, paid)
const SERVICE = {
  ...{ labelFr: 'Essai', labelEn: 'Trial', descriptionFr: 'Un essai.', descriptionEn: 'A trial.' },
  ...{ audience: 'all' },
}

/** What the operations on services are called with in the matrix. */
export const SERVICE_CALLS: Readonly<Record<string, Call>> = {
  createServiceOrder: async (api, _, id) => ({
    body: {
      serviceId: id ?? (await api.make.service({ audience: 'all' })).id,
      ...{ method: 'transfer', amountCents: 3600 },
    },
  }),
  getServiceOrder: async (api, world, id) => ({ params: { id: id ?? (await withOrder(api, world)).id } }),
  checkServiceOrder: async (api, world, id) => ({ params: { id: id ?? (await withOrder(api, world)).id } }),
  openUnpaidPeriod: async (api, world, id) => ({
    params: {
      id: id ?? (await withOrder(api, world, { recurring: true, interval: 'month', state: 'past-due' })).id,
    },
  }),
  giveUpServiceOrder: async (api, world, id) => ({
    params: { id: id ?? (await withOrder(api, world)).id },
  }),
  endServiceOrder: async (api, world, id) => ({
    params: {
      id: id ?? (await withOrder(api, world, { recurring: true, interval: 'month', state: 'active' })).id,
    },
    body: { reason: 'unused' },
  }),
  getStaffService: async (api) => ({ params: { id: (await api.make.service()).id } }),
  createService: () => ({ body: { ...SERVICE, interval: null, netCents: 1000, vatRateBps: 2000 } }),
  updateService: async (api) => ({
    params: { id: (await api.make.service()).id },
    body: { ...SERVICE, withdrawn: false },
  }),
  createServicePrice: async (api) => ({
    params: { id: (await api.make.service()).id },
    body: { netCents: 1000, vatRateBps: 2000, startsOn: api.clock.today() },
  }),
  getStaffServiceOrder: async (api, world, id) => ({
    params: { id: id ?? (await withOrder(api, world)).id },
  }),
  fulfilServiceOrder: async (api, world, id) => ({
    params: { id: id ?? (await withOrder(api, world, { state: 'paid' })).id },
    body: {},
  }),
  cancelServiceOrder: async (api, world, id) => ({
    params: { id: id ?? (await withOrder(api, world)).id },
    body: { reason: 'Essai' },
  }),
  refundServiceOrder: async (api, world, id) => {
    const paid = { state: 'paid', paidOn: '2026-01-02', paidAt: api.clock.now() }
    const order = await withOrder(api, world, { state: 'paid' }, paid)
    return { params: { id: id ?? order.id }, body: { paymentId: order.paymentId, reason: 'Essai' } }
  },
  withdrawServiceOrder: async (api, world, id) => ({
    params: { id: id ?? (await withOrder(api, world, { state: 'paid' })).id },
    body: {},
  }),
  recordServiceWithdrawal: async (api, world, id) => ({
    params: { id: id ?? (await withOrder(api, world, { state: 'paid' })).id },
    body: { toldOn: api.clock.today(), source: 'Courrier reçu' },
  }),
  decideServiceWithdrawal: async (api, world, id) => {
    const asked = { withdrawalState: 'asked' as const, withdrawalToldOn: api.clock.today() }
    const over = { ...asked, withdrawalAskedAt: api.clock.now(), state: 'paid' }
    return {
      params: { id: id ?? (await withOrder(api, world, over)).id },
      body: { decision: 'decline', answer: 'Essai' },
    }
  },
}
