const one = (value: unknown, summary = 'Example') => ({ example: { summary, value } })

const ACCOUNT_ID = '019a1f60-1b2c-7d3e-8f40-5a6b7c8d9e01'
const SECONDARY_ID = '019a1f60-2c3d-7e4f-9a51-6b7c8d9e0f12'
const PROCEDURE_ID = '019a1f5f-3d4e-7f50-8b62-7c8d9e0f1a23'
const TARIFF_ID = '019a1f5f-4e5f-7061-9c73-8d9e0f1a2b34'

const params = { id: ACCOUNT_ID }
const address = {
  streetNumber: '56',
  streetNumberSuffix: null,
  streetName: 'rue de Billancourt',
  complement: null,
  postBox: null,
  postcode: '92100',
  city: 'Boulogne-Billancourt',
  country: 'FR',
}
const procedure = {
  id: PROCEDURE_ID,
  code: 'DSN',
  description: 'Déclaration sociale nominative',
  recipients: ['Net-Entreprises', 'MSA'],
  documentTypes: [
    { code: 'mensuelle', label: 'DSN mensuelle' },
    { code: 'evenement', label: 'Signalement d’événement' },
  ],
  web: false,
  withdrawn: false,
}
const staffProcedure = {
  ...procedure,
  descriptionFr: procedure.description,
  descriptionEn: 'Payroll return',
  documentTypesAll: [
    { code: 'mensuelle', labelFr: 'DSN mensuelle', labelEn: 'Monthly return', withdrawn: false },
    { code: 'evenement', labelFr: 'Signalement d’événement', labelEn: 'Event notice', withdrawn: false },
  ],
  deadlines: [
    {
      labelFr: 'DSN mensuelle, moins de 50 salariés',
      labelEn: 'Monthly DSN, fewer than 50 employees',
      documentType: 'mensuelle',
      months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
      day: 15,
      untilDay: null,
      working: false,
      extraDays: 0,
    },
  ],
  profileCodes: ['dsn'],
  rank: 60,
  accountCount: 312,
  version: 3,
}
const procedureBody = {
  descriptionFr: staffProcedure.descriptionFr,
  descriptionEn: staffProcedure.descriptionEn,
  recipients: staffProcedure.recipients,
  documentTypes: staffProcedure.documentTypesAll,
  deadlines: staffProcedure.deadlines,
  web: false,
  rank: 60,
}
const cost = (quantity: number) => {
  const netCents = quantity * 450
  const vatCents = netCents / 5
  const mailboxes = {
    item: 'secondary-mailbox',
    label: 'Compte secondaire avec boîte mail',
    quantity,
    unitCents: 450,
    netCents,
    vatRateBps: 2000,
    vatCents,
  }
  const subscription = {
    ...mailboxes,
    ...{ item: 'subscription', label: 'Abonnement au portail', quantity: 1 },
    ...{ unitCents: 1200, netCents: 1200, vatCents: 240 },
  }
  return {
    lines: [subscription, mailboxes],
    netCents: netCents + 1200,
    vatCents: vatCents + 240,
    grossCents: netCents + vatCents + 1440,
  }
}
const options = {
  mailboxQuota: 40,
  mailboxesInUse: 7,
  hasMailbox: true,
  mailboxPasswordSet: true,
  mailboxAddress: 'asp1ent@courrier.example.org',
  autonomous: false,
  statements: {
    subscribed: true,
    collectionAlert: true,
    statementMailbox: 'dedicated',
    dedicatedAddress: 'releves.asp1ent@courrier.example.org',
    defaultAddress: 'asp1ent@courrier.example.org',
  },
  archiveSubscribed: true,
  prices: {
    mailbox: { netCents: 450, vatRateBps: 2000 },
    statements: { netCents: 600, vatRateBps: 2000 },
    archive: null,
  },
  procedures: [
    {
      ...procedure,
      chosen: true,
      chosenDocumentTypes: ['mensuelle'],
      available: true,
      availableDocumentTypes: ['mensuelle', 'evenement'],
      granted: true,
      grantedDocumentTypes: ['mensuelle'],
      refusals: [],
      price: null,
    },
  ],
  version: 12,
}
const invoicing = {
  invoicingOn: '2026-06-27',
  useResponsibleAddress: false,
  address,
  salesEmail: 'ventes@example.org',
  salesPhone: '+33149098737',
  cost: cost(7),
  version: 12,
}
const tariff = {
  id: TARIFF_ID,
  item: 'secondary-mailbox',
  labelFr: 'Compte secondaire avec boîte mail',
  labelEn: 'Secondary account with a mailbox',
  amountCents: 480,
  vatRateBps: 2000,
  startsOn: '2027-01-01',
  endsOn: null,
  state: 'coming',
}
const helpText = {
  textFr: 'Ne comptez que les comptes secondaires avec boîte mail.',
  textEn: 'Count secondary accounts with a mailbox only.',
}

/** Examples of the operations on options of accounts and on the catalogue. */
export const OPTION_EXAMPLES = {
  listProcedures: { responses: { 200: one({ items: [procedure] }) } },
  getAccountOptions: { params, responses: { 200: one(options) } },
  previewAccountOptions: {
    params,
    body: one({ procedures: [{ code: 'DSN', documentTypes: ['mensuelle'] }] }),
    responses: {
      200: one({
        costBefore: cost(7),
        costAfter: cost(7),
        losses: [
          {
            accountId: SECONDARY_ID,
            login: 'cs1.asp1ent',
            companyName: 'Compte secondaire 1',
            procedures: [{ code: 'DSN', documentTypes: ['evenement'] }],
          },
        ],
        accountsAffected: 1,
        notices: [],
      }),
    },
  },
  updateAccountOptions: {
    params,
    body: {
      quota: { summary: 'Ask for more mailboxes', value: { mailboxQuota: 45 } },
      procedures: {
        summary: 'Choose procedures: one with all its document types, one with some',
        value: { procedures: [{ code: 'AED' }, { code: 'DSN', documentTypes: ['mensuelle'] }] },
      },
    },
    responses: { 200: one({ ...options, mailboxQuota: 45, version: 13 }) },
  },
  getAccountInvoicing: { params, responses: { 200: one(invoicing) } },
  updateAccountInvoicing: {
    params,
    body: one({ useResponsibleAddress: false, address }),
    responses: { 200: one({ ...invoicing, version: 13 }) },
  },
  listAccountProfiles: {
    responses: {
      200: one({
        items: [
          { code: 'principal', label: 'Compte Principal', scope: 'all', procedureCodes: [] },
          {
            code: 'banque-de-france',
            label: 'Compte Banque de France',
            scope: 'listed',
            procedureCodes: ['FIBEN'],
          },
        ],
      }),
    },
  },
  listStaffProcedures: { responses: { 200: one({ items: [staffProcedure] }) } },
  getStaffProcedure: { params: { id: PROCEDURE_ID }, responses: { 200: one(staffProcedure) } },
  createProcedure: {
    body: one({ code: 'DSN', ...procedureBody }),
    responses: { 201: one({ ...staffProcedure, accountCount: 0, version: 1 }) },
  },
  updateProcedure: {
    params: { id: PROCEDURE_ID },
    body: {
      change: { summary: 'Change its place', value: { ...procedureBody, rank: 10, withdrawn: false } },
      withdraw: { summary: 'Withdraw it', value: { ...procedureBody, withdrawn: true } },
    },
    responses: { 200: one({ ...staffProcedure, rank: 10, version: 4 }) },
  },
  listTariffs: { responses: { 200: one({ items: [tariff] }) } },
  createTariff: {
    body: one({
      item: tariff.item,
      labelFr: tariff.labelFr,
      labelEn: tariff.labelEn,
      amountCents: 480,
      vatRateBps: 2000,
      startsOn: '2027-01-01',
    }),
    responses: { 201: one(tariff) },
  },
  listHelpTexts: { responses: { 200: one({ items: [{ key: 'account.mailbox-quota', ...helpText }] }) } },
  saveHelpText: {
    params: { key: 'account.mailbox-quota' },
    body: {
      text: { summary: 'Write a text', value: helpText },
      none: { summary: 'Bring back the portal’s own', value: { textFr: null, textEn: null } },
    },
  },
}
