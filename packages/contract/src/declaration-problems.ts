import type { ProblemDefinition } from './operation-problems.ts'

/** Problems of declaring turnover; part of the one closed list. */
export const DECLARATION_PROBLEMS = {
  'declaration.not-open': {
    status: 409,
    en: 'This period is not over yet: it can be declared from the day after its last one.',
    fr: 'Cette période n’est pas terminée : elle se déclare à partir du lendemain de son dernier jour.',
  },
  'declaration.over': {
    status: 409,
    en: 'The due day has passed, so this declaration cannot be corrected here any more: write to the support desk.',
    fr: 'L’échéance est passée : cette déclaration ne se corrige plus ici. Écrivez à l’assistance.',
  },
  'declaration.activities-unknown': {
    status: 409,
    en: 'The file does not say which activities the company has: fill that in under “My company” first.',
    fr: 'Le dossier ne dit pas quelles sont les activités de l’entreprise : indiquez-les d’abord dans « Mon entreprise ».',
  },
  'declaration.amount-changed': {
    status: 409,
    en: 'The amount due has changed since it was shown: look at it again before filing.',
    fr: 'Le montant à payer a changé depuis qu’il a été affiché : vérifiez-le avant de déposer la déclaration.',
  },
  'declarant.unchecked': {
    status: 409,
    en: 'This file is still being checked: turnover can be declared once it is open.',
    fr: 'Ce dossier est encore en cours de vérification : le chiffre d’affaires se déclare une fois le dossier ouvert.',
  },
} as const satisfies Record<string, ProblemDefinition>
