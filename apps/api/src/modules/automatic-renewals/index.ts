import { followPayments } from '../billing/index.ts'
import { registerCancellation } from '../memberships/index.ts'
import { followCancelled, followEnded, followPaid, isDebitCalledOff } from './follow-payments.ts'

export { registerAutomaticMails } from './mail/automatic-mails.tsx'
export { renewAutomatically } from './renew-automatically.ts'
export { automaticRenewalRoutes } from './routes/automatic-renewal.routes.ts'
export { endAutomaticRenewal } from './stop-automatic-renewal.ts'
export { syncSetup } from './switch-on.ts'

/** Automatic renewals follow the payments that they open, and end with the membership. */
export function registerAutomaticRenewals(): void {
  const follower = { onPaid: followPaid, onEnded: followEnded, isCalledOff: isDebitCalledOff }
  followPayments('automatic-renewals', follower)
  registerCancellation((tx, { personId }) => followCancelled(tx, personId))
}
