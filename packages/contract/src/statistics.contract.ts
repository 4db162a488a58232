import { z } from 'zod'
import { cents, dayOut } from './fields.ts'
import { PAYMENT_METHODS } from './memberships.contract.ts'
import { defineRoute } from './route.ts'

const tag = 'Back-office'
const query = z.strictObject({
  /** How many months are looked at, the running one included. */
  months: z
    .enum(['12', '24', '36'], 'invalid')
    .default('12')
    .transform((text) => Number(text)),
})
/** 2500 is a quarter; null where there is nothing to divide by. */
const share = z.int().min(0).max(10_000).nullable().meta({ description: 'Basis points' })
const count = z.int().min(0)
/** A month, `YYYY-MM`. */
const month = z.string().max(7)

export const statisticsMonth = z
  .object({
    month,
    /** The running month: what it tells goes up to today. */
    running: z.boolean(),
    /** Active on the last day of the month, or today. */
    members: count,
    /** First membership ever. */
    joined: count,
    /** Back after at least one day without membership. */
    returned: count,
    /** Memberships that ended and went on the day after. */
    renewed: count,
    /** Members whose membership ended without going on. */
    left: count,
    /** Left ÷ those whose membership ended. */
    leftShare: share,
    /** Received in the month, by what was paid for. */
    membershipCents: cents,
    serviceCents: cents,
    otherCents: cents,
    /** Paid back in the month, whenever it had been received. */
    refundedCents: cents,
  })
  .meta({ id: 'StatisticsMonth' })

export const getStatistics = defineRoute({
  method: 'GET',
  path: '/admin/statistics',
  operationId: 'getStatistics',
  tag,
  summary: 'Members, renewals, departures and receipts by month, and what is due',
  description:
    'Months are those of Europe/Paris. Members at the end of a month are those of the month before, and who joined and returned, without who left.',
  access: { kind: 'staff', permission: 'figures.read' },
  rateLimit: 'costly',
  query,
  responses: {
    200: z
      .object({
        today: dayOut,
        months: z.array(statisticsMonth).max(36),
        /** The whole of these months. */
        sum: z.object({
          joined: count,
          returned: count,
          renewed: count,
          left: count,
          /** Renewed ÷ memberships that ended. */
          renewedShare: share,
          receivedCents: cents,
          refundedCents: cents,
        }),
        /** Memberships that end in the running month and the five after it, and that nothing follows yet. */
        due: z
          .array(z.object({ month, memberships: count, amountCents: cents }).meta({ id: 'StatisticsDue' }))
          .max(6),
        /** Members who are active today, by the type of their membership: the fifty types that have the most. */
        types: z
          .array(z.object({ label: z.string().max(200), members: count }).meta({ id: 'StatisticsType' }))
          .max(50),
        /** What was received in these months, by means of payment. */
        methods: z
          .array(
            z
              .object({
                method: z.enum([...PAYMENT_METHODS, 'cash', 'free']),
                payments: count,
                amountCents: cents,
              })
              .meta({ id: 'StatisticsMethod' }),
          )
          .max(6),
      })
      .meta({ id: 'Statistics' }),
  },
  problems: [],
})

export const exportStatistics = defineRoute({
  method: 'GET',
  path: '/admin/statistics.csv',
  operationId: 'exportStatistics',
  tag,
  summary: 'The same months as CSV',
  access: { kind: 'staff', permission: 'figures.read' },
  rateLimit: 'costly',
  query,
  produces: 'text/csv',
  responses: { 200: z.custom<Uint8Array>() },
  problems: [],
})
