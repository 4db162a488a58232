export { registerAccountDoor } from './account-door.ts'
export type { Browser } from './activate-member.ts'
export { registerAddressFollower } from './address-followers.ts'
export { admitNewcomer } from './admit-newcomer.ts'
export { admitPerson, releasePerson } from './admit-person.ts'
export { createAuthenticator } from './authenticate.ts'
export { assertPasswordAllowed } from './check-password.ts'
export { settleEmailChanges } from './complete-email-change.ts'
export { admitWithoutEmail, createHolder, hashNewPassword } from './create-person.ts'
export { type AccountLink, endAccountLinks, readAccountLinks } from './data/link-data.ts'
export {
  findPerson,
  findPersonByEmail,
  findProvenAddress,
  giveLogin,
  isIdentifierTaken,
  readStaff,
  takenIdentifiers,
  updatePerson,
} from './data/person-data.ts'
export { endCodes, findPhone, savePhone } from './data/phone-data.ts'
export { holdCredentials, isPersonShutOut } from './data/sign-in-data.ts'
export { hasSignInMeans } from './data/sign-in-means.ts'
export { endStaffLinks, readStaffInvitations } from './data/staff-link-data.ts'
export { demandRecentPassword } from './demand-recent-password.ts'
export { type Denial, registerDenialFollower } from './denial-followers.ts'
export { endAccountSessions } from './end-account-sessions.ts'
export { endStaffAccess } from './end-staff-access.ts'
export { giveFirstAddress } from './give-first-address.ts'
export { inviteFirstAdministrator } from './invite-first-administrator.ts'
export { registerIdentityMails } from './mail/identity-mails.tsx'
export { moveLogin } from './move-login.ts'
export { openFirstSession } from './open-first-session.ts'
export { type OpenedSession, tokenHashOf } from './open-session.ts'
export { adoptPhone } from './own-phone.ts'
export { demandSettled, demandSettledOwner } from './own-recovery.ts'
export { readOwnWords } from './own-words.ts'
export { confirmRecheck, type PasswordProof, recheckPassword } from './recheck-password.ts'
export { accessRestorationRoutes } from './routes/access-restoration.routes.ts'
export { activationRoutes } from './routes/activation.routes.ts'
export { emailChangeRoutes } from './routes/email-change.routes.ts'
export { factorRoutes } from './routes/factor.routes.ts'
export { franceConnectRoutes } from './routes/franceconnect.routes.ts'
export { passkeyRoutes } from './routes/passkey.routes.ts'
export { phoneRoutes } from './routes/phone.routes.ts'
export { recoveryRoutes } from './routes/recovery.routes.ts'
export { sessionRoutes } from './routes/session.routes.ts'
export { sessionCookies } from './routes/session-cookies.ts'
export { signInRoutes } from './routes/sign-in.routes.ts'
export { signInReportRoutes } from './routes/sign-in-report.routes.ts'
export {
  areActivationsSpent,
  sendAccountActivation,
  sendAccountInvitation,
  sendFirstActivations,
} from './send-account-link.ts'
export {
  areMemberActivationsSpent,
  makeMemberActivation,
  sendMemberActivation,
} from './send-member-activation.ts'
export type { SessionFacts } from './session-view.ts'
export { shutPerson } from './shut-person.ts'
export { signUpByLink } from './sign-up-by-link.ts'
export { checkSmsCode, findOpenCode, mobilePhone, sendSmsCode, useSmsCode } from './sms-codes.ts'
export { registerStaffDoor } from './staff-door.ts'
export { makeStaffInvitation } from './staff-invitation.ts'
export { endLocks, giveTemporaryPassword, makeTemporaryPassword } from './temporary-password.ts'
export { continueRecoveries } from './wait-for-recovery.ts'
