import type { Order, OrderLine, Service } from '../api/services.ts'

export const SERVICE_ID = '0197a3a0-0000-7000-8000-000000000d01'
export const ORDER_ID = '0197a3a0-0000-7000-8000-000000000d02'
export const MEMBERSHIP_ID = '0197a3a0-0000-7000-8000-000000000d03'
export const PAYMENT_ID = '0197a3a0-0000-7000-8000-000000000d04'

export const someService = (over: Partial<Service> = {}): Service => ({
  id: SERVICE_ID,
  label: 'Relecture de devis',
  description: 'Vos modèles relus ligne à ligne.',
  interval: null,
  amountCents: 2500,
  vatCents: 417,
  vatRateBps: 2000,
  audience: 'active',
  typeLabels: [],
  refusal: null,
  orderId: null,
  withdrawalUntil: '2026-12-07',
  methods: ['card', 'sepa-debit', 'transfer', 'cheque'],
  ...over,
})

export const someLine = (over: Partial<OrderLine> = {}): OrderLine => ({
  id: ORDER_ID,
  number: 318,
  orderedOn: '2026-11-20',
  amountCents: 1900,
  label: 'Domiciliation',
  interval: 'month',
  state: 'active',
  paidUntil: '2026-12-19',
  withdrawalState: null,
  receiptPaymentId: PAYMENT_ID,
  ...over,
})

export const someOrder = (over: Partial<Order> = {}): Order => ({
  ...someLine(),
  serviceId: SERVICE_ID,
  method: 'card',
  vatRateBps: 2000,
  voucherCents: 0,
  checkoutUrl: null,
  reference: 'AD-2026-000227-K',
  transferTo: null,
  chequeTo: null,
  beginsAtOnce: true,
  withdrawal: {
    ...{ until: '2026-12-04', denial: 'too-late', state: null, toldOn: null },
    ...{ comment: null, answer: null, keptCents: null },
  },
  endReason: null,
  fulfilmentNote: null,
  fulfilledAt: null,
  payments: [
    {
      ...{ id: PAYMENT_ID, amountCents: 1900, state: 'paid', method: 'card', paidOn: '2026-11-20' },
      ...{ receiptNumber: 'R-2026-000123', startsOn: '2026-11-20', endsOn: '2026-12-19' },
    },
  ],
  createdAt: '2026-11-20T09:15:00.000Z',
  ...over,
})

export const pageOf = (...items: unknown[]) => ({
  body: {
    items,
    nextCursor: null,
    previousCursor: null,
    total: items.length,
    totalIsExact: true,
    firstRank: items.length === 0 ? 0 : 1,
  },
})
