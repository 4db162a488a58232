/** Problems of mailings; they stand among the others in `problems.ts`. */
export const MAILING_PROBLEMS = {
  'mailing.wrong-state': {
    status: 409,
    en: 'The mailing is not in a state in which this can be done.',
    fr: 'L’état de l’envoi ne le permet pas.',
  },
  'mailing.incomplete': {
    status: 422,
    en: 'The subject or the text is missing.',
    fr: 'L’objet ou le texte manque.',
  },
  'mailing.nobody': {
    status: 409,
    en: 'This segment has no member whom a mail may reach.',
    fr: 'Ce segment ne contient aucun adhérent à qui écrire.',
  },
} as const
