import type { Voucher } from '../../../shared/vouchers/usable-vouchers.ts'
import type { Referral } from '../api/referrals.ts'
import type { StaffVoucher } from '../staff/staff-vouchers.ts'

export const VOUCHER_ID = '0197a3a0-0000-7000-8000-000000000f01'
export const PERSON_ID = '0197a3a0-0000-7000-8000-000000000f02'

export const someVoucher = (over: Partial<Voucher> = {}): Voucher => ({
  ...{
    id: VOUCHER_ID,
    number: 57,
    origin: 'referrer',
    state: 'issued',
    valueCents: 1000,
    balanceCents: 1000,
  },
  ...{ reservedCents: 0, usedCents: 0, issuedOn: '2026-11-20', expiresOn: '2027-11-19' },
  otherFirstName: 'Clarisse',
  ...over,
})

export const someReferral = (over: Partial<Referral> = {}): Referral => ({
  ...{ code: 'ABDEIMNPX3', shareUrl: 'https://portail.example/inscription?parrain=ABDEIMNPX3' },
  ...{ enabled: true, referrerCents: 1000, newcomerCents: 1500, validityMonths: 12, invitationsLeft: 5 },
  ...over,
})

const issued = {
  ...{ id: '0197a3a0-0000-7000-8000-000000000f03', at: '2026-11-20T09:00:00.000Z', kind: 'issued' as const },
  ...{ amountCents: 1000, balanceCents: 1000, label: null, reason: null, by: null },
}

export const someStaffVoucher = (over: Partial<StaffVoucher> = {}): StaffVoucher => ({
  ...someVoucher(),
  ...{ personId: PERSON_ID, holderName: 'Élodie Aubanel', memberNumber: 12, movements: [issued] },
  referral: {
    id: '0197a3a0-0000-7000-8000-000000000f04',
    referrer: { personId: PERSON_ID, name: 'Élodie Aubanel', memberNumber: 12 },
    newcomer: { personId: 'n', name: 'Clarisse Vidalenc', memberNumber: 13 },
    ...{ joinedOn: '2026-11-20', state: 'rewarded', hints: ['phone'] },
  },
  ...over,
})

export const pageOf = (...items: unknown[]) => ({
  body: {
    ...{ items, nextCursor: null, previousCursor: null, total: items.length, totalIsExact: true },
    firstRank: items.length === 0 ? 0 : 1,
  },
})
