/** Problems of the staff; they stand among the others in `problems.ts`. */
export const STAFF_PROBLEMS = {
  'staff.oneself': {
    status: 409,
    en: 'Nobody changes the own place among the staff: ask another administrator.',
    fr: 'Personne ne modifie sa propre place dans l’équipe : demandez à un autre administrateur.',
  },
  'staff.unchanged': {
    status: 409,
    en: 'This is so already, or somebody changed it in the meantime.',
    fr: 'C’est déjà le cas, ou quelqu’un l’a modifié entre-temps.',
  },
  'staff.address-known': {
    status: 409,
    en: 'Somebody signs in with this address already: invite another address.',
    fr: 'Quelqu’un se connecte déjà avec cette adresse : invitez une autre adresse.',
  },
} as const
