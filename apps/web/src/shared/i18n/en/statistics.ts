import type { Texts } from '../texts.ts'

const texts: Texts['statistics'] = {
  title: 'Figures',
  lead: 'Members, renewals, departures and receipts, month by month.',
  period: 'Period',
  months_one: 'The last month',
  months_other: 'The last {{count}} months',
  export: 'Export as CSV',
  table: 'Show the figures',
  tableOf: '{{title}}: figures',
  running: '{{month}} (so far)',
  summary: {
    members: 'Members today',
    joined: 'Arrivals',
    left: 'Departures',
    renewed: 'Renewals',
    received: 'Received',
    refunded: 'Refunded',
  },
  columns: {
    month: 'Month',
    members: 'Members',
    joined: 'New memberships',
    returned: 'Returns',
    renewed: 'Renewed',
    left: 'Departures',
    leftShare: 'Share of departures',
    membershipCents: 'Memberships',
    serviceCents: 'Services',
    otherCents: 'Other',
    refundedCents: 'Refunded',
    due: 'Memberships that end',
    amount: 'Amount if all are renewed',
  },
  members: { title: 'Members', note: 'Memberships that run on the last day of each month.' },
  moves: {
    title: 'Arrivals and departures',
    note: 'A departure counts on the day after the last one, if nothing follows; a return, after at least a day without membership.',
  },
  money: {
    title: 'Receipts',
    note: 'VAT included, on the day of payment. Refunds are in the table, in the month in which they were made.',
  },
  due: {
    title: 'Renewals due',
    note: 'Memberships that end and that nothing follows yet, this month and the five after it.',
    none: 'No membership ends within six months.',
  },
  types: { title: 'Members by type of membership', none: 'No membership runs.' },
  methods: {
    title: 'Receipts by means of payment',
    none: 'Nothing was received in this period.',
    value_one: '{{amount}} ({{count}} payment)',
    value_other: '{{amount}} ({{count}} payments)',
  },
}
export default texts
