import type { OperationExamples } from './openapi-examples.ts'
import { INVOICE_EXAMPLES } from './openapi-invoice-examples.ts'

const statistics = {
  today: '2026-11-24',
  months: [
    {
      ...{ month: '2026-11', running: true, members: 1204, joined: 21, returned: 2, renewed: 88, left: 12 },
      ...{
        leftShare: 1200,
        membershipCents: 762_300,
        serviceCents: 84_000,
        otherCents: 0,
        refundedCents: 6900,
      },
    },
  ],
  sum: {
    ...{ joined: 214, returned: 18, renewed: 902, left: 131, renewedShare: 8732 },
    ...{ receivedCents: 9_104_500, refundedCents: 41_400 },
  },
  due: [{ month: '2026-11', memberships: 14, amountCents: 96_600 }],
  types: [{ label: 'Adhésion normale', members: 987 }],
  methods: [{ method: 'card', payments: 811, amountCents: 5_980_000 }],
}

/** Examples of figures by month and of invoices. */
export const STATISTICS_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  getStatistics: {
    params: { months: '12' },
    responses: { 200: { example: { summary: 'Example', value: statistics } } },
  },
  ...INVOICE_EXAMPLES,
  exportStatistics: { params: { months: '24' } },
}
