import type { Texts } from '../texts.ts'

const messages: Texts['messages'] = {
  title: 'Messages',
  lead: 'What the portal has to tell about your accounts.',
  caption: 'Messages, the latest first',
  columns: { date: 'Received', subject: 'Subject', account: 'Account', state: 'State' },
  read: 'Read',
  unread: 'Not read',
  unreadCount_one: '{{shown}} message not read',
  unreadCount_other: '{{shown}} messages not read',
  unreadMany: 'more than {{shown}} messages not read',
  routed: 'secondary account without mailbox',
  routedTitle: 'This message concerns the secondary account {{login}}',
  routedBody: 'That account has no mailbox: its messages come to you as its primary account.',
  filters: {
    state: 'State',
    allStates: 'Read and not read',
    account: 'Account concerned',
    allAccounts: 'All accounts',
    other: 'Another account',
  },
  markAll: 'Mark all as read',
  markAllFailed: 'The messages were not marked as read',
  allRead: 'All messages are marked as read.',
  markUnread: 'Mark as not read',
  markFailed: 'The message was not marked',
  received: 'Received on {{date}} at {{time}} · {{login}}, {{company}}',
  back: 'Back',
  empty: {
    title: 'No message for now',
    body: 'Changes of password, options or persons of your accounts will be told here.',
  },
  nothing: {
    title: 'No message matches',
    body: 'Search with fewer words, or take the filters away.',
    clear: 'Clear search and filters',
  },
}
export default messages
