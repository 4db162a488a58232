import { registerPurpose } from '../billing/index.ts'
import { cancelPaidMembership } from '../memberships/index.ts'
import { completeJoining, endJoiningPayment, markJoiningProcessing } from './complete-joining.ts'
import { JOINING_PURPOSE } from './pay-joining.ts'

export { registerJoiningMails } from './mail/joining-mails.tsx'
export { joiningRoutes } from './routes/joining.routes.ts'

/** Says what a paid, failed or given-up joining leads to. */
export const registerJoiningPurpose = (): void =>
  registerPurpose(JOINING_PURPOSE, {
    onPaid: completeJoining,
    onProcessing: markJoiningProcessing,
    onEnded: endJoiningPayment,
    onRefunded: cancelPaidMembership,
  })
