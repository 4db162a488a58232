import type { ProblemDefinition } from './operation-problems.ts'

/** Problems of vouchers and referrals; part of the one closed list. */
export const VOUCHER_PROBLEMS = {
  'voucher.unavailable': {
    status: 409,
    en: 'This voucher cannot be used: it is on another order, used up, expired, withdrawn, or not yours.',
    fr: 'Ce bon ne peut pas être utilisé : il est déjà sur une autre commande, épuisé, expiré, retiré, ou n’est pas à vous.',
  },
  'voucher.wrong-state': {
    status: 409,
    en: 'Nothing is left of this voucher that could be withdrawn.',
    fr: 'Il ne reste rien de ce bon qui puisse être retiré.',
  },
  'referral.not-member': {
    status: 409,
    en: 'Only members have a referral code.',
    fr: 'Seuls les adhérents ont un code de parrainage.',
  },
} as const satisfies Record<string, ProblemDefinition>
