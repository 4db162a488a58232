/** Public verification of a document. */
export default {
  heading: 'Vérifier un document',
  intro:
    'Une attestation ou un reçu vous a été présenté ? Saisissez le code imprimé à côté du QR code : vous saurez s’il est authentique, et valable aujourd’hui.',
  code: 'Code du document',
  codeHelp: 'Il figure sous le QR code. Majuscules, minuscules, espaces et tirets ne comptent pas.',
  codeMissing: 'Indiquez le code du document.',
  submit: 'Vérifier',
  again: 'Vérifier un autre document',
  checking: 'Vérification en cours…',
  state: {
    valid: 'Valable aujourd’hui',
    upcoming: 'Pas encore valable',
    expired: 'Expirée',
    revoked: 'Révoquée',
    unknown: 'Document inconnu',
    receiptValid: 'Reçu authentique',
    receiptRevoked: 'Reçu annulé',
  },
  sentence: {
    valid: 'Cette attestation est authentique. Elle couvre la journée d’aujourd’hui.',
    upcoming: 'Cette attestation est authentique. Elle ne sera valable qu’à partir du {{date}}.',
    expired: 'Cette attestation est authentique, mais la période qu’elle certifie a pris fin le {{date}}.',
    revoked: 'Cette attestation a été révoquée le {{date}} : elle ne vaut plus rien.',
    revokedUndated: 'Cette attestation a été révoquée : elle ne vaut plus rien.',
    unknown:
      'Aucun document de cet organisme ne porte le code {{code}}. Vérifiez la saisie ; si le code est bien celui du document, ne vous y fiez pas.',
    receiptValid: 'Ce reçu est authentique.',
    receiptRevoked: 'Ce reçu a été annulé le {{date}}.',
    receiptRevokedUndated: 'Ce reçu a été annulé.',
  },
  kind: {
    'membership-certificate': 'Attestation d’adhésion',
    'membership-card': 'Carte d’adhérent',
    receipt: 'Reçu de règlement',
  },
  fact: {
    document: 'Document',
    number: 'Numéro',
    holder: 'Titulaire',
    organisation: 'Délivré par',
    issuedOn: 'Délivré le',
    period: 'Période',
    periodValue: 'du {{start}} au {{end}}',
    amount: 'Montant',
    code: 'Code',
    checkedAt: 'Vérifié le',
  },
  checkedAt: '{{date}} à {{time}} (heure de Paris)',
  compare:
    'Comparez ces informations avec le document que vous avez sous les yeux : elles doivent être les mêmes.',
  failureTitle: 'La vérification n’a pas pu être faite',
}
