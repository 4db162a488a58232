/** Meaning of the fields about changes of the person’s file; joined to the others in `openapi-text.ts`. */
export const INFORMATION_FIELDS: Readonly<Record<string, string>> = {
  change: 'The change under way; null when there is none.',
  confirmed: 'Whether this address has confirmed already.',
  effectiveAt:
    'When it takes effect although the present address keeps silent; null until the new one has confirmed.',
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
  'EmailChangeLink.expiresAt': 'Until when the new address may confirm.',
  'answerEmailChange.decision':
    '`confirm`, or `object`: the owner of the present address has not asked for it.',
  'requestEmailChange.email': 'The address to sign in with from then on.',
}
