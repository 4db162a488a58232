import type { OperationExamples } from './openapi-examples.ts'
import { CURSOR, PERSON_ID } from './openapi-samples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })
const page = (item: unknown) =>
  one({
    items: [item],
    ...{ nextCursor: null, previousCursor: null, total: 1, totalIsExact: true, firstRank: 1 },
  })
const VOUCHER_ID = '01990000-0000-7000-8000-0000000000f1'
const REFERRAL_ID = '01990000-0000-7000-8000-0000000000f2'
const NEWCOMER_ID = '01990000-0000-7000-8000-0000000000f3'

const voucher = {
  ...{ id: VOUCHER_ID, number: 57, origin: 'referrer', state: 'issued' },
  ...{ valueCents: 1000, balanceCents: 400, reservedCents: 0, usedCents: 600 },
  ...{ issuedOn: '2026-11-20', expiresOn: '2027-11-19', otherFirstName: 'Clarisse' },
}
const line = (id: string, kind: string, amountCents: number, balanceCents: number, label: string | null) => ({
  ...{ id: `01990000-0000-7000-8000-0000000000${id}`, at: '2026-11-24T10:05:00.000Z', kind },
  ...{ amountCents, balanceCents, label, reason: null },
})
const movements = [
  line('f6', 'used', 0, 400, 'Workshop'),
  line('f5', 'reserved', -600, 400, 'Workshop'),
  line('f4', 'issued', 1000, 1000, null),
]
const holder = { personId: PERSON_ID, holderName: 'Hélène Castellan', memberNumber: 1204 }
const referral = {
  id: REFERRAL_ID,
  referrer: { personId: PERSON_ID, name: 'Hélène Castellan', memberNumber: 1204 },
  newcomer: { personId: NEWCOMER_ID, name: 'Clarisse Vidalenc', memberNumber: 1261 },
  ...{ joinedOn: '2026-11-20', state: 'rewarded', hints: ['phone'] },
}
const staffVoucher = {
  ...{ ...voucher, ...holder, referral },
  movements: movements.map((movement) => ({ ...movement, by: null })),
}
const worth = { enabled: true, referrerCents: 1000, newcomerCents: 1500, validityMonths: 12 }
const given = {
  ...{ ...staffVoucher, origin: 'staff', referral: null, otherFirstName: null },
  ...{ valueCents: 1000, balanceCents: 1000, usedCents: 0 },
  movements: [
    {
      ...line('f4', 'issued', 1000, 1000, null),
      ...{ reason: 'A workshop that was called off', by: 'Sandrine Meyer' },
    },
  ],
}
const id = { id: VOUCHER_ID }

/** Referrals and vouchers. */
export const VOUCHER_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  listVouchers: { params: { limit: 10, cursor: CURSOR, usable: 'true' }, responses: { 200: page(voucher) } },
  getVoucher: { params: id, responses: { 200: one({ ...voucher, movements }) } },
  getReferral: {
    responses: {
      200: one({
        ...{ code: 'ABDEIMNPX3', ...worth, invitationsLeft: 5 },
        shareUrl: 'https://portail.example.org/inscription?parrain=ABDEIMNPX3',
      }),
    },
  },
  listReferrals: {
    params: { limit: 10, cursor: CURSOR },
    responses: {
      200: page({
        ...{ id: REFERRAL_ID, firstName: 'Clarisse', joinedOn: '2026-11-20', state: 'rewarded' },
        voucherCents: 1000,
      }),
    },
  },
  inviteNewcomers: {
    body: one({ emails: ['clarisse.vidalenc@example.org'] }),
    responses: { 200: one({ asked: 1, invitationsLeft: 4 }) },
  },
  listStaffVouchers: {
    params: { limit: 10, cursor: CURSOR, q: 'castellan', state: 'issued' },
    responses: { 200: page({ ...voucher, ...holder }) },
  },
  getStaffVoucher: { params: id, responses: { 200: one(staffVoucher) } },
  createVoucher: {
    body: one({
      ...{ personId: PERSON_ID, valueCents: 1000, expiresOn: '2027-11-19' },
      reason: 'A workshop that was called off',
    }),
    responses: { 201: one(given) },
  },
  cancelVoucher: {
    params: id,
    body: one({ reason: 'Given by mistake' }),
    responses: { 200: one({ ...staffVoucher, state: 'cancelled', balanceCents: 0 }) },
  },
  listStaffReferrals: {
    params: { limit: 10, cursor: CURSOR, q: 'castellan', only: 'hints' },
    responses: { 200: page(referral) },
  },
  getReferralRules: { responses: { 200: one({ ...worth, version: 3 }) } },
  updateReferralRules: { body: one(worth), responses: { 200: one({ ...worth, version: 4 }) } },
}
