/** Words of the audit log about share links and money that went back. */
export default {
  payment_returned: 'Règlement repris par la banque',
  'document-link_created': 'Lien de partage créé',
  'document-link_ended': 'Lien de partage fermé',
  'document-link_used': 'Document téléchargé par un lien',
  payment_refunded: 'Paiement remboursé',
  session_denied: 'Connexion contestée',
  'sign-in-report_handled': 'Connexion contestée classée',
  'session_journal-exported': 'Journal des connexions exporté',
}
