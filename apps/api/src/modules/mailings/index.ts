import { registerAddressFollower } from '../identity/index.ts'
import { followAddress } from './follow-address.ts'

export { registerMailings } from './mailing-template.ts'
export { mailReportRoutes } from './routes/mail-report.routes.ts'
export { mailingRoutes } from './routes/mailing.routes.ts'
export { SEND_MAILINGS } from './run-mailing.ts'
export { sendMailings } from './send-mailings.ts'

/** Says what the change of an address means for mailings under way. */
export const registerMailingFollowers = (): void => registerAddressFollower(followAddress)
