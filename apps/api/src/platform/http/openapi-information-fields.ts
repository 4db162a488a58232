/** Meaning of the fields about changes of the person’s file; joined to the others in `openapi-text.ts`. */
export const INFORMATION_FIELDS: Readonly<Record<string, string>> = {
  change: 'The change under way; null when there is none.',
  confirmed: 'Whether this address has confirmed already.',
  effectiveAt:
    'When it takes effect although the present address keeps silent; null until the new one has confirmed.',
  actorKind:
    '`self`: the person; `program`: with a key of the person; `visitor`: by a form or a link, without signing in; `staff`: the organisation; `system`: the portal itself.',
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
  'FileChange.fields': 'Names of the fields that changed; what they held is not kept.',
  'FileChange.reason': 'Why, where it was said.',
  'RevealedNir.nir': 'The social security number whole, without separators.',
  'revealNir.currentPassword':
    'The password; may be left out within five minutes of the last time in this session.',
  'revealMemberNir.reason': 'Why it is needed; the member is told.',
  'EmailChangeLink.expiresAt': 'Until when the new address may confirm.',
  'answerEmailChange.decision':
    '`confirm`, or `object`: the owner of the present address has not asked for it.',
  'requestEmailChange.email': 'The address to sign in with from then on.',
}
