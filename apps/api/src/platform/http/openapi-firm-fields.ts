/** Meaning of the fields of firms; joined to the others in `openapi-text.ts`. */
export const FIRM_FIELDS: Readonly<Record<string, string>> = {
  colleagues: 'The member opens the file to the colleagues of the third party too, in whatever firm that is.',
  firm: 'The firm of the caller, or to whose persons a file is open; null for none.',
  firmName: 'Name of the firm.',
  heldBy: 'The colleague to whom the file was given; null for the caller.',
  inviterName: 'Who invites.',
  isMe: 'It is the caller.',
  isShared: 'The file is open to the persons of the firm too.',
  joinedAt: 'When the person entered the firm; null for an invitation.',
  members: 'Persons of the firm, then invitations.',
  others: 'How many persons of the firm the file is open to, besides the third party.',
}
