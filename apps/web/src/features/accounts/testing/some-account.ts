import { accountPowers } from '@guichet/domain/account-rights'
import type { Account } from '../../../shared/accounts/identity-values.ts'
import type { AccountOptions } from '../api/get-options.ts'
import type { SecondaryOffer } from '../api/get-secondary-offer.ts'
import type { AccountLine } from '../api/list-secondary-accounts.ts'
import type { Mailbox } from '../api/mailbox.ts'

export const PRIMARY_ID = '0197a3a0-0000-7000-8000-000000022066'
export const SECONDARY_ID = '0197a3a0-0000-7000-8000-000000022067'

const contact = { name: 'NOM TEST', email: 'contact@demo.example', phone: '+33149098737' }

/** The primary account of the demo as its holder sees it. */
export const somePrimary = (over: Partial<Account> = {}): Account => ({
  id: PRIMARY_ID,
  fileNumber: 22066,
  login: 'asp1ent',
  accountType: 'company',
  siret: '07955542100019',
  siren: '079555421',
  nic: '00019',
  companyName: 'COMPTE ASP1ENT DEV',
  responsibleName: 'Pierre DUPONT',
  test: true,
  state: 'open',
  hasMailbox: true,
  version: 3,
  kind: 'primary',
  primary: null,
  portal: 'ASPONE',
  profile: { code: 'principal', label: 'Compte Principal' },
  createdOn: '2004-04-20',
  stateReason: null,
  autonomous: true,
  legalRepresentative: null,
  responsible: {
    title: 'm',
    lastName: 'DUPONT',
    firstName: 'Pierre',
    address: {
      streetNumber: '56',
      streetNumberSuffix: null,
      streetName: 'rue de Billancourt',
      complement: 'complément adresse',
      postBox: null,
      postcode: '92100',
      city: 'BOULOGNE BILLANCOURT',
      country: 'FR',
    },
    email: 'primary@demo.example',
    phone: '+33149098737',
    fax: null,
  },
  technicalContact: contact,
  administrativeContact: { name: null, email: null, phone: null },
  powers: [
    ...accountPowers(
      { kind: 'primary', state: 'open', autonomous: true },
      { via: 'own', holder: true, rights: [] },
    ),
  ],
  via: 'own',
  ...over,
})

/** One of its secondary accounts as the holder of the primary sees it. */
export const someSecondary = (over: Partial<Account> = {}): Account => ({
  ...somePrimary(),
  id: SECONDARY_ID,
  fileNumber: 22067,
  login: 'cs1.asp1ent',
  kind: 'secondary',
  primary: { id: PRIMARY_ID, login: 'asp1ent', companyName: 'COMPTE ASP1ENT DEV' },
  powers: [
    ...accountPowers(
      { kind: 'secondary', state: over.state ?? 'open', autonomous: true },
      { via: 'primary', holder: true, rights: [] },
    ),
  ],
  via: 'primary',
  ...over,
})

export const someLine = (over: Partial<AccountLine> = {}): AccountLine => ({
  id: SECONDARY_ID,
  fileNumber: 22067,
  login: 'cs1.asp1ent',
  accountType: 'company',
  siret: '04140780000022',
  companyName: 'TEST LVT23',
  responsibleName: 'Camille Veuillet',
  test: true,
  state: 'open',
  hasMailbox: true,
  version: 1,
  ...over,
})

export const pageOf = (items: readonly unknown[], total = items.length) => ({
  items,
  nextCursor: null,
  previousCursor: null,
  total,
  totalIsExact: true,
  firstRank: items.length === 0 ? 0 : 1,
})

export const someOffer = (over: Partial<SecondaryOffer> = {}): SecondaryOffer => ({
  suffix: '.asp1ent',
  mailDomain: 'guichet.example',
  profile: { code: 'principal', label: 'Compte Principal' },
  mailboxQuota: 40,
  mailboxesInUse: 7,
  mailboxPrice: { netCents: 500, vatRateBps: 2000 },
  approval: 'automatic',
  name: null,
  ...over,
})

export const someMailbox = (over: Partial<Mailbox> = {}): Mailbox => ({
  ...{ address: 'asp1ent@guichet.example', quotaMegabytes: 1024, active: true },
  ...{ passwordSet: false, passwordChangedAt: null },
  imap: { host: 'imap.guichet.example', port: 993, security: 'tls' },
  smtp: { host: 'smtp.guichet.example', port: 587, security: 'starttls' },
  ...over,
})

export const someOptions = (): AccountOptions => ({
  mailboxQuota: 40,
  mailboxesInUse: 7,
  hasMailbox: true,
  mailboxPasswordSet: true,
  mailboxAddress: 'asp1ent@guichet.example',
  autonomous: true,
  statements: {
    subscribed: false,
    collectionAlert: false,
    statementMailbox: 'default',
    dedicatedAddress: 'releves.asp1ent@guichet.example',
    defaultAddress: 'asp1ent@guichet.example',
  },
  archiveSubscribed: false,
  prices: {
    mailbox: { netCents: 500, vatRateBps: 2000 },
    statements: { netCents: 600, vatRateBps: 2000 },
    archive: null,
  },
  procedures: [
    {
      id: '0197a3a0-0000-7000-8000-000000000301',
      code: 'DPAE',
      description: 'Déclaration Préalable à l’Embauche',
      recipients: ['ACOSS', 'MSA'],
      documentTypes: [
        { code: 'DPAE-1', label: 'Déclaration' },
        { code: 'DPAE-2', label: 'Annulation' },
      ],
      web: true,
      withdrawn: false,
      chosen: true,
      chosenDocumentTypes: null,
      available: true,
      availableDocumentTypes: ['DPAE-1', 'DPAE-2'],
      granted: true,
      grantedDocumentTypes: ['DPAE-1', 'DPAE-2'],
      refusals: [],
      price: null,
    },
    {
      id: '0197a3a0-0000-7000-8000-000000000302',
      code: 'FIBEN',
      description: 'Fichier bancaire des entreprises',
      recipients: ['Banque de France'],
      documentTypes: [],
      web: false,
      withdrawn: false,
      chosen: false,
      chosenDocumentTypes: null,
      available: true,
      availableDocumentTypes: [],
      granted: false,
      grantedDocumentTypes: [],
      refusals: ['not-chosen'],
      price: null,
    },
  ],
  version: 3,
})
