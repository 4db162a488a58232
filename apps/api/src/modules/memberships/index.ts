import { registerHolderSource, registerPurpose } from '../billing/index.ts'
import { registerAddressFollower } from '../identity/index.ts'
import { cancelPaidMembership } from './cancel-membership.ts'
import { completeRenewal, endRenewal, markRenewalProcessing } from './complete-renewal.ts'
import { touchMember } from './data/member-data.ts'
import { findDocumentHolder } from './find-document-holder.ts'
import { RENEWAL_PURPOSE } from './open-renewal.ts'
import { RECORDED_PURPOSE, tellRecorded } from './record-member.ts'

export { admitMember } from './admit-member.ts'
export { askCompany, factsOf } from './ask-company.ts'
export { cancelMembership, cancelPaidMembership, registerCancellation } from './cancel-membership.ts'
export { changeFile } from './change-file.ts'
export { findMember, findMemberByNir, findReferrer, readPartners, readSameSiret } from './data/member-data.ts'
export { findMembership, readPeriods } from './data/membership-data.ts'
export { findRenewalByPayment } from './data/renewal-data.ts'
export { demandAsTold } from './demand-as-told.ts'
export { periodFor, periodState } from './domain/renewal-rules.ts'
export type { Task } from './domain/tasks.ts'
export { type DocumentHolder, findDocumentHolder } from './find-document-holder.ts'
export { findMembershipPaidBy } from './find-membership-paid-by.ts'
export { findMemberStanding, listTypeNames, type MemberStanding } from './find-standing.ts'
export { decryptNir, getMe, NIR_FIELD } from './get-me.ts'
export { availableMethods } from './get-renewal-offer.ts'
export { listJoinableTypes } from './list-joinable-types.ts'
export { listMembershipsOf } from './list-memberships.ts'
export { registerTasks } from './list-my-tasks.ts'
export { registerMembershipMails } from './mail/membership-mails.tsx'
export { isRenewalOpen, quoteRenewal, type RenewalQuote, writeRenewal } from './open-renewal.ts'
export { memberImportRoutes } from './routes/import.routes.ts'
export { meRoutes } from './routes/me.routes.ts'
export { membershipRoutes } from './routes/membership.routes.ts'
export { recordRoutes } from './routes/record.routes.ts'
export { membershipTypeRoutes } from './routes/type.routes.ts'
export { phoneOf } from './update-me.ts'

/** Says what a paid, failed, given-up or refunded renewal leads to. */
export function registerRenewalPurpose(): void {
  registerPurpose(RENEWAL_PURPOSE, {
    onPaid: completeRenewal,
    onProcessing: markRenewalProcessing,
    onEnded: endRenewal,
    onRefunded: cancelPaidMembership,
  })
  registerPurpose(RECORDED_PURPOSE, {
    onPaid: tellRecorded,
    onProcessing: async () => undefined,
    onEnded: async () => undefined,
    onRefunded: cancelPaidMembership,
  })
}

/** Says whom receipts are made out to. */
export const registerReceiptHolders = (): void => registerHolderSource(findDocumentHolder)

/** Says what the change of an address means for the member’s file: it is another version. */
export const registerMemberFollowers = (): void => registerAddressFollower(touchMember)
