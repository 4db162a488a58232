import type { ProblemDefinition } from './operation-problems.ts'

/** Problems of signing up as declarant; part of the one closed list. */
export const DECLARANT_PROBLEMS = {
  'declarant.closed': {
    status: 409,
    en: 'This sign-up is not at that step: load the page again to see what comes next.',
    fr: 'Cette inscription n’en est pas à cette étape : rechargez la page pour voir la suite.',
  },
  'declarant.known': {
    status: 409,
    en: 'This sign-up cannot go on online. If you have a space already, sign in; otherwise contact the organisation.',
    fr: 'Cette inscription ne peut pas aboutir en ligne. Si vous avez déjà un espace, connectez-vous ; sinon, contactez l’organisme.',
  },
  'declarant.decided': {
    status: 409,
    en: 'This file does not wait for a decision any more.',
    fr: 'Ce dossier n’attend plus de décision.',
  },
} as const satisfies Record<string, ProblemDefinition>
