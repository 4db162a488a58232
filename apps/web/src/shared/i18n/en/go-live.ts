import type { Texts } from '../texts.ts'

export default {
  title: 'Going live',
  intro: 'What is left to do before the portal opens, and a way to try each service.',
  count_one: '{{count}} of {{total}} items done',
  count_other: '{{count}} of {{total}} items done',
  progress: 'Items done',
  left_one: 'One item that is needed is left.',
  left_other: '{{count}} items that are needed are left.',
  onlyAdvised: 'All that is needed is done. Some advised items are left: do them, or set them aside.',
  putAside: 'Show no more on the first page',
  showAgain: 'Show again on the first page',
  asideDone: 'The list is not shown on the first page any more.',
  shownDone: 'The list is shown on the first page.',
  ready: { title: 'All is ready', body: 'You can open the portal: {{url}}' },
  partDone: 'All done',
  partLeft_one: '1 item left',
  partLeft_other: '{{count}} items left',
  open: 'See to it',
  openOf: 'See to it: {{item}}',
  change: 'Review',
  changeOf: 'Review: {{item}}',
  panel: {
    title: 'Your portal is not open yet',
    body_one:
      '{{count}} of {{total}} items done. The list leads you: name, texts, memberships, what is sent, safety.',
    body_other:
      '{{count}} of {{total}} items done. The list leads you: name, texts, memberships, what is sent, safety.',
    open: 'Go on with going live',
  },
  states: { done: 'Done', must: 'Needed', advised: 'Advised', 'set-aside': 'Set aside' },
  marks: {
    confirm: 'This is done',
    confirmOf: 'This is done: {{item}}',
    setAside: 'Set aside',
    setAsideOf: 'Set aside: {{item}}',
    undo: 'Take back',
    undoOf: 'Take back: {{item}}',
    failed: 'This item could not be marked.',
  },
  parts: {
    organisation: 'Your organisation',
    texts: 'Public texts',
    offer: 'Memberships and prices',
    services: 'Services',
    safety: 'Safety and opening',
  },
  items: {
    name: {
      title: 'Name of the organisation',
      todo: 'Give it its name: pages, mails and documents begin with it.',
    },
    address: {
      title: 'Address of the seat',
      todo: 'Give address and town: they stand on certificates, receipts and the legal notice.',
    },
    contacts: {
      title: 'E-mail and telephone of the support desk',
      todo: 'Say how to reach you: this stands at the foot of every page.',
    },
    hours: { title: 'Hours of the support desk', todo: 'Say when you answer, in French and in English.' },
    logo: { title: 'Logo', todo: 'Give a PNG or JPEG picture of at most 300 kB.' },
    bank: {
      title: 'Bank details',
      todo: 'Give an IBAN, or to whom cheques are made out, to take transfers and cheques.',
    },
    invoicing: {
      title: 'VAT regime and identity on invoices',
      todo: 'Choose the VAT regime: no invoice is issued before. They also bear the legal form, the address and the SIRET.',
    },
    'legal-notice': {
      title: 'Legal notice',
      todo: 'Read the text that is offered, complete it and publish it: the law asks who publishes and hosts the portal.',
    },
    accessibility: {
      title: 'Accessibility statement',
      todo: 'Read the text that is offered and publish it.',
    },
    'membership-terms': {
      title: 'Terms of membership',
      todo: 'Read the text that is offered and publish it: each new member accepts it.',
    },
    'account-terms': {
      title: 'Terms of accounts',
      todo: 'Read the text that is offered and publish it: each new holder of an account accepts it.',
    },
    types: {
      title: 'Types of membership and prices',
      todo: 'A first type is there at a sample price: set yours, or confirm that it will do.',
    },
    tariffs: {
      title: 'Prices of accounts',
      todo: 'Set the price of mailboxes and procedures, or set this aside if all is free.',
    },
    reminders: { title: 'Renewal reminders', todo: 'Switch on at least one reminder before the due date.' },
    mail: {
      title: 'Sending e-mail',
      todo: 'Without e-mail nobody can activate an account or recover a password. Try it.',
    },
    sms: {
      title: 'Sending SMS',
      todo: 'Of use for verification codes and reminders. Try it, or set this aside.',
    },
    payments: {
      title: 'Payment online (Stripe)',
      todo: 'Try it: the portal reads the name of the account, then asks Stripe for a notice and waits for it.',
    },
    webhook: {
      title: 'Notices of payment received',
      todo: 'No signed notice of Stripe has come yet. Register the address /api/webhooks/stripe of this portal at Stripe, then run the test above.',
    },
    store: { title: 'Store of files', todo: 'Try it: a small file is written, read and deleted.' },
    register: {
      title: 'Company register',
      todo: 'A SIRET then fills in name and address. Try it, or set this aside.',
    },
    addresses: {
      title: 'Address search',
      todo: 'Addresses are then offered as one types. Try it, or set this aside.',
    },
    https: {
      title: 'Address with https',
      todo: 'Give the setting PUBLIC_URL the https address of the portal, then restart it.',
    },
    'second-admin': {
      title: 'A second administrator',
      todo: 'Invite somebody: should you lose your access, they can give it back.',
    },
    factors: {
      title: 'Second factor of the team',
      todo: 'Somebody of the team has neither a passkey nor an authenticator program yet. Ask them to sign in and set one up.',
    },
    backup: {
      title: 'Backups',
      todo: 'Schedule a backup every night and try to restore one (docs/runbooks/backup-restore.md), then confirm.',
    },
    demo: {
      title: 'No demo data',
      todo: 'This portal runs as a demo, with invented people. Start an empty installation with DEMO=0.',
    },
  },
  sms: {
    title: 'Test SMS',
    phone: 'Mobile number',
    help: 'An SMS leaves at once, on the terms of your operator.',
    send: 'Send the SMS',
  },
  tests: {
    passed: 'The test went well',
    failed: 'The test failed',
    notRun: 'The test could not be run.',
    said: 'Answer:',
    reason: 'What the other side said:',
    at: 'Test of {{at}}',
    atBy: 'Test of {{at}}, by {{name}}',
    run: {
      mail: 'Send me a test e-mail',
      sms: 'Send a test SMS',
      payments: 'Try there and back',
      store: 'Write and read a file',
      register: 'Look up a company',
      addresses: 'Look up an address',
    },
    facts: {
      'sent-to': 'Sent to {{value}}: check that it arrived.',
      account: 'Account: {{value}}',
      'mode-live': 'Live mode: payments are collected.',
      'mode-test': 'Test mode: no money moves.',
      'webhook-found': 'Stripe sends its notices to {{value}}.',
      'webhook-missing': 'No notice is sent to {{value}}: add this address at Stripe.',
      'webhook-unseen': 'No signed notice has come yet.',
      'webhook-returned': 'There and back: a notice that was asked of Stripe has come, signed.',
      'webhook-lost':
        'The notice asked of Stripe has not come within ten seconds: check the address, the event checkout.session.expired and STRIPE_WEBHOOK_SECRET.',
      milliseconds: 'Answered in {{value}} ms.',
    },
    help: {
      mail: 'Check SMTP_URL (server, port, user, password), and that the sender’s address is yours.',
      sms: 'Check SMS_URL, its user and its password with your operator.',
      payments: 'Check STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET in your Stripe dashboard.',
      store: 'Check S3_URL, or the rights and the room of the folder DATA_DIR.',
      register: 'Check REGISTER_URL, and that the server can reach this address.',
      addresses: 'Check ADDRESS_URL, and that the server can reach this address.',
    },
    notSet: {
      mail: 'Not set up yet: give SMTP_URL (smtps://user:password@server:465), then restart the portal.',
      sms: 'Not set up: give SMS_URL, then restart the portal.',
      payments: 'Not set up: give STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET, then restart the portal.',
      store: 'Not set up.',
      register: 'Not set up: give REGISTER_URL, then restart the portal.',
      addresses: 'Not set up: give ADDRESS_URL, then restart the portal.',
    },
  },
} satisfies Texts['goLive']
