/** Problems of letters; they stand among the others in `problems.ts`. */
export const LETTER_PROBLEMS = {
  'letter.printed-before': {
    status: 409,
    en: 'One of these letters was printed before.',
    fr: 'L’un de ces courriers a déjà été imprimé.',
  },
  'letter.being-printed': {
    status: 409,
    en: 'One of these letters is being printed at this moment.',
    fr: 'L’un de ces courriers est en cours d’impression.',
  },
  'letter.print-not-there': {
    status: 409,
    en: 'This file is not ready, or is not kept any more. Print the letters again if they are needed.',
    fr: 'Ce fichier n’est pas prêt, ou n’est plus conservé. Imprimez de nouveau les courriers si besoin.',
  },
  'letter.nothing-to-print': {
    status: 409,
    en: 'There is no letter to print: none waits, or the address is not complete.',
    fr: 'Aucun courrier n’est à imprimer\u00a0: aucun n’attend, ou l’adresse manque au dossier.',
  },
  'letter.not-printed': {
    status: 409,
    en: 'One of these letters has not been printed, or was posted already.',
    fr: 'L’un de ces courriers n’a pas été imprimé, ou a déjà été posté.',
  },
} as const
