/** Meaning of the fields of notifications; joined to the others in `openapi-text.ts`. */
export const NOTIFICATION_FIELDS: Readonly<Record<string, string>> = {
  brief: 'The rest stands in the mail alone: it carries a link for its recipient.',
  parts: 'Its sentences, in the reader’s language.',
  offer: 'Whether it is for choosing; always and never are not.',
  readAt: 'When it was first read; null while it was not.',
  portal: 'Told under Notifications.',
  subjects: 'Subjects, each with the channels by which it comes.',
  'NotificationLine.subject': 'What it is about.',
  'NotificationLine.title': 'Its title, in the reader’s language; null for one whose words are no more.',
  'Notification.subject': 'What it is about.',
  'Notification.title': 'Its title, in the reader’s language; null for one whose words are no more.',
  'UnreadNotifications.unread': 'Notifications not read, 99 at most.',
}
