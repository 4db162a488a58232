import { COMPANY_FIELDS } from './openapi-company-fields.ts'

/** Meaning of the fields about changes of the person’s file; joined to the others in `openapi-text.ts`. */
export const INFORMATION_FIELDS: Readonly<Record<string, string>> = {
  ...COMPANY_FIELDS,
  change: 'The change under way; null when there is none.',
  confirmed: 'Whether this address has confirmed already.',
  effectiveAt:
    'When it takes effect although the present address keeps silent; null until the new one has confirmed.',
  actorKind:
    '`self`: the person; `program`: with a key of the person; `visitor`: by a form or a link, without signing in; `staff`: the organisation; `system`: the portal itself.',
  answer: 'What staff answered, or why it was undone.',
  atOnce: 'A resignation that does not wait for the end of the membership.',
  byStaff: 'Whether staff recorded it.',
  happensOn: 'The day of the event.',
  memberUntil: 'Last day of the membership that runs; null when none does.',
  mayTakeBack: 'Whether whoever asks may still take it back.',
  outlook: 'What an event would meet today.',
  renewsItself: 'Whether the membership renews itself by a debit.',
  renewalWaits: 'Whether a renewal waits for its payment.',
  settledAt: 'When it took effect, was decided or taken back.',
  subscriptions: 'How many services are paid for period by period.',
  withdrawalUntil: 'Last day of the right to withdraw; null when there is none.',
  newEmail: 'The address to come.',
  oldConfirmed: 'Whether the present address has confirmed.',
  oldEmail: 'The present address; empty when there is none.',
  'EmailChangeAnswer.outcome':
    '`done`: it has taken effect; `awaiting-new`, `awaiting-old`: the other address has not answered; `objected`: it has ended; `taken`: somebody else signs in with the new address meanwhile.',
  requestedAt: 'When it was asked for.',
  'EmailChangeLink.side': 'Which of the two addresses the link was sent to.',
  'EmailChange.email': 'The address to come.',
  'EmailChange.expiresAt': 'Until when the new address may confirm.',
  'EmailChange.state':
    '`awaiting-new`: the new address has not confirmed; `awaiting-old`: it has, and the present one keeps silent.',
  'FileChange.action': 'What was done.',
  'FileChange.actorName': 'Who did it; staff are named to staff alone.',
  'FileChange.email': 'The address to come, of a change of address; else null.',
  'FileChange.event': 'What kind of event in the life of the member; null for other changes.',
  'FileChange.fields': 'Names of the fields that changed; what they held is not kept.',
  'FileChange.reason': 'Why, where it was said.',
  'LifeEvent.ape': 'The APE code to come.',
  'LifeEvent.comment': 'Why, in the words of whoever told it.',
  'LifeEvent.createdAt': 'When it was told.',
  'LifeEvent.kind':
    '`move`, `new-siret`, `cessation` (end of activity), `resignation`, `withdrawal` (within 14 days), `death`.',
  'LifeEvent.siret': 'The SIRET to come.',
  'LifeEvent.state':
    '`planned`: takes effect on its day; `requested`: staff decide; `done`; `declined`; `withdrawn`: taken back or undone.',
  'LifeEventOutlook.accounts': 'On how many accounts the person is.',
  'LifeEventOutlook.siret': 'The SIRET on file.',
  'StaffLifeEvent.holderName': 'Whose event it is.',
  'MemberLifeEvents.holderName': 'Whose events they are.',
  'decideLifeEvent.decision': '`accept` or `decline`.',
  'undoLifeEvent.reason': 'Why; the member is told.',
  available: 'Whether SMS can be sent from this portal at all.',
  pending: 'A number to which a code was sent and that waits for it; null when there is none.',
  verifiedAt: 'When the code was given.',
  'OwnPhone.phone':
    'The number, E.164: the one that a code has proven, or null; in `pending` the one that waits for its code.',
  'OwnPhone.expiresAt': 'Until when the code serves.',
  'confirmOwnPhone.code': 'The six digits that were sent; spaces do not matter.',
  'removeOwnPhone.currentPassword':
    'The password; may be left out within five minutes of the last time in this session.',
  'sendPhoneCode.currentPassword':
    'The password; may be left out within five minutes of the last time in this session.',
  'sendPhoneCode.phone': 'A mobile number; French ones may be written without the country.',
  'RevealedNir.nir': 'The social security number whole, without separators.',
  'revealNir.currentPassword':
    'The password; may be left out within five minutes of the last time in this session.',
  'revealMemberNir.reason': 'Why it is needed; the member is told.',
  'EmailChangeLink.expiresAt': 'Until when the new address may confirm.',
  'answerEmailChange.decision':
    '`confirm`, or `object`: the owner of the present address has not asked for it.',
  'requestEmailChange.email': 'The address to sign in with from then on.',
}
