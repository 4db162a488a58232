/** The member, his membership and what he pays in the examples of the documentation. */
export const PERSON_ID = '019a1f4e-6c2b-7d31-9a54-3f0b8e5d7c21'
export const MEMBERSHIP_ID = '019a1f4e-7a10-7b8e-8c6d-5e2f1a9b4d30'
export const NEXT_MEMBERSHIP_ID = '019a1f50-02d4-7c19-b3a8-90d6e1f24b77'
export const TYPE_ID = '019a1f4d-11c0-7e42-a1b5-6d7c8e9f0a12'
export const RENEWAL_ID = '019a1f4f-9e55-7a06-8f31-2b4c6d8e0f1a'
export const PAYMENT_ID = '019a1f4f-a3b7-7f28-9d40-1c3e5a7b9d0f'
export const CERTIFICATE_ID = '019a1f50-5b6c-7d90-a7e2-4f6a8c0e2b4d'
export const PARTNER_ID = '019a1f4d-20aa-7c3b-b6d9-8e0f2a4c6e81'
export const ACCOUNT_ID = '019a1f53-1d20-7b44-9e6f-5a7c9e1b3d50'
export const TOKEN = 'Zx3mQ9vT1rB7kL5nW2yH8cJ4'
export const CURSOR = 'eyJkaXJlY3Rpb24iOiJuZXh0Iiwia2V5IjpbIjIwMjYtMDEtMTUiXSwicmFuayI6MTB9'

export const membershipBadge = {
  state: 'active',
  activeUntil: '2027-01-14',
  endedOn: null,
  latestMembershipId: MEMBERSHIP_ID,
}
export const session = {
  personId: PERSON_ID,
  firstName: 'Hélène',
  lastName: 'Castellan',
  email: 'helene.castellan@example.org',
  locale: 'fr',
  isMember: true,
  modules: ['membership', 'accounts'],
  hasAccounts: false,
  isDeclarant: false,
  staffRole: null,
  permissions: [],
  membership: membershipBadge,
  lastSignInAt: '2026-11-20T08:12:45.000Z',
  expiresAt: '2026-11-21T09:42:10.000Z',
  remembered: false,
  hasFiles: false,
  actingFor: null,
  needsFactor: false,
  owesTerms: false,
}
export const factorAsked = { factor: 'totp', ways: ['totp', 'recovery-code'], mayTrust: true }
export const me = {
  personId: PERSON_ID,
  memberNumber: 1204,
  lastName: 'Castellan',
  firstName: 'Hélène',
  email: 'helene.castellan@example.org',
  personalEmail: null,
  phone: '+33149098737',
  activity: 'Céramiste',
  nirMasked: '• •• •• •• ••• 084 91',
  siret: '07955542100019',
  ape: '2341Z',
  company: null,
  website: 'https://atelier.example.org',
  facebookUrl: null,
  partner: { id: PARTNER_ID, name: 'Chambre de métiers' },
  referralCode: 'ABDEIMNPX3',
  personalAddress: { street: '12 rue des Lilas', complement: null, postcode: '13002', city: 'Marseille' },
  businessAddress: {
    street: '4 quai du Port',
    complement: 'Atelier 2',
    postcode: '13002',
    city: 'Marseille',
  },
  version: 7,
}
export const membership = {
  id: MEMBERSHIP_ID,
  startsOn: '2026-01-15',
  endsOn: '2027-01-14',
  renewedOn: null,
  amountCents: 4500,
  type: { id: TYPE_ID, code: 'standard', label: 'Adhésion standard' },
  partnerName: 'Chambre de métiers',
  paidOn: '2026-01-15',
  paymentMethod: 'card',
  managementTool: true,
  managementToolSince: '2026-01-16',
  cancellation: null,
  state: 'active',
  renewable: true,
}
export const renewal = {
  id: RENEWAL_ID,
  membershipId: MEMBERSHIP_ID,
  state: 'awaiting-payment',
  method: 'card',
  typeLabel: 'Adhésion standard',
  amountCents: 4500,
  voucherCents: 0,
  unattended: false,
  startsOn: '2027-01-15',
  endsOn: '2028-01-14',
  rule: 'early',
  checkoutUrl: 'https://checkout.example.org/pay/cs_a1B2c3D4e5',
  reference: null,
  transferTo: null,
  chequeTo: null,
  newMembershipId: null,
  paymentId: PAYMENT_ID,
  createdAt: '2026-11-21T09:15:00.000Z',
}
export const transferRenewal = {
  ...renewal,
  method: 'transfer',
  checkoutUrl: null,
  reference: 'ADH-2026-004571',
  transferTo: {
    holder: 'Association Exemple',
    iban: 'FR1420041010050500013M02606',
    bic: 'PSSTFRPPXXX',
    bank: 'La Banque de l’Exemple',
  },
}
export const completedRenewal = {
  ...renewal,
  state: 'completed',
  checkoutUrl: null,
  newMembershipId: NEXT_MEMBERSHIP_ID,
}
export const payment = {
  id: PAYMENT_ID,
  label: 'Adhésion standard, du 15/01/2027 au 14/01/2028',
  amountCents: 4500,
  method: 'transfer',
  state: 'paid',
  reference: 'ADH-2026-004571',
  paidOn: '2026-11-24',
  createdAt: '2026-11-21T09:15:00.000Z',
  receiptNumber: 'RE-2026-000457',
  refundedCents: 0,
  refundPendingCents: 0,
  unpaidBy: null,
}
export const staffPayment = {
  ...payment,
  personId: PERSON_ID,
  holderName: 'Hélène Castellan',
  memberNumber: 1204,
}
export const certificate = {
  id: CERTIFICATE_ID,
  number: 'AA-2026-000123',
  code: 'K7QF-3M2R-W9TX',
  kind: 'membership',
  membershipId: MEMBERSHIP_ID,
  issuedAt: '2026-11-21T09:20:31.000Z',
  startsOn: '2026-01-15',
  endsOn: '2027-01-14',
  state: 'valid',
  revokedAt: null,
}

const noContact = { name: null, email: null, phone: null }
export const account = {
  id: ACCOUNT_ID,
  fileNumber: 22066,
  login: 'castellan',
  accountType: 'company',
  siret: '07955542100019',
  companyName: 'Atelier Castellan',
  responsibleName: 'Hélène Castellan',
  test: false,
  state: 'open',
  hasMailbox: true,
  version: 4,
  kind: 'primary',
  primary: null,
  portal: 'GUICHET',
  profile: { code: 'principal', label: 'Compte Principal' },
  createdOn: '2026-02-03',
  stateReason: null,
  autonomous: false,
  siren: '079555421',
  nic: '00019',
  legalRepresentative: null,
  responsible: {
    title: 'mme',
    lastName: 'Castellan',
    firstName: 'Hélène',
    address: {
      streetNumber: '4',
      streetNumberSuffix: null,
      streetName: 'quai du Port',
      complement: 'Atelier 2',
      postBox: null,
      postcode: '13002',
      city: 'Marseille',
      country: 'FR',
    },
    email: 'helene.castellan@example.org',
    phone: '+33149098737',
    fax: null,
  },
  technicalContact: noContact,
  administrativeContact: noContact,
  powers: ['read', 'edit-identity', 'manage-persons'],
  via: 'own',
}
export const accountPerson = {
  personId: PERSON_ID,
  firstName: 'Hélène',
  lastName: 'Castellan',
  email: 'helene.castellan@example.org',
  role: 'holder',
  rights: [],
  since: '2026-02-03T10:12:00.000Z',
}

const origin = { browser: 'firefox', system: 'windows', ip: '192.0.2.14', country: 'FR' }

export const ownSession = {
  id: '01990000-0000-7000-8000-000000000a01',
  ...origin,
  current: true,
  remembered: false,
  method: 'password',
  openedAt: '2026-11-22T09:12:00.000Z',
  lastSeenAt: '2026-11-22T09:31:00.000Z',
  expiresAt: '2026-11-22T10:01:00.000Z',
}

export const signIn = {
  id: '01990000-0000-7000-8000-000000000a02',
  at: '2026-11-22T09:12:00.000Z',
  result: 'opened',
  knownDevice: true,
  ...origin,
  method: 'password',
  signs: ['new-country'],
}
