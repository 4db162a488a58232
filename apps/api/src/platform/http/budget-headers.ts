import type { FastifyReply } from 'fastify'
import type { BudgetState } from './budgets.ts'

/** Rate-limit headers after the IETF draft: the policies that hold, and what is left of each. */
export function budgetHeaders(reply: FastifyReply, budgets: readonly BudgetState[]): void {
  const policies = budgets.map(({ name, limit, windowSeconds }) => `"${name}";q=${limit};w=${windowSeconds}`)
  const left = budgets.map(
    ({ name, remaining, resetSeconds }) => `"${name}";r=${remaining};t=${resetSeconds}`,
  )
  reply.header('ratelimit-policy', policies.join(', '))
  reply.header('ratelimit', left.join(', '))
}
