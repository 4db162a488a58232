import type { Texts } from '../texts.ts'

export default {
  open: 'Edit',
  title: 'Edit the file of {{name}}',
  titleLoading: 'Edit the file',
  lead: 'To correct or complete what the member asks for. The member is told by e-mail, with the reason.',
  back: 'Back to the file',
  reason: 'Reason',
  reasonHelp: 'For example: new number given by telephone.',
  why: 'Why this change',
  noPartner: 'No partner',
  elsewhere:
    'The social security number is changed by the member alone; a move or a new SIRET is recorded under “Events”, with its day.',
  email: {
    add: 'Add an address',
    change: 'Correct the address',
    addTitle: 'Add an e-mail address',
    changeTitle: 'Correct the e-mail address',
    intro:
      'This member does not sign in yet. A link to choose a password, valid for 24 hours, is sent to this address; messages arrive there from now on.',
    email: 'Email',
    shared: 'It is the address of somebody close',
    sharedHelp: 'Messages arrive there, but this member does not sign in with it.',
    save: 'Save the address',
    done: 'Address saved: an activation link is on its way to {{email}}.',
    doneShared: 'Address saved: messages go to {{email}} from now on.',
  },
} satisfies Texts['memberEdit']
