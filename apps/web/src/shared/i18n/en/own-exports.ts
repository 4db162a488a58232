import type { Texts } from '../texts.ts'

export default {
  title: 'My data',
  intro:
    'Receive all that the portal keeps about you: your file, memberships, payments, services, vouchers, accounts, accesses, sign-ins and messages, with your receipts, certificates and documents, in one ZIP file.',
  ask: 'Export my data',
  askIntro:
    'The file is made in the background and kept encrypted. A mail will tell you when it is ready: you can then fetch it once, within 72 hours.',
  asked: 'Export asked for. A mail will tell you when it is ready.',
  none: 'You have asked for three exports within seven days. You can ask for another one later.',
  waiting: 'Your export is being made…',
  caption: 'Exports of my data',
  ready: 'Ready, to be fetched until {{at}}',
} satisfies Texts['ownExports']
