import type { Texts } from '../texts.ts'

export default {
  title: 'Notifications',
  lead: 'What the portal tells you, and how.',
  tabs: { label: 'Notifications', recues: 'Received', rappels: 'Reminders', preferences: 'Preferences' },
  caption: 'Notifications, the latest first',
  columns: { date: 'Received', title: 'Title', subject: 'Subject', state: 'State' },
  read: 'Read',
  unread: 'Not read',
  unreadCount_one: '{{shown}} notification not read',
  unreadCount_other: '{{shown}} notifications not read',
  unreadMany: 'more than {{shown}} notifications not read',
  filters: { allSubjects: 'All subjects', allStates: 'Read and not read' },
  markAll: 'Mark all as read',
  markFailed: 'The notifications were not marked as read',
  allRead: 'All notifications are marked as read.',
  markUnread: 'Mark as not read',
  open: 'Open',
  brief: 'The rest is in the e-mail: it holds a link that is for you alone.',
  gone: 'The words of this notification are no longer there.',
  empty: {
    title: 'No notification yet',
    body: 'Deadlines, confirmations and security alerts will appear here.',
  },
  nothing: {
    title: 'No notification matches',
    body: 'Choose another subject or another state.',
    clear: 'Clear the filters',
  },
  intro:
    'Choose for each subject how you want to be told. What the law or your contract asks us to write (receipts, confirmations of membership, notices of debits) always goes by e-mail.',
  channels: { mail: 'E-mail', sms: 'SMS', portal: 'Portal' },
  subjects: {
    deadlines: {
      name: 'Deadlines',
      about: 'End of membership, vouchers and keys that expire, trash about to be emptied.',
    },
    confirmations: {
      name: 'Confirmations',
      about:
        'Service done, certificate or export ready, shared document read, company changed in the register.',
    },
    security: {
      name: 'Security',
      about:
        'New sign-in, password, second factor, access of third parties. E-mail or SMS stays on: the portal alone would also be read by whoever got in.',
    },
    membership: {
      name: 'Membership',
      about:
        'Documents published or changed, vouchers received, what follows from an event in your file. Membership, its renewal and its end are always confirmed by e-mail.',
    },
    billing: { name: 'Billing', about: 'Payments awaited, receipts, refunds, debits.' },
    accounts: {
      name: 'Accounts',
      about:
        'Persons and options of your accounts. Closing, lost rights and passwords always come by e-mail.',
    },
    news: { name: 'News', about: 'The life and activities of the organisation, by mailings.' },
  },
  always: {
    mail: 'always, the law or your contract asks for these messages.',
    any: 'always.',
    accounts: 'always, under “Messages”.',
    news: 'always, under “News”.',
  },
  sms: {
    notOffered: 'Your organisation sends no SMS for now.',
    to: 'To {{phone}}.',
    giveFirst: 'Give a mobile number in your information first.',
    proveFirst: 'Verify a mobile number under “Security” first.',
  },
  securityOff: 'Keep e-mail or SMS for security.',
  changed: 'Your preferences have changed meanwhile, perhaps in another tab.',
  reload: 'Show the current preferences',
  numbers: 'Address and numbers:',
  toInformation: 'my information',
  toSecurity: 'security',
} satisfies Texts['notifications']
