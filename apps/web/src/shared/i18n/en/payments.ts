import type { Texts } from '../texts.ts'

export default {
  title: 'Payments',
  caption: 'My payments, the latest first',
  columns: {
    date: 'Date',
    label: 'Subject',
    amount: 'Amount',
    method: 'Way to pay',
    state: 'State',
    actions: 'Actions',
  },
  reference: 'Reference {{reference}}',
  receipt: 'Download the receipt',
  noReceipt: 'No receipt',
  empty: {
    title: 'No payment for the moment',
    body: 'Your payments and their receipts will appear here.',
    action: 'See my memberships',
  },
} satisfies Texts['payments']
