import type Stripe from 'stripe'

/** The end of a period that starts then, in seconds since 1970; the last day of a month that is too short. */
export function addInterval(
  startS: number,
  interval: Stripe.Price.Recurring.Interval,
  count: number,
): number {
  const start = new Date(startS * 1000)
  const end = new Date(start)
  if (interval === 'day') end.setUTCDate(end.getUTCDate() + count)
  else if (interval === 'week') end.setUTCDate(end.getUTCDate() + 7 * count)
  else {
    end.setUTCMonth(end.getUTCMonth() + (interval === 'year' ? 12 * count : count))
    if (end.getUTCDate() !== start.getUTCDate()) end.setUTCDate(0)
  }
  return Math.floor(end.getTime() / 1000)
}
