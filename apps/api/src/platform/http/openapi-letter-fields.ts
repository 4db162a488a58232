/** Meaning of the fields of letters; joined to the others in `openapi-text.ts`. */
export const LETTER_FIELDS: Readonly<Record<string, string>> = {
  'correctMember.reason': 'Why it is changed; the member is told.',
  'giveMemberEmail.email': 'Where messages go from then on.',
  'giveMemberEmail.reason': 'Why; it stands in the history of the file.',
  shared: 'The address is that of somebody close: nobody signs in with it as this member.',
  signsIn: 'Whether the member has a way to sign in, or is on an account.',
  again: 'Those printed before are printed again.',
  hasAddress: 'The member’s file has a street, a postcode and a town.',
  posted: 'How many were marked.',
  postedOn: 'The day on which it was posted.',
  printedAt: 'When it was first printed.',
}
