import type {
  DeclarationReceiptData,
  InvoiceData,
  MembershipCertificateData,
  PaymentReceiptData,
} from './document-data.ts'

/** A filled-in certificate: warms a worker up, and stands in tests. */
export const sampleCertificate: MembershipCertificateData = {
  locale: 'fr',
  organisation: {
    name: 'Azur Lavande',
    legalForm: 'Association loi 1901',
    addressLines: ['12 bis, rue de l’Hôtel-des-Postes', '06000 Nice'],
    email: 'bonjour@azur-lavande.example',
    phone: '04 93 00 00 00',
    siret: '12345678900012',
    website: 'https://www.azur-lavande.example',
    signatoryName: 'Françoise Lefèvre',
    signatoryRole: 'Présidente',
    city: 'Nice',
    accentColour: '#5b4b8a',
  },
  holder: {
    firstName: 'Anne-Lise',
    lastName: 'Dupont-Œuvrard',
    memberNumber: '22066',
    siret: '07955542100019',
    activity: 'Création de bijoux et d’objets décoratifs',
    addressLines: ['3, chemin des Mûriers', '83440 Fayence'],
  },
  certificate: {
    number: 'AA-2026-000123',
    code: 'K7QF3M2RW9TX',
    issuedOn: '2026-03-01',
    startsOn: '2025-12-28',
    endsOn: '2026-12-27',
    membershipType: 'Micro-entrepreneur',
  },
  verificationUrl: 'https://adherents.azur-lavande.example/verification/K7QF-3M2R-W9TX',
}

/** A filled-in receipt of the same member. */
export const sampleReceipt: PaymentReceiptData = {
  locale: 'fr',
  organisation: sampleCertificate.organisation,
  holder: sampleCertificate.holder,
  receipt: {
    number: 'RE-2026-000457',
    code: 'P4ZD8HWC2LNV',
    issuedOn: '2025-12-28',
    paidOn: '2025-12-28',
    amountCents: 6900,
    method: 'card',
    lines: [{ label: 'Adhésion «\u00A0Micro-entrepreneur\u00A0», un an', amountCents: 6900, vatRateBps: 0 }],
    periodStartsOn: '2025-12-28',
    periodEndsOn: '2026-12-27',
    reference: 'ADH-2025-004571',
  },
  verificationUrl: 'https://adherents.azur-lavande.example/verification/P4ZD-8HWC-2LNV',
}

/** A filled-in invoice of an account, still to pay. */
export const sampleInvoice: InvoiceData = {
  locale: 'fr',
  organisation: sampleCertificate.organisation,
  vatNumber: 'FR83404833048',
  buyer: {
    name: 'Castellan et associés',
    addressLines: ['56, rue de Billancourt', '92100 Boulogne-Billancourt'],
    siret: '07955542100019',
    login: 'asp1ent',
  },
  invoice: {
    ...{ kind: 'invoice', number: 'F2026-000123', code: 'P4ZD8HWC2LNVK7QF' },
    ...{ issuedOn: '2026-12-01', dueOn: '2026-12-31', suppliedFrom: '2026-12-01', suppliedTo: '2026-12-31' },
    lines: [
      { label: 'Abonnement', quantity: 1, unitCents: 2500, netCents: 2500, vatRateBps: 2000 },
      { label: 'Boite mail secondaire', quantity: 7, unitCents: 333, netCents: 2331, vatRateBps: 2000 },
      { label: 'Guide', quantity: 1, unitCents: 1000, netCents: 1000, vatRateBps: 550 },
    ],
    rates: [
      { rateBps: 550, netCents: 1000, vatCents: 55 },
      { rateBps: 2000, netCents: 4831, vatCents: 966 },
    ],
    ...{ netCents: 5831, vatCents: 1021, grossCents: 6852 },
    payBy: {
      ...{ reference: 'AD-2026-000123-K', transferHolder: 'Azur Lavande', transferBic: 'AZLVFRP1XXX' },
      transferIban: 'FR76 9999 9000 1300 0260 7198 430',
    },
    mentions: ['late-penalties'],
  },
  verificationUrl: 'https://adherents.azur-lavande.example/verification/P4ZD-8HWC-2LNV-K7QF',
}

/** A filled-in receipt of a declaration: sales and services of a craftsman, the flat rate of income tax. */
export const sampleDeclaration: DeclarationReceiptData = {
  locale: 'fr',
  organisation: sampleCertificate.organisation,
  declarant: { name: 'Anne-Lise Dupont-Œuvrard', companyName: 'ATELIER DUPONT', siret: '07955542100019' },
  declaration: {
    ...{ number: 'DC-2026-000123', code: 'P4ZD8HWC2LNVK7QF', periodName: '3e trimestre\u00A02026' },
    ...{ startsOn: '2026-07-01', endsOn: '2026-09-30', dueOn: '2026-11-02', filedOn: '2026-10-05' },
    isCorrection: false,
    turnovers: [
      { category: 'sales', amountCents: 123_456 },
      { category: 'services', amountCents: 1_050_000 },
    ],
    turnoverCents: 1_173_456,
    lines: [
      {
        ...{ kind: 'social', category: 'sales', baseCents: 123_456, rate: 6200, amountCents: 7_700 },
        ...{ reduction: 'acre', fullRate: 12_300, since: '2022-10-01', source: 'CSS, art. D131-6-3' },
      },
      {
        ...{ kind: 'social', category: 'services', baseCents: 1_050_000, rate: 21_200, amountCents: 222_600 },
        ...{ reduction: null, fullRate: null, since: '2022-10-01', source: 'CSS, art. D613-4' },
      },
      {
        ...{ kind: 'training', category: 'services', baseCents: 1_050_000, rate: 300, amountCents: 3_200 },
        ...{ reduction: null, fullRate: null, since: '2018-01-01', source: 'Code du travail, art. L6331-48' },
      },
      {
        ...{ kind: 'chamber', category: 'sales', baseCents: 123_456, rate: 15, amountCents: 0 },
        ...{ reduction: null, fullRate: null, since: '2015-01-01', source: 'CGI, art. 1600 A' },
      },
      {
        ...{
          kind: 'income-tax',
          category: 'services',
          baseCents: 1_050_000,
          rate: 1700,
          amountCents: 17_900,
        },
        ...{ reduction: null, fullRate: null, since: '2009-01-01', source: 'CGI, art. 151-0' },
      },
    ],
    totalCents: 251_400,
  },
  verificationUrl: 'https://adherents.azur-lavande.example/verification/P4ZD-8HWC-2LNV-K7QF',
}
