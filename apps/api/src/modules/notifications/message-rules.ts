import type { NotificationSubject } from '@guichet/domain/notification-preferences'

/** What a message is about, and how far a person may choose by what it comes. */
export interface MessageRule {
  readonly subject: NotificationSubject
  /** The law, the contract or the safety of the space want it by mail, whatever was chosen. */
  readonly mustMail: boolean
  /** It goes by SMS to whoever chose that, with its title for words where it has none of its own. */
  readonly mayText: boolean
}

const free = (subject: NotificationSubject): MessageRule => ({ subject, mustMail: false, mayText: false })
const byLaw = (subject: NotificationSubject): MessageRule => ({ subject, mustMail: true, mayText: false })
const text = (rule: MessageRule): MessageRule => ({ ...rule, mayText: true })
/** Nobody chooses: it answers what somebody asked for, or goes to the desk, to a colleague or to a stranger. */
const AS_ASKED = null

/** Of each template. A message whose carrier chooses for itself (reminders, mailings) says by what it goes. */
const RULES: Readonly<Record<string, MessageRule | null>> = {
  'account-activation': AS_ASKED,
  'account-approved': AS_ASKED,
  'account-closed': byLaw('accounts'),
  'account-closure-received': byLaw('accounts'),
  'account-holder-changed': byLaw('accounts'),
  'account-invitation': AS_ASKED,
  'account-mailbox-password': byLaw('accounts'),
  'account-move-declined': free('accounts'),
  'account-move-proposed': free('accounts'),
  'account-move-withdrawn': free('accounts'),
  'account-moved': byLaw('accounts'),
  'account-options-changed': free('accounts'),
  'account-password-changed': byLaw('accounts'),
  'account-person-joined': free('accounts'),
  'account-person-left': free('accounts'),
  'account-procedure-withdrawn': byLaw('accounts'),
  'account-refused': AS_ASKED,
  'account-reopened': byLaw('accounts'),
  'account-request-approved': byLaw('accounts'),
  'account-request-refused': byLaw('accounts'),
  'account-rights-lost': byLaw('accounts'),
  'accounts-closed': byLaw('accounts'),
  'api-key-created': text(free('security')),
  'api-key-ending': free('deadlines'),
  assistance: byLaw('security'),
  'audit-head': AS_ASKED,
  'automatic-renewal-announced': byLaw('billing'),
  'automatic-renewal-notice': byLaw('membership'),
  'automatic-renewal-on': byLaw('membership'),
  'automatic-renewal-refused': byLaw('billing'),
  'automatic-renewal-stopped': byLaw('membership'),
  'bank-details-changed': AS_ASKED,
  'certificate-ready': free('confirmations'),
  'closure-received': byLaw('accounts'),
  'closure-requested': AS_ASKED,
  'contact-message': AS_ASKED,
  delegation: free('security'),
  'delegation-invitation': AS_ASKED,
  'delegation-reminder': free('deadlines'),
  'delegation-report': AS_ASKED,
  'document-damaged': AS_ASKED,
  'document-link-used': free('confirmations'),
  'email-change-done': byLaw('security'),
  'email-change-known': AS_ASKED,
  'email-change-new': AS_ASKED,
  'email-change-old': byLaw('security'),
  'email-change-taken': AS_ASKED,
  'email-change-waiting': byLaw('security'),
  'factor-changed': text(free('security')),
  'factor-locked': text(free('security')),
  firm: free('security'),
  'firm-invitation': AS_ASKED,
  'franceconnect-linked': text(free('security')),
  'franceconnect-unlinked': text(free('security')),
  'joining-confirm': AS_ASKED,
  'joining-known': AS_ASKED,
  'joining-pending': AS_ASKED,
  'joining-stopped': AS_ASKED,
  'life-event': free('membership'),
  'life-event-requested': AS_ASKED,
  'login-passed': byLaw('accounts'),
  'mailbox-password': byLaw('accounts'),
  mailing: AS_ASKED,
  'mailing-letter': AS_ASKED,
  'mailing-test': AS_ASKED,
  'member-activation': AS_ASKED,
  'membership-cancelled': byLaw('membership'),
  'membership-joined': byLaw('membership'),
  'membership-recorded': byLaw('membership'),
  'membership-reminder': text(free('deadlines')),
  'membership-reminder-test': AS_ASKED,
  'membership-renewed': byLaw('membership'),
  'new-sign-in': text(free('security')),
  'nir-revealed': byLaw('security'),
  'own-export-ready': free('confirmations'),
  'password-changed': text(byLaw('security')),
  'password-reset': AS_ASKED,
  'payment-awaited': byLaw('billing'),
  'payment-mistaken': byLaw('billing'),
  'payment-receipt': byLaw('billing'),
  'payment-refunded': byLaw('billing'),
  'payment-returned': byLaw('billing'),
  'payment-returned-desk': AS_ASKED,
  'phone-changed': byLaw('security'),
  'referral-invitation': AS_ASKED,
  'registration-opened': AS_ASKED,
  'registration-received': AS_ASKED,
  'registration-requested': AS_ASKED,
  'request-refused': AS_ASKED,
  'request-waiting': AS_ASKED,
  'secondary-closure-requested': byLaw('accounts'),
  'service-cancelled': byLaw('billing'),
  'service-ending': byLaw('billing'),
  'service-fulfilled': free('confirmations'),
  'service-ordered': byLaw('billing'),
  'service-payment-failed': byLaw('billing'),
  'service-renewed': byLaw('billing'),
  'service-test': AS_ASKED,
  'sign-in-denied-desk': AS_ASKED,
  'sign-in-locked': text(byLaw('security')),
  'sms-code': AS_ASKED,
  'staff-changed': AS_ASKED,
  'staff-invitation': AS_ASKED,
  'trash-ending': free('deadlines'),
  'voucher-ending': text(free('deadlines')),
  'voucher-issued': free('membership'),
  'whole-export-asked': AS_ASKED,
  'whole-export-ready': AS_ASKED,
}

/** The rule of a template; null where nobody chooses. */
export const messageRule = (template: string): MessageRule | null => RULES[template] ?? null

/** Templates that have a rule, or are known to have none. */
export const RULED_TEMPLATES: readonly string[] = Object.keys(RULES)
