import type { Renewal, RenewalOffer } from '../renewal-view.ts'

export const ID = '0197a3a0-0000-7000-8000-000000000100'
export const RENEWAL = '0197a3a0-0000-7000-8000-000000000900'
export const NORMAL = '0197a3a0-0000-7000-8000-000000000001'
export const REDUCED = '0197a3a0-0000-7000-8000-000000000002'
export const PAGE = `/adhesions/${ID}/renouveler`
export const OFFER = `GET /memberships/${ID}/renewal-offer`
export const CREATE = `POST /memberships/${ID}/renewals`
export const ONE = `GET /memberships/${ID}/renewals/${RENEWAL}`
export const CHECK = `POST /memberships/${ID}/renewals/${RENEWAL}/check`

export const offer: RenewalOffer = {
  today: '2026-12-28',
  currentEndsOn: '2026-10-23',
  rule: 'late',
  startsOn: '2026-12-28',
  endsOn: '2027-12-27',
  types: [
    {
      ...{ id: NORMAL, code: 'normale', label: 'normale', description: '', amountCents: 6900 },
      ...{ kind: 'annual', endsOn: '2027-12-27' },
    },
    {
      ...{ id: REDUCED, code: 'reduite', label: 'réduite', description: 'Sur justificatif' },
      ...{ amountCents: 3900, kind: 'annual', endsOn: '2027-12-27' },
    },
  ],
  currentTypeId: NORMAL,
  methods: ['card', 'sepa-debit', 'transfer', 'cheque'],
  pending: null,
}
export const DAYS = { startsOn: '2026-12-28', endsOn: '2027-12-27' }
/** What the page says of the type chosen at first. */
export const TOLD = { amountCents: 6900, ...DAYS }
/** The offer once the reduced price is another. */
export const reducedAt = (amountCents: number): RenewalOffer => ({
  ...offer,
  types: offer.types.map((type) => (type.id === REDUCED ? { ...type, amountCents } : type)),
})
/** The offer on the day after. */
export const tomorrow: RenewalOffer = {
  ...{ ...offer, today: '2026-12-29', startsOn: '2026-12-29', endsOn: '2027-12-28' },
  types: offer.types.map((type) => ({ ...type, endsOn: '2027-12-28' })),
}
const voucher = {
  ...{ id: RENEWAL, number: 7, origin: 'staff', state: 'issued', valueCents: 5000, reservedCents: 0 },
  ...{ usedCents: 0, issuedOn: '2026-11-01', expiresOn: '2027-11-01', otherFirstName: null },
}
/** A voucher of which so much is left; none where nothing is. */
export const voucherPage = (balanceCents: number) => ({
  body: {
    ...{ items: balanceCents > 0 ? [{ ...voucher, balanceCents }] : [], nextCursor: null },
    ...{ previousCursor: null, total: 1, totalIsExact: true, firstRank: 1 },
  },
})
export const renewal: Renewal = {
  id: RENEWAL,
  membershipId: ID,
  state: 'awaiting-payment',
  method: 'card',
  typeLabel: 'normale',
  amountCents: 6900,
  voucherCents: 0,
  unattended: false,
  startsOn: '2026-12-28',
  endsOn: '2027-12-27',
  rule: 'late',
  checkoutUrl: 'https://checkout.example/pay/cs_1',
  reference: 'AD-2026-000148-Z',
  transferTo: null,
  chequeTo: null,
  newMembershipId: null,
  paymentId: null,
  createdAt: '2026-12-28T09:00:00.000Z',
}
