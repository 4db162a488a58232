/** Words of the audit log about share links and money that went back. */
export default {
  payment_returned: 'Payment taken back by the bank',
  'document-link_created': 'Share link made',
  'document-link_ended': 'Share link ended',
  'document-link_used': 'Document downloaded by a link',
  payment_refunded: 'Payment refunded',
  session_denied: 'Sign-in denied',
  'sign-in-report_handled': 'Disputed sign-in closed',
  'session_journal-exported': 'Sign-in journal exported',
}
