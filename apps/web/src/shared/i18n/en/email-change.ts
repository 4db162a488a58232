import type { Texts } from '../texts.ts'

export default {
  heading: 'Change of sign-in address',
  oldIntro: 'Somebody asked to change the address with which you sign in. Confirm if it was you.',
  newIntro: 'Confirm that this new address is yours: you will sign in with it.',
  oldEmail: 'Present address',
  newEmail: 'New address',
  objectFollows:
    'If it was not you, say so: the request is cancelled, all sessions end, and a link to choose a new password is sent to you.',
  confirmedBefore: 'This address has confirmed already',
  object: 'It was not me',
  confirmOld: 'Confirm the change',
  confirmNew: 'Confirm this address',
  failed: 'This did not work',
  gone: 'It has expired, or the request has ended',
  goneBody:
    'Sign in to see which address is yours and, if need be, ask for another change under “My information”.',
  toSignIn: 'Go to sign-in',
  outcome: {
    done: {
      title: 'Your sign-in address has changed',
      body: 'From now on you sign in with {{email}}. Your password stays the same.',
    },
    'awaiting-new': {
      title: 'Noted',
      body: 'The change takes effect as soon as {{email}} has confirmed too.',
    },
    'awaiting-old': {
      title: 'Your new address is confirmed',
      body: 'The change takes effect as soon as {{old}} has confirmed too; without an answer from there, on {{date}}.',
    },
    objected: {
      title: 'The request is cancelled',
      body: 'All sessions are ended. A link to choose a new password was just sent to {{old}}.',
    },
    taken: {
      title: 'This address opens another space already',
      body: 'Your sign-in address stays {{old}}. You may ask for a change to another address.',
    },
  },
} satisfies Texts['identity']['emailChange']
