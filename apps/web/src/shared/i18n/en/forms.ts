import type { Texts } from '../texts.ts'

export default {
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
} satisfies Texts['forms']
