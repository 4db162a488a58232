import type { FrenchTexts, TextsLike } from '../texts.ts'

export default {
  title: 'News of the organisation',
  checking: 'Reading the link…',
  on: 'News are sent to {{email}}. Do you want to receive them no more?',
  off: 'News are no longer sent to {{email}}.',
  always: 'Reminders, receipts and other messages about your membership always come.',
  decline: 'Receive no more news',
  accept: 'Receive news again',
  elsewhere: 'To receive them again, sign in and choose under “Notifications”.',
  gone: 'This link is not valid',
  goneBody: 'Sign in to choose what you receive, under “Notifications”.',
  signIn: 'Sign in',
  failed: 'The request did not go through',
} satisfies TextsLike<FrenchTexts['unsubscription']>
