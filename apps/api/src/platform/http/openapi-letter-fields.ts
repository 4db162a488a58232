/** Meaning of the fields of letters; joined to the others in `openapi-text.ts`. */
export const LETTER_FIELDS: Readonly<Record<string, string>> = {
  again: 'Those printed before are printed again.',
  hasAddress: 'The member’s file has a street, a postcode and a town.',
  posted: 'How many were marked.',
  postedOn: 'The day on which it was posted.',
  printedAt: 'When it was first printed.',
}
