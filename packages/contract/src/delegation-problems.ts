import type { ProblemDefinition } from './operation-problems.ts'

/** Problems of files opened to somebody else; they stand among the others in `problems.ts`. */
export const DELEGATION_PROBLEMS = {
  'delegation.ended': {
    status: 403,
    en: 'This file is not open to you, or not any more.',
    fr: 'Ce dossier ne vous est pas ouvert, ou ne l’est plus.',
  },
  'delegation.right-missing': {
    status: 403,
    en: 'This is not among what the file was opened to you for.',
    fr: 'Cela ne fait pas partie de ce qui vous est ouvert dans ce dossier.',
  },
  'delegation.known': {
    status: 409,
    en: 'This person has access to your file already, or was invited already.',
    fr: 'Cette personne a déjà accès à votre dossier, ou y est déjà invitée.',
  },
  'delegation.settled': {
    status: 409,
    en: 'This was answered, withdrawn or ended meanwhile.',
    fr: 'Entre-temps, une réponse a été donnée ou l’accès a pris fin.',
  },
  'delegation.too-many': {
    status: 409,
    en: 'Too many invitations or requests wait for an answer already.',
    fr: 'Trop d’invitations ou de demandes attendent déjà une réponse.',
  },
} as const satisfies Record<string, ProblemDefinition>
