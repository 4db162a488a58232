/** Problems of membership types, partners and imports of members; they stand among the others in `problems.ts`. */
export const MEMBER_PROBLEMS = {
  'membership-type.code-taken': {
    status: 409,
    en: 'Another membership type has this code already.',
    fr: 'Un autre type d’adhésion porte déjà ce code.',
  },
  'partner.name-taken': {
    status: 409,
    en: 'Another partner has this name already.',
    fr: 'Un autre partenaire porte déjà ce nom.',
  },
  'membership.type-unavailable': {
    status: 422,
    en: 'This membership type is not offered.',
    fr: 'Ce type d’adhésion n’est pas proposé.',
  },
} as const
