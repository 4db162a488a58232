import type { OperationExamples } from './openapi-examples.ts'
import { CURSOR, MEMBERSHIP_ID, PAYMENT_ID, PERSON_ID } from './openapi-samples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })
const SERVICE_ID = '01990000-0000-7000-8000-0000000000d1'
const ORDER_ID = '01990000-0000-7000-8000-0000000000d2'
const page = (item: unknown) =>
  one({
    items: [item],
    ...{ nextCursor: null, previousCursor: null, total: 1, totalIsExact: true, firstRank: 1 },
  })
const service = {
  id: SERVICE_ID,
  label: 'Business address, per month',
  description: 'A business address at the seat of the association.',
  interval: 'month',
  amountCents: 1900,
  vatCents: 317,
  vatRateBps: 2000,
  audience: 'active',
  typeLabels: [],
  refusal: null,
  orderId: null,
  withdrawalUntil: '2026-12-04',
  methods: ['card', 'sepa-debit'],
}
const line = {
  id: ORDER_ID,
  number: 318,
  orderedOn: '2026-11-20',
  amountCents: 1900,
  label: 'Business address, per month',
  interval: 'month',
  state: 'active',
  paidUntil: '2026-12-19',
  withdrawalState: null,
  receiptPaymentId: PAYMENT_ID,
}
const payment = {
  ...{ id: PAYMENT_ID, amountCents: 1900, state: 'paid', method: 'card', paidOn: '2026-11-20' },
  ...{ receiptNumber: 'R-2026-000123', startsOn: '2026-11-20', endsOn: '2026-12-19' },
}
const order = {
  ...line,
  serviceId: SERVICE_ID,
  method: 'card',
  vatRateBps: 2000,
  voucherCents: 0,
  ...{ checkoutUrl: null, reference: 'PAY-2026-000123', transferTo: null, chequeTo: null },
  ...{ endReason: null, fulfilmentNote: null, fulfilledAt: null },
  beginsAtOnce: true,
  withdrawal: {
    ...{ until: '2026-12-04', denial: null, state: null, toldOn: null, comment: null, answer: null },
    keptCents: 126,
  },
  payments: [payment],
  createdAt: '2026-11-20T09:15:00.000Z',
}
const open = {
  ...order,
  ...{ state: 'pending', paidUntil: null, receiptPaymentId: null },
  checkoutUrl: 'https://checkout.stripe.com/c/pay/cs_test_example',
  payments: [
    { ...payment, ...{ state: 'pending', paidOn: null, receiptNumber: null, startsOn: null, endsOn: null } },
  ],
}
const ending = { ...order, state: 'ending', endReason: 'unused' }
const asked = {
  ...{ until: '2026-12-04', denial: 'asked', state: 'asked', toldOn: '2026-11-24' },
  ...{ comment: null, answer: null, keptCents: 316 },
}
const holder = { personId: PERSON_ID, holderName: 'Hélène Castellan', memberNumber: 1042 }
const staffOrder = {
  ...order,
  ...holder,
  email: 'helene.castellan@example.org',
  membershipId: MEMBERSHIP_ID,
  refundPending: false,
  history: [
    {
      id: '01990000-0000-7000-8000-0000000000d3',
      ...{ at: '2026-11-20T09:15:00.000Z', action: 'service.ordered', by: 'Hélène Castellan', reason: null },
    },
  ],
}
const texts = {
  labelFr: 'Domiciliation, par mois',
  labelEn: 'Business address, per month',
  descriptionFr: 'Une adresse professionnelle au siège de l’association.',
  descriptionEn: 'A business address at the seat of the association.',
  audience: 'active',
  typeCodes: [],
  rank: 4,
}
const price = {
  id: '01990000-0000-7000-8000-0000000000d4',
  ...{ startsOn: '2026-01-01', netCents: 1583, vatRateBps: 2000, grossCents: 1900, state: 'current' },
}
const staffService = {
  ...{ id: SERVICE_ID, ...texts, interval: 'month', withdrawn: false, orderCount: 12 },
  ...{ prices: [price], version: 3 },
}
const orderParams = { id: ORDER_ID }

/** Services, their orders, and their handling by staff. */
export const SERVICE_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  listServices: { responses: { 200: one({ items: [service], renewableMembershipId: MEMBERSHIP_ID }) } },
  listServiceOrders: { params: { limit: 10, cursor: CURSOR }, responses: { 200: page(line) } },
  createServiceOrder: {
    body: one({ serviceId: SERVICE_ID, method: 'card', amountCents: 1900, beginsAtOnce: true }),
    responses: { 201: one(open) },
  },
  getServiceOrder: { params: orderParams, responses: { 200: one(order) } },
  checkServiceOrder: { params: orderParams, responses: { 200: one(order) } },
  openUnpaidPeriod: {
    params: orderParams,
    responses: { 200: one({ url: 'https://invoice.stripe.com/i/acct_1/live_ab12cd34' }) },
  },
  giveUpServiceOrder: {
    params: orderParams,
    responses: { 200: one({ ...open, state: 'cancelled', checkoutUrl: null }) },
  },
  endServiceOrder: {
    params: orderParams,
    body: one({ reason: 'unused', comment: null }),
    responses: { 200: one(ending) },
  },
  withdrawServiceOrder: {
    params: orderParams,
    body: one({ comment: null }),
    responses: { 200: one({ ...order, state: 'ending', withdrawalState: 'asked', withdrawal: asked }) },
  },
  recordServiceWithdrawal: {
    params: orderParams,
    body: one({ toldOn: '2026-11-24', source: 'Courrier du 23 novembre' }),
    responses: { 200: one({ ...staffOrder, state: 'ending', withdrawalState: 'asked', withdrawal: asked }) },
  },
  decideServiceWithdrawal: {
    params: orderParams,
    body: one({ decision: 'accept', answer: null }),
    responses: {
      200: one({
        ...{ ...staffOrder, state: 'ended' },
        withdrawal: { ...asked, denial: 'settled', state: 'accepted', keptCents: 316 },
      }),
    },
  },
  listStaffServices: {
    responses: { 200: one({ items: [staffService], types: [{ code: 'normale', label: 'standard' }] }) },
  },
  getStaffService: { params: { id: SERVICE_ID }, responses: { 200: one(staffService) } },
  createService: {
    body: one({ ...texts, interval: 'month', netCents: 1583, vatRateBps: 2000 }),
    responses: { 201: one({ ...staffService, version: 1, orderCount: 0 }) },
  },
  updateService: {
    params: { id: SERVICE_ID },
    body: one({ ...texts, withdrawn: true }),
    responses: { 200: one({ ...staffService, withdrawn: true, version: 4 }) },
  },
  createServicePrice: {
    params: { id: SERVICE_ID },
    body: one({ netCents: 1667, vatRateBps: 2000, startsOn: '2027-01-01' }),
    responses: { 201: one(staffService) },
  },
  listStaffServiceOrders: {
    params: { limit: 10, cursor: CURSOR, q: 'castellan', state: 'active', serviceId: SERVICE_ID },
    responses: { 200: page({ ...line, ...holder }) },
  },
  getStaffServiceOrder: { params: orderParams, responses: { 200: one(staffOrder) } },
  fulfilServiceOrder: {
    params: orderParams,
    body: one({ note: 'Rendez-vous du 24 novembre' }),
    responses: { 200: one(staffOrder) },
  },
  cancelServiceOrder: {
    params: orderParams,
    body: one({ reason: 'À la demande de l’adhérente' }),
    responses: { 200: one({ ...staffOrder, state: 'ending', endReason: 'organisation' }) },
  },
  refundServiceOrder: {
    params: orderParams,
    body: one({ paymentId: PAYMENT_ID, reason: 'Atelier annulé' }),
    responses: { 200: one({ ...staffOrder, state: 'ended' }) },
  },
}
