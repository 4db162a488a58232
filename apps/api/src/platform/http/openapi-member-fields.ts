/** Meaning of the fields of membership types, partners and the import of members; joined to the others in `openapi-text.ts`. */
export const MEMBER_FIELDS: Readonly<Record<string, string>> = {
  activeCount: 'Memberships of the type that are active today.',
  double: 'Possible doubles: `siret`, another member has the same one.',
  dueFrom: 'Whose latest membership ends on this day or later.',
  dueTo: 'Whose latest membership ends on this day or earlier.',
  contactName: 'Whom to ask at the partner.',
  firstAmountCents: 'Price in euro cents before the first of the dated prices.',
  freeMonths: 'Last months of the year that are free, for `free-months`; else 0.',
  memberCount: 'Members who name the partner.',
  nearly: 'No member has the words as they were written: these come near.',
  partner: 'The partner; null for everybody.',
  prices: 'Dated prices, the latest first.',
  'RenewalOffer.kind': 'How the days of the type are counted.',
  'StaffMembershipType.kind':
    'How the days of the type are counted: `annual`, `pro-rata` or `free-months`; never changed.',
  'createMembershipType.kind': 'How the days of the type are counted; never changed.',
}
