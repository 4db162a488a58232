import type { Texts } from '../texts.ts'

export default {
  title: 'Certificates',
  intro:
    'Each certificate carries a code. Anybody to whom you show it can check, on the verification page, that it is genuine and still valid.',
  caption: 'My certificates, the latest first',
  columns: {
    number: 'Number',
    issued: 'Issued on',
    period: 'Period',
    state: 'State',
    code: 'Verification code',
    actions: 'Actions',
  },
  period: 'from {{from}} to {{to}}',
  verify: 'Verification page',
  download: 'Download the certificate',
  empty: {
    title: 'No certificate for the moment',
    body: 'Download your membership certificate: it will appear here with its verification code.',
    action: 'See my memberships',
  },
} satisfies Texts['certificates']
