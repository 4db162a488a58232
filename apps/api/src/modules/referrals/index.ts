import { followPayments } from '../billing/index.ts'
import { rewardReferral, undoReferral } from './reward-referral.ts'

export { registerReferralMails } from './mail/referral-mails.tsx'
export { referralRoutes } from './routes/referral.routes.ts'

/** Referrals follow the payments of those who were brought. */
export const registerReferralRewards = (): void =>
  followPayments('referrals', { onPaid: rewardReferral, onRefunded: undoReferral })
