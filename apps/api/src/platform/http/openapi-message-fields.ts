/** Meaning of the fields of messages; joined to the others in `openapi-text.ts`. */
export const MESSAGE_FIELDS: Readonly<Record<string, string>> = {
  excerpt: 'Its first sentence.',
  facts: 'Facts in lines: name and value.',
  paragraphs: 'Its sentences, in the reader’s language.',
  path: 'Where in the portal it leads.',
  read: 'Whether the person who calls has read it.',
  receivedAt: 'When it came.',
  routed: 'It concerns a secondary account without mailbox, and came to its primary.',
  subject: 'What it is about, in the reader’s language.',
  unread: 'Messages not read, 99 at most.',
  unreadIsExact: 'False when there are more than 99.',
  value: 'Value of the fact.',
  'MessageLine.account': 'The account that it concerns.',
  'Message.account': 'The account that it concerns.',
  'Message.action': 'What can be done about it in the portal; null for nothing.',
}
