import type { ProblemDefinition } from './operation-problems.ts'

/** Problems of firms of third parties; they stand among the others in `problems.ts`. */
export const FIRM_PROBLEMS = {
  'firm.member': {
    status: 409,
    en: 'You are in a firm already: leave it first.',
    fr: 'Vous faites déjà partie d’un cabinet : quittez-le d’abord.',
  },
  'firm.manager-only': {
    status: 403,
    en: 'Only a manager of the firm may do this.',
    fr: 'Seul un responsable du cabinet peut le faire.',
  },
  'firm.known': {
    status: 409,
    en: 'This person is in the firm already, or was invited already.',
    fr: 'Cette personne fait déjà partie du cabinet, ou y est déjà invitée.',
  },
  'firm.too-many': {
    status: 409,
    en: 'Too many invitations wait for an answer already.',
    fr: 'Trop d’invitations attendent déjà une réponse.',
  },
  'firm.full': {
    status: 409,
    en: 'The firm has 50 persons already.',
    fr: 'Le cabinet compte déjà 50 personnes.',
  },
  'firm.last-manager': {
    status: 409,
    en: 'Others are in the firm: make one of them a manager first.',
    fr: 'Le cabinet resterait sans responsable : nommez-en d’abord un autre.',
  },
  'firm.settled': {
    status: 409,
    en: 'This was answered, withdrawn or ended meanwhile.',
    fr: 'Entre-temps, une réponse a été donnée ou cette place a pris fin.',
  },
} as const satisfies Record<string, ProblemDefinition>
