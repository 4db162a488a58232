import type { Texts } from '../texts.ts'

export default {
  title: 'Attachment',
  independent: 'The account {{login}} is an independent primary account.',
  head: 'The account {{login}} is a primary account: other accounts are attached to it.',
  under: 'The account {{login}} is attached to the primary account {{primary}} ({{company}}).',
  seePrimary: 'See the primary account',
  actions: {
    detach: 'Detach this account',
    swap: 'Swap with the primary account',
    join: 'Attach to a primary account',
    invite: 'Attach an account to this one',
  },
  means: {
    detach: 'The account becomes an independent primary account: its primary no longer manages or pays it.',
    swap: 'The account takes the place of its primary account, which becomes one of its secondary accounts.',
    join: 'The account becomes a secondary account of a primary account, which manages and pays it.',
    invite: 'An independent account becomes a secondary account of this one, with the consent of its holder.',
  },
  titles: {
    detach: 'Detach the account {{login}}',
    swap: 'Swap the account {{login}} with its primary account',
    join: 'Attach the account {{login}} to a primary account',
    invite: 'Attach an account to the account {{login}}',
  },
  acceptTitles: {
    detach: 'Detach the account {{account}}',
    swap: 'Swap the accounts {{account}} and {{primary}}',
    attach: 'Attach the account {{account}} to the account {{primary}}',
  },
  named: {
    join: 'Give the login of the primary account to which this account should be attached. Its holder gets your proposal and answers it.',
    invite:
      'Give the login of the account to attach. Its holder gets your proposal and answers it; until it is accepted, nothing of that account is shown to you.',
  },
  namedLabel: { join: 'Login of the primary account', invite: 'Login of the account to attach' },
  seeConsequences: 'See what follows',
  atOnce: 'This is what follows at once:',
  afterConsent: 'Nothing changes before the other side agrees. This is what follows then, on that day:',
  afterConsentNamed:
    'If this account exists, its holder gets your proposal; nothing changes before he agrees. This is what follows then, on that day:',
  propose: 'Send the proposal',
  now: { detach: 'Detach now', swap: 'Swap now', join: 'Attach now', invite: 'Attach now' },
  reason: 'Reason',
  reasonHelp:
    'Such as the date of the written request. Both accounts read it, in their history and by message.',
  impossible: 'This change is not possible for now',
  failed: 'Nothing was changed',
  place: {
    detach: '{{account}} becomes an independent primary account; {{primary}} has no access to it any more.',
    attach: '{{account}} becomes a secondary account of {{primary}}, which has access to it and manages it.',
    swap: '{{account}} becomes the primary account, and {{primary}} one of its secondary accounts.',
  },
  invoicing: {
    detach: '{{account}} is invoiced itself from that day on, and no longer to {{primary}}.',
    attach: '{{account}} is no longer invoiced itself: from that day on it is invoiced to {{primary}}.',
    swap: 'All the accounts are invoiced to {{account}} from that day on, and no longer to {{primary}}.',
  },
  quotaMoved_one: 'The number of secondary accounts wanted ({{shown}}) goes to {{account}}.',
  quotaMoved_other: 'The number of secondary accounts wanted ({{shown}}) goes to {{account}}.',
  secondariesMoved_one: 'The other secondary account is attached to {{account}} from then on.',
  secondariesMoved_other: 'The {{shown}} other secondary accounts are attached to {{account}} from then on.',
  choicesMoved: '{{account}} takes over the procedures chosen by {{primary}}: no account loses any.',
  profile: 'The profile of {{account}} changes from “{{before}}” to “{{after}}”.',
  portal: 'The portal of {{account}} changes from {{before}} to {{after}}.',
  testOn: '{{account}} becomes a test account, as its primary is.',
  testOff: '{{account}} is no longer a test account, as its primary is none.',
  autonomousOn: '{{account}} goes on choosing its procedures, among those of {{primary}}.',
  autonomousOff: '{{account}} chooses its procedures itself from then on.',
  mailboxMade:
    '{{account}} gets a mailbox, as every primary account has: its holder sets the password of the mailbox first.',
  mailboxes: 'Secondary accounts with a mailbox: {{before}} before, {{after}} after, of {{quota}} wanted.',
  services: {
    statements: 'bank statements',
    archive: 'the probative archive',
    both: 'bank statements and the probative archive',
  },
  servicesKept: '{{account}} keeps {{services}}.',
  kept: 'Login, e-mail address, file number, documents, history and persons stay as they are. The suffix of the login does not change.',
  rightsUnknown:
    'The procedures that can be used will be those that both accounts have chosen: they hang on the account named, which is known only once the proposal is accepted.',
  rightsSame: 'The procedures that {{account}} can use do not change.',
  lost: 'Procedures that {{account}} can no longer use',
  gained: 'Procedures that {{account}} can use in addition',
  types: '{{code}} ({{types}})',
  cost: 'Cost per month, before tax',
  costUnknown: {
    account:
      'The cost of all the accounts, known to the primary alone: if it proposes the swap to you, you are shown it.',
    primary: 'The mailbox of the account and its services come on top, known once the proposal is accepted.',
  },
  proposals: 'Open proposals',
  noneTitle: 'No open proposal',
  noneBody: 'Proposals to attach, detach or swap that concern this account are shown here.',
  nameAndCompany: '{{login}} ({{company}})',
  sentences: {
    detach: {
      account: '{{account}} asks to be detached from {{primary}}.',
      primary: '{{primary}} proposes to detach {{account}}.',
    },
    attach: {
      account: '{{account}} asks to be attached to {{primary}}.',
      primary: '{{primary}} proposes to attach {{account}}.',
    },
    swap: {
      account: '{{account}} asks to take the place of {{primary}}.',
      primary: '{{primary}} proposes to swap places with {{account}}.',
    },
  },
  openUntil: 'Proposed on {{from}}, open until {{until}}.',
  waits: 'Waiting for the answer of the other side.',
  decide: { accept: 'Accept', decline: 'Decline', withdraw: 'Withdraw the proposal' },
  ask: { decline: 'Decline this proposal?', withdraw: 'Withdraw this proposal?' },
  askFollows: {
    decline: 'Nothing changes, and the other side is told.',
    withdraw: 'Nothing changes, and the other side need not answer any more.',
  },
  decided: {
    accept: 'Done: the accounts have their new place.',
    decline: 'The proposal is declined. Nothing has changed.',
    withdraw: 'The proposal is withdrawn. Nothing has changed.',
  },
  proposed: 'The proposal is sent. Nothing changes until it is accepted.',
  carriedOut: 'Done: the accounts have their new place, and both are told.',
} satisfies Texts['accountMoves']
