import type { FastifyReply } from 'fastify'
import type { BudgetState } from './budgets.ts'

/** Rate-limit headers after the IETF draft: the policy, and what is left of it. */
export function budgetHeaders(reply: FastifyReply, budget: BudgetState): void {
  reply.header('ratelimit-policy', `"${budget.name}";q=${budget.limit};w=${budget.windowSeconds}`)
  reply.header('ratelimit', `"${budget.name}";r=${budget.remaining};t=${budget.resetSeconds}`)
}
