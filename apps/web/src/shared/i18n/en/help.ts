import type { Texts } from '../texts.ts'

export default {
  about: 'Help: {{about}}',
  topics: {
    account: {
      type: 'What the holder of the account is: a company, an accredited management body (OGA), an accountant or something else. The type serves to find accounts and changes no right.',
      profile:
        'The profile says among which procedures an account can choose. A secondary account has the profile of its primary account.',
      test: 'A test account is there to try things: as a rule it is not invoiced. Our team sets and removes this mark.',
      'legal-representative':
        'Whoever represents the company by its statutes or in the register: manager, president, sole trader. It may be somebody else than the person responsible for the account.',
      'responsible-email':
        'We write there about the security of the account: password changed or reset, decisions on a request. Choose an address that is read.',
      'technical-contact': 'Whom to reach when a deposit or a collection fails, or about your program.',
      'administrative-contact': 'Whom to reach about invoices, options and the file.',
      'person-rights':
        'Each box adds a right. Managing the persons on the account and setting the password of the mailbox stay with the holder.',
      'mailbox-password':
        'This password opens nothing but the mailbox, in a mail program. It differs from the one you sign in with, which you must give to no program.',
      login:
        'Name by which the account signs in. That of a secondary account always ends with that of its primary account.',
      nic: 'The last five digits of the SIRET: they stand for the establishment, the SIREN stands for the company.',
      'mailbox-quota':
        'How many secondary accounts with a mailbox you want to be able to open. Secondary accounts without a mailbox do not count: they are free and without limit.',
      autonomous:
        'An autonomous secondary account chooses its procedures itself, among those of your account. Otherwise you choose them for it.',
      'create-mailbox':
        'With a mailbox the account receives its own messages and can deposit by mail. Without one the account is free, and its service messages go to the primary account.',
    },
    options: {
      procedures:
        'A procedure is a declaration or a request sent electronically to a body. Tick those you use; “Choose document types” says what you deposit in each.',
      statements:
        'We collect the statements of your accounts from your banks and deliver them to the mailbox you choose.',
      'collection-alert':
        'A message tells you when statements could not be collected from a bank, and what to do.',
      'statement-mailbox':
        'The dedicated mailbox receives nothing but statements: handy to hand over to an accounting program. The default mailbox also receives the other messages of the account.',
      archive:
        'What you deposit is sealed and kept so that it can be proven, years later, that nothing has changed since.',
    },
    invoicing: {
      date: 'The day on which your invoices are made. Our team sets it with you.',
      'responsible-address':
        'Your invoices carry the address of the responsible person, from the tab of the identity. Untick to give another, that of your seat or your accountant for example.',
    },
  },
} satisfies Texts['help']
