import type { Texts } from '../texts.ts'

export default {
  noPassword: {
    none: 'I have no password',
    title: 'Choose a password',
    intro:
      'Your space has no password: confirm with FranceConnect who you are, you come back here and can start over for five minutes. A link by e-mail also lets you choose a password.',
    first:
      'You sign in with FranceConnect, without a password. A password lets you in also while FranceConnect is unavailable.',
    ask: 'Before you choose it, confirm that it is you:',
    prove: 'Confirm with FranceConnect',
    send: 'Get a link by e-mail',
    sent: 'A link was just sent to {{email}}. It works once, for 24 hours.',
    failed: 'The request failed',
  },
  steps: { label: 'Steps', done: 'done', position: 'Step {{step}} of {{total}}' },
  unsaved: 'Changes not saved',
  saved: 'Changes saved',
  saving: 'Saving…',
  discard: 'Discard the changes',
  leaveTitle: 'Leave without saving?',
  leaveBody: 'Some changes on this page are not saved. If you leave, they will be lost.',
  leaveStay: 'Stay on the page',
  leaveGo: 'Leave without saving',
  nothingToSave: 'There is nothing to save.',
  changedTitle: 'This information was changed in the meantime',
  changedBody:
    'Somebody saved it from another device or another tab. Reload it, then make your changes again.',
  dateHelp: 'Day, month, year: 31/12/2026.',
  joined: 'Saved together with changes made elsewhere in the meantime: {{fields}}.',
  conflict: {
    title: 'This information was changed in the meantime',
    intro:
      'Somebody else (the desk, or you in another tab) saved changes while you were typing. Nothing is lost: choose field by field, then save.',
    merged: 'Also changed, without touching what you typed:',
    keepMine: 'Keep what I typed',
    takeTheirs: 'Take the value on file',
    keepAll: 'Keep all I typed',
    takeAll: 'Take all values on file',
    empty: 'empty',
    apply: 'Apply my choices and save',
  },
} satisfies Texts['forms']
