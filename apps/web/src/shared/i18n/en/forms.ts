import type { Texts } from '../texts.ts'

export default {
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
