import type { Texts } from '../texts.ts'

export default {
  heading: 'Verify a document',
  intro:
    'Were you shown a certificate or a receipt? Type the code printed beside the QR code: you will know whether it is genuine, and valid today.',
  code: 'Code of the document',
  codeHelp: 'It stands under the QR code. Capitals, small letters, spaces and dashes make no difference.',
  codeMissing: 'Type the code of the document.',
  submit: 'Verify',
  again: 'Verify another document',
  checking: 'Verifying…',
  state: {
    valid: 'Valid today',
    upcoming: 'Not valid yet',
    expired: 'Expired',
    revoked: 'Revoked',
    unknown: 'Unknown document',
    receiptValid: 'Genuine receipt',
    receiptRevoked: 'Cancelled receipt',
  },
  sentence: {
    valid: 'This certificate is genuine. It covers today.',
    upcoming: 'This certificate is genuine. It will only be valid from {{date}}.',
    expired: 'This certificate is genuine, but the period it certifies ended on {{date}}.',
    revoked: 'This certificate was revoked on {{date}}: it has no value any more.',
    revokedUndated: 'This certificate was revoked: it has no value any more.',
    unknown:
      'No document of this organisation bears the code {{code}}. Check what was typed; if the code is indeed the one on the document, do not rely on it.',
    receiptValid: 'This receipt is genuine.',
    receiptRevoked: 'This receipt was cancelled on {{date}}.',
    receiptRevokedUndated: 'This receipt was cancelled.',
  },
  kind: {
    'membership-certificate': 'Membership certificate',
    'membership-card': 'Membership card',
    receipt: 'Receipt of payment',
  },
  fact: {
    document: 'Document',
    number: 'Number',
    holder: 'Holder',
    organisation: 'Issued by',
    issuedOn: 'Issued on',
    period: 'Period',
    periodValue: 'from {{start}} to {{end}}',
    amount: 'Amount',
    code: 'Code',
    checkedAt: 'Verified on',
  },
  checkedAt: '{{date}} at {{time}} (Paris time)',
  compare: 'Compare this with the document in front of you: it must say the same.',
  failureTitle: 'The document could not be verified',
} satisfies Texts['verification']
