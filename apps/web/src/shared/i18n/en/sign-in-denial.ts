import type { Texts } from '../texts.ts'

export default {
  heading: 'Was this sign-in not yours?',
  intro: 'Say so, and your space is closed to everybody until you choose another password:',
  follows: {
    sessions: 'all sessions end, on every device;',
    keys: 'API keys and trusted devices serve no more;',
    password:
      'your present password opens nothing any more, and a link to choose another one is sent to you;',
    desk: 'our team is told.',
  },
  mine: 'If it was you, close this page: nothing changes.',
  submit: 'It was not me',
  failed: 'That did not work',
  done: 'Your space is protected',
  doneBody:
    'All sessions are closed. Open the e-mail that we have just sent and choose a new password. Check that of your mailbox too.',
  gone: 'It was used before, or is older than seven days',
  goneBody: 'In doubt? Choose a new password: all sessions end then.',
  toReset: 'Choose a new password',
} satisfies Texts['identity']['signInDenial']
