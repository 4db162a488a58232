import type { Ctx } from '../../ctx.ts'
import { findPaidMembership } from './data/cancellation-data.ts'
import { periodState } from './domain/renewal-rules.ts'

/** The membership that a payment paid, as far as a refund concerns it. */
export async function findMembershipPaidBy(ctx: Ctx, paymentId: string) {
  const row = await findPaidMembership(ctx, paymentId)
  if (!row) return null
  const { id, startsOn, endsOn } = row
  return { id, startsOn, endsOn, state: periodState(row, ctx.clock.today()) }
}
