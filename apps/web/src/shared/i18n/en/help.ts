import type { Texts } from '../texts.ts'

export default {
  about: 'Help: {{about}}',
  topics: {
    account: {
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
      statements:
        'We collect the statements of your accounts from your banks and deliver them to the mailbox you choose.',
      'collection-alert':
        'A message tells you when statements could not be collected from a bank, and what to do.',
      'statement-mailbox':
        'The dedicated mailbox receives nothing but statements: handy to hand over to an accounting program. The default mailbox also receives the other messages of the account.',
      archive:
        'What you deposit is sealed and kept so that it can be proven, years later, that nothing has changed since.',
    },
    invoicing: { date: 'The day on which your invoices are made. Our team sets it with you.' },
  },
} satisfies Texts['help']
