import type { ProblemDefinition } from './operation-problems.ts'

/** Problems of refunds, bank statements, cancelled memberships, prices told and automatic renewal; part of the one closed list. */
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
  'membership.offer-changed': {
    status: 409,
    en: 'The amount or the dates are no longer those that were shown.',
    fr: 'Le montant ou les dates ne sont plus ceux qui étaient affichés.',
  },
  'renewal.unavailable': {
    status: 409,
    en: 'There is no membership of yours that could be renewed in this way.',
    fr: 'Aucune de vos adhésions ne peut être reconduite de cette façon.',
  },
  'renewal.automatic-already': {
    status: 409,
    en: 'Your membership renews by itself already.',
    fr: 'Votre adhésion se renouvelle déjà automatiquement.',
  },
  'renewal.automatic-off': {
    status: 409,
    en: 'Automatic renewal is off already.',
    fr: 'La reconduction automatique est déjà arrêtée.',
  },
  'bank-statement.unreadable': {
    status: 422,
    en: 'This file is no bank statement that can be read: CAMT.053 or CSV.',
    fr: 'Ce fichier n’est pas un relevé lisible : CAMT.053 ou CSV.',
  },
  'bank-line.not-open': {
    status: 409,
    en: 'This line is used already.',
    fr: 'Cette ligne est déjà utilisée.',
  },
  'bank-line.not-used': {
    status: 409,
    en: 'This line has not been confirmed.',
    fr: 'Cette ligne n’a pas été rapprochée.',
  },
  'bank-line.too-little': {
    status: 409,
    en: 'Less has arrived than is due: ask for the rest first.',
    fr: 'Il est arrivé moins que le montant dû : demandez d’abord le complément.',
  },
} as const satisfies Record<string, ProblemDefinition>
