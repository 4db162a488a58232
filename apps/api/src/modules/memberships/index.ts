import { registerHolderSource, registerPurpose } from '../billing/index.ts'
import { registerAddressFollower } from '../identity/index.ts'
import { completeRenewal, endRenewal, markRenewalProcessing } from './complete-renewal.ts'
import { touchMember } from './data/member-data.ts'
import { findDocumentHolder } from './find-document-holder.ts'
import { RENEWAL_PURPOSE } from './renew-membership.ts'

export { admitMember } from './admit-member.ts'
export { findMember, findMemberByNir, findReferrer, readPartners, readSameSiret } from './data/member-data.ts'
export { findMembership, readPeriods } from './data/membership-data.ts'
export { periodFor, periodState } from './domain/renewal-rules.ts'
export { type DocumentHolder, findDocumentHolder } from './find-document-holder.ts'
export { findMemberStanding, listTypeNames, type MemberStanding } from './find-standing.ts'
export { getMe, NIR_FIELD } from './get-me.ts'
export { availableMethods, type PaymentMethod } from './get-renewal-offer.ts'
export { listJoinableTypes } from './list-joinable-types.ts'
export { listMembershipsOf } from './list-memberships.ts'
export { registerMembershipMails } from './mail/membership-mails.tsx'
export { memberImportRoutes } from './routes/import.routes.ts'
export { meRoutes } from './routes/me.routes.ts'
export { membershipRoutes } from './routes/membership.routes.ts'
export { membershipTypeRoutes } from './routes/type.routes.ts'
export { phoneOf } from './update-me.ts'

/** Says what a paid, failed or given-up renewal leads to. */
export const registerRenewalPurpose = (): void =>
  registerPurpose(RENEWAL_PURPOSE, {
    onPaid: completeRenewal,
    onProcessing: markRenewalProcessing,
    onEnded: endRenewal,
  })

/** Says whom receipts are made out to. */
export const registerReceiptHolders = (): void => registerHolderSource(findDocumentHolder)

/** Says what the change of an address means for the member’s file: it is another version. */
export const registerMemberFollowers = (): void => registerAddressFollower(touchMember)
