import type { FastifyInstance } from 'fastify'
import { type Ctx, systemCtx } from '../ctx.ts'
import type { Deps } from '../deps.ts'
import { sealAudit } from '../platform/audit/seal.ts'
import type { SessionTokens } from '../platform/auth/session-token.ts'
import { refreshStatistics } from '../platform/imports/refresh-statistics.ts'
import type { ScheduledJob, TopicHandlers } from '../platform/jobs/jobs.ts'
import { purgeExpired } from '../platform/jobs/purge-expired.ts'
import { announceKeyEnds, apiKeyRoutes, registerKeyMails } from './access/index.ts'
import { accountMoveRoutes, registerMoveMessages } from './account-moves/index.ts'
import {
  accountPersonRoutes,
  accountRoutes,
  addressRoutes,
  mailboxRoutes,
  registerAccountLinks,
  registerClosureMails,
  registerDecisionMails,
  registerMailboxMails,
  registerMailboxMessages,
  registerPersonMessages,
  registerStateMessages,
  staffAccountRoutes,
} from './accounts/index.ts'
import {
  automaticRenewalRoutes,
  registerAutomaticMails,
  registerAutomaticRenewals,
  renewAutomatically,
  syncSetup,
} from './automatic-renewals/index.ts'
import {
  auditRoutes,
  backofficeRoutes,
  jobRoutes,
  refundRoutes,
  registerBackofficeMails,
  registerBankFollowers,
  statisticsRoutes,
  tellAuditHead,
} from './backoffice/index.ts'
import { bankStatementRoutes } from './bank-statements/index.ts'
import {
  billingRoutes,
  chargePayment,
  reconcilePayments,
  reconcileRefunds,
  registerBillingMails,
  syncCharge,
  syncCheckout,
  syncRefund,
} from './billing/index.ts'
import {
  certificateRoutes,
  registerCertificateMails,
  registerRevocations,
  writeCertificateLetters,
} from './certificates/index.ts'
import { contactRoutes, registerContactMail } from './contact/index.ts'
import {
  declarantRoutes,
  lookAtRegister,
  registerDeclarantMails,
  registerDeclarantTasks,
} from './declarants/index.ts'
import {
  declarationRoutes,
  registerDeclarationMails,
  registerDeclarationTasks,
  remindDeclarants,
} from './declarations/index.ts'
import { delegationRoutes, fileRoutes, registerDelegationMails } from './delegations/index.ts'
import {
  documentLinkRoutes,
  documentRoutes,
  emptyTrash,
  endRetention,
  registerDocumentMails,
  shelvePublished,
  staffDocumentRoutes,
  sweepFiles,
  tellOfChanges,
  warnOfTrash,
} from './documents/index.ts'
import { fileDeclarationRoutes } from './file-declarations/index.ts'
import { firmRoutes, registerFirmMails } from './firms/index.ts'
import { goLiveRoutes, registerGoLiveMails } from './go-live/index.ts'
import {
  accessRestorationRoutes,
  activationRoutes,
  continueRecoveries,
  emailChangeRoutes,
  factorRoutes,
  franceConnectRoutes,
  passkeyRoutes,
  phoneRoutes,
  recoveryRoutes,
  registerIdentityMails,
  sessionRoutes,
  settleEmailChanges,
  signInReportRoutes,
  signInRoutes,
} from './identity/index.ts'
import {
  carryOutBillingRun,
  invoiceRoutes,
  issueMissingInvoices,
  lookAfterBillingRuns,
  registerInvoiceMails,
  registerInvoices,
  staffInvoiceRoutes,
} from './invoices/index.ts'
import { joiningRoutes, registerJoiningMails, registerJoiningPurpose } from './joinings/index.ts'
import { letterRoutes, WRITE_LETTER_PRINTS, writeLetterPrints } from './letters/index.ts'
import { lifeEventRoutes, registerLifeEventMails, settleLifeEvents } from './life-events/index.ts'
import {
  mailingRoutes,
  mailReportRoutes,
  registerMailingFollowers,
  registerMailings,
  SEND_MAILINGS,
  sendMailings,
} from './mailings/index.ts'
import { memberViewRoutes } from './member-views/index.ts'
import {
  memberImportRoutes,
  membershipRoutes,
  membershipTypeRoutes,
  meRoutes,
  recordRoutes,
  registerMemberFollowers,
  registerMembershipMails,
  registerReceiptHolders,
  registerRenewalPurpose,
} from './memberships/index.ts'
import { messageRoutes } from './messages/index.ts'
import { deliverMessage, notificationRoutes, outgoingRoutes, requeueMessages } from './notifications/index.ts'
import {
  catalogueRoutes,
  optionRoutes,
  registerOptionMessages,
  tellLosses,
  tellWithdrawal,
} from './options/index.ts'
import {
  installationRoutes,
  legalTextRoutes,
  organisationRoutes,
  settingsRoutes,
  whileOn,
} from './organisation/index.ts'
import { erasePersons, privacyRoutes, registerErasureMails } from './privacy/index.ts'
import { referralRoutes, registerReferralMails, registerReferralRewards } from './referrals/index.ts'
import { registerRegistrationMails, registrationRoutes } from './registrations/index.ts'
import { registerReminders, reminderRoutes, sendReminders } from './reminders/index.ts'
import {
  reconcileSubscriptions,
  registerServiceMails,
  registerServicePurposes,
  registerServiceTasks,
  serviceRoutes,
  staffServiceRoutes,
  syncSubscription,
  undoSubscription,
} from './services/index.ts'
import { registerStaff, registerTeamMails, teamRoutes } from './team/index.ts'
import {
  registerSecurityThreads,
  registerThreadMails,
  staffThreadRoutes,
  threadRoutes,
  tidyThreads,
} from './threads/index.ts'
import {
  expireVouchers,
  registerVoucherMails,
  registerVoucherUses,
  voucherRoutes,
  warnOfVouchers,
} from './vouchers/index.ts'
import {
  ownExportRoutes,
  registerWholeExportMails,
  WRITE_EXPORTS,
  WRITE_OWN_EXPORTS,
  wholeExportRoutes,
  writeOwnExports,
  writeWholeExports,
} from './whole-exports/index.ts'

registerIdentityMails()
registerBackofficeMails()
registerBankFollowers()
registerKeyMails()
registerTeamMails()
registerStaff()
registerBillingMails()
registerMembershipMails()
registerMemberFollowers()
registerLifeEventMails()
registerDocumentMails()
registerDelegationMails()
registerFirmMails()
registerRenewalPurpose()
registerServiceMails()
registerServicePurposes()
registerServiceTasks()
registerJoiningMails()
registerJoiningPurpose()
registerAccountLinks()
registerClosureMails()
registerMailboxMails()
registerMailboxMessages()
registerDecisionMails()
registerRegistrationMails()
registerDeclarantMails()
registerDeclarationTasks()
registerDeclarantTasks()
registerDeclarationMails()
registerStateMessages()
registerPersonMessages()
registerMoveMessages()
registerOptionMessages()
registerReceiptHolders()
registerRevocations()
registerCertificateMails()
registerAutomaticMails()
registerAutomaticRenewals()
registerReminders()
registerVoucherMails()
registerWholeExportMails()
registerVoucherUses()
registerReferralMails()
registerReferralRewards()
registerInvoices()
registerInvoiceMails()
registerContactMail()
registerThreadMails()
registerSecurityThreads()
registerErasureMails()
registerGoLiveMails()
registerMailings()
registerMailingFollowers()

/** All the rooms of the house. */
export function registerModules(app: FastifyInstance, deps: Deps, tokens: SessionTokens): void {
  sessionRoutes(app, deps, tokens)
  signInRoutes(app, deps)
  signInReportRoutes(app, deps)
  apiKeyRoutes(app, deps)
  franceConnectRoutes(app, deps, tokens)
  activationRoutes(app, deps, tokens)
  emailChangeRoutes(app, deps)
  phoneRoutes(app, deps)
  recoveryRoutes(app, deps)
  accessRestorationRoutes(app, deps)
  factorRoutes(app, deps)
  passkeyRoutes(app, deps, tokens)
  meRoutes(app, deps)
  lifeEventRoutes(app, deps)
  membershipRoutes(app, deps)
  membershipTypeRoutes(app, deps)
  memberImportRoutes(app, deps)
  memberViewRoutes(app, deps)
  wholeExportRoutes(app, deps)
  ownExportRoutes(app, deps)
  recordRoutes(app, deps)
  billingRoutes(app, deps)
  invoiceRoutes(app, deps)
  staffInvoiceRoutes(app, deps)
  certificateRoutes(app, deps)
  documentRoutes(app, deps)
  delegationRoutes(app, deps)
  fileRoutes(app, deps)
  fileDeclarationRoutes(app, deps)
  firmRoutes(app, deps)
  documentLinkRoutes(app, deps)
  staffDocumentRoutes(app, deps)
  serviceRoutes(app, deps)
  staffServiceRoutes(app, deps)
  voucherRoutes(app, deps)
  referralRoutes(app, deps)
  accountRoutes(app, deps)
  addressRoutes(app, deps)
  mailboxRoutes(app, deps)
  accountPersonRoutes(app, deps)
  staffAccountRoutes(app, deps)
  accountMoveRoutes(app, deps)
  registrationRoutes(app, deps)
  joiningRoutes(app, deps)
  declarantRoutes(app, deps, tokens)
  declarationRoutes(app, deps)
  optionRoutes(app, deps)
  catalogueRoutes(app, deps)
  messageRoutes(app, deps)
  threadRoutes(app, deps)
  staffThreadRoutes(app, deps)
  organisationRoutes(app, deps)
  installationRoutes(app, deps)
  settingsRoutes(app, deps)
  legalTextRoutes(app, deps)
  goLiveRoutes(app, deps)
  contactRoutes(app, deps)
  backofficeRoutes(app, deps)
  auditRoutes(app, deps)
  reminderRoutes(app, deps)
  notificationRoutes(app, deps)
  privacyRoutes(app, deps)
  outgoingRoutes(app, deps)
  jobRoutes(app, deps)
  refundRoutes(app, deps)
  mailingRoutes(app, deps)
  mailReportRoutes(app, deps)
  automaticRenewalRoutes(app, deps)
  statisticsRoutes(app, deps)
  bankStatementRoutes(app, deps)
  letterRoutes(app, deps)
  teamRoutes(app, deps)
}

/** What is done when an effect leaves the outbox. */
export const topicHandlers = (deps: Deps): TopicHandlers => ({
  'billing-run.going': ({ runId }) => carryOutBillingRun(systemCtx(deps, 'carry-out-billing-run'), runId),
  'checkout.changed': async ({ checkoutId }) => {
    await syncCheckout(systemCtx(deps, 'sync-checkout'), checkoutId)
    await syncSetup(systemCtx(deps, 'sync-setup'), checkoutId)
  },
  'charge.changed': ({ paymentIntentId }) => syncCharge(systemCtx(deps, 'sync-charge'), paymentIntentId),
  'customer.dropped': ({ customerId }) => deps.payments?.dropCustomer(customerId) ?? Promise.resolve(),
  'file.orphaned': ({ key }) => deps.files.remove(key),
  'message.queued': ({ messageId }) => deliverMessage(systemCtx(deps, 'deliver-message'), messageId),
  'method.dropped': ({ methodId }) => deps.payments?.dropMethod(methodId) ?? Promise.resolve(),
  'payment.due': ({ paymentId }) => chargePayment(systemCtx(deps, 'charge-payment'), paymentId),
  'refund.changed': ({ paymentIntentId }) => syncRefund(systemCtx(deps, 'sync-refund'), paymentIntentId),
  'rights.lost': (loss) => tellLosses(systemCtx(deps, 'tell-losses'), loss),
  'rows.imported': ({ of }) => refreshStatistics(systemCtx(deps, 'refresh-statistics'), of),
  'subscription.changed': ({ subscriptionId }) =>
    syncSubscription(systemCtx(deps, 'sync-subscription'), subscriptionId),
  'subscription.undone': ({ subscriptionId }) =>
    undoSubscription(systemCtx(deps, 'undo-subscription'), subscriptionId),
  'procedure.withdrawn': (withdrawal) => tellWithdrawal(systemCtx(deps, 'tell-withdrawal'), withdrawal),
})

/** What is done by the clock. */
export const scheduledJobs = (deps: Deps): ScheduledJob[] => {
  const job = (
    name: string,
    cron: string,
    run: (ctx: Ctx) => Promise<unknown>,
    atStart?: true,
  ): ScheduledJob => ({
    name,
    cron,
    run: () => run(systemCtx(deps, name)),
    ...(atStart ? { atStart } : {}),
  })
  return [
    job('reconcile-payments', '* * * * *', reconcilePayments, true),
    job('reconcile-refunds', '* * * * *', reconcileRefunds, true),
    job('issue-missing-invoices', '19 * * * *', issueMissingInvoices, true),
    job('look-after-billing-runs', '*/5 * * * *', lookAfterBillingRuns, true),
    job('reconcile-subscriptions', '*/10 * * * *', reconcileSubscriptions, true),
    job('seal-audit', '* * * * *', (ctx) => sealAudit(ctx), true),
    job('seal-audit-thoroughly', '41 2 * * *', (ctx) => sealAudit(ctx, true)),
    job('tell-audit-head', '3 5 * * *', tellAuditHead),
    job('requeue-messages', '23 * * * *', requeueMessages),
    job('settle-life-events', '21 0,6 * * *', settleLifeEvents, true),
    job('settle-email-changes', '*/10 * * * *', settleEmailChanges, true),
    job('continue-recoveries', '*/5 * * * *', continueRecoveries, true),
    job('erase-persons', '51 4,16 * * *', erasePersons, true),
    job('purge-expired', '17 3 * * *', purgeExpired, true),
    job('announce-key-ends', '9 6 * * *', announceKeyEnds, true),
    job('empty-trash', '37 3 * * *', emptyTrash, true),
    job('expire-vouchers', '27 3 * * *', expireVouchers, true),
    job('end-retention', '47 3 * * *', endRetention, true),
    job('tidy-threads', '57 3 * * *', tidyThreads, true),
    job('sweep-files', '7 4 * * *', sweepFiles, true),
    job('shelve-published', '52 4 * * *', shelvePublished),
    job('warn-of-vouchers', '15 8 * * *', whileOn('membership', warnOfVouchers), true),
    job('tell-of-changes', '*/5 * * * *', tellOfChanges),
    job('warn-of-trash', '5 8 * * *', warnOfTrash, true),
    job(WRITE_EXPORTS, '* * * * *', writeWholeExports, true),
    job(WRITE_OWN_EXPORTS, '* * * * *', writeOwnExports, true),
    { ...job(WRITE_LETTER_PRINTS, '* * * * *', (ctx) => writeLetterPrints(ctx), true), longestSeconds: 7200 },
    job(SEND_MAILINGS, '* * * * *', (ctx) => sendMailings(ctx)),
    // Every ten minutes of four hours of the night.
    job(
      'look-at-register',
      '5-55/10 0-3 * * *',
      whileOn('declarations', (ctx) => lookAtRegister(ctx)),
    ),
    job('remind-declarants', '35 8 * * *', whileOn('declarations', remindDeclarants)),
    job('write-certificate-letters', '33 * * * *', whileOn('membership', writeCertificateLetters)),
    job('renew-automatically', '27 6-17 * * *', whileOn('membership', renewAutomatically)),
    // By day in Paris: nobody is woken by an SMS.
    job('send-reminders', '12 7-17 * * *', whileOn('membership', sendReminders)),
  ]
}
