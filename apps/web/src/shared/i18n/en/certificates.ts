import type { Texts } from '../texts.ts'

export default {
  title: 'Certificates',
  intro:
    'Each certificate and each membership card carries a code. Anybody to whom you show it can check, on the verification page, that it is genuine and still valid.',
  caption: 'My certificates and cards, the latest first',
  columns: {
    kind: 'Document',
    number: 'Number',
    issued: 'Issued on',
    period: 'Period',
    state: 'State',
    code: 'Verification code',
    actions: 'Actions',
  },
  period: 'from {{from}} to {{to}}',
  verify: 'Verification page',
  kinds: { membership: 'Membership certificate', card: 'Membership card' },
  download: 'Download the certificate',
  downloadCard: 'Download the card',
  empty: {
    title: 'No certificate for the moment',
    body: 'Download your membership certificate or your membership card: it will appear here with its verification code.',
    action: 'See my memberships',
  },
} satisfies Texts['certificates']
