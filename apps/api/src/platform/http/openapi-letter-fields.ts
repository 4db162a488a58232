/** Meaning of the fields of letters; joined to the others in `openapi-text.ts`. */
export const LETTER_FIELDS: Readonly<Record<string, string>> = {
  'correctMember.reason': 'Why it is changed; the member is told.',
  'giveMemberEmail.email': 'Where messages go from then on.',
  'giveMemberEmail.reason': 'Why; it stands in the history of the file.',
  shared: 'The address is that of somebody close: nobody signs in with it as this member.',
  signsIn: 'Whether the member has a way to sign in, or is on an account.',
  printing: 'It stands in a print that is being made.',
  toPost: 'How many of its letters were not posted as yet.',
  'LetterPrint.askedBy': 'Who asked for it.',
  'LetterPrint.done': 'How many letters are in the file as yet.',
  'LetterPrint.expiresAt': 'Until when the file is kept.',
  'LetterPrint.format': 'A ZIP of several PDFs beyond 500 letters.',
  'LetterPrint.leftOut':
    'How many came to nothing: not wanted any more, without an address, or not to be made.',
  'LetterPrint.letters': 'How many letters were asked for.',
  'LetterPrint.size': 'Bytes of the file.',
  again: 'Those printed before are printed again.',
  hasAddress: 'The member’s file has a street, a postcode and a town.',
  posted: 'How many were marked.',
  postedOn: 'The day on which it was posted.',
  printedAt: 'When it was first printed.',
}
