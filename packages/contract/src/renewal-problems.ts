import type { ProblemDefinition } from './operation-problems.ts'

/** Problems of refunds and cancelled memberships; part of the one closed list. */
export const RENEWAL_PROBLEMS = {
  'payment.refund-too-much': {
    status: 409,
    en: 'That is more than is left of this payment.',
    fr: 'C’est plus que ce qui reste de ce règlement.',
  },
  'membership.not-cancellable': {
    status: 409,
    en: 'This membership is over or cancelled already.',
    fr: 'Cette adhésion est déjà terminée ou annulée.',
  },
} as const satisfies Record<string, ProblemDefinition>
