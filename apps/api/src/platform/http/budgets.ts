import type { RateLimit } from '@guichet/contract/route'
import type { Pool } from '@guichet/db'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'

/** Calls per window, before RATE_LIMIT_FACTOR. Sensitive budgets hold over all processes, the ordinary one per process. */
const BUDGETS: Record<RateLimit, { points: number; seconds: number; shared: boolean }> = {
  default: { points: 600, seconds: 60, shared: false },
  'sign-in': { points: 100, seconds: 60, shared: true },
  costly: { points: 60, seconds: 60, shared: true },
  'public-lookup': { points: 60, seconds: 60, shared: true },
  registration: { points: 20, seconds: 3600, shared: true },
}

export interface BudgetState {
  readonly name: RateLimit
  readonly allowed: boolean
  readonly limit: number
  readonly windowSeconds: number
  readonly remaining: number
  readonly resetSeconds: number
}

export interface Budgets {
  /** Takes `points` from the budget of `key`. */
  take(name: RateLimit, key: string, points?: number): Promise<BudgetState>
}

/** Call budgets; when the database is away, the shared ones are counted in memory meanwhile. */
export function createBudgets(pool: Pool, factor: number): Budgets {
  const limiters = Object.fromEntries(
    Object.entries(BUDGETS).map(([name, { points, seconds, shared }]) => {
      const options = { points: Math.max(1, Math.round(points * factor)), duration: seconds, keyPrefix: name }
      const memory = new RateLimiterMemory(options)
      const limiter = shared
        ? new RateLimiterPostgres({
            ...options,
            storeClient: pool,
            storeType: 'pool',
            tableName: 'rate_limits',
            tableCreated: true,
            clearExpiredByTimeout: false,
            insuranceLimiter: memory,
          })
        : memory
      return [name, limiter]
    }),
  )
  return {
    async take(name, key, points = 1) {
      const { seconds } = BUDGETS[name]
      const limiter = limiters[name] as RateLimiterMemory
      const state = (result: RateLimiterRes, allowed: boolean): BudgetState => ({
        name,
        allowed,
        limit: limiter.points,
        windowSeconds: seconds,
        remaining: Math.max(0, result.remainingPoints),
        resetSeconds: Math.ceil(Math.max(0, result.msBeforeNext) / 1000),
      })
      try {
        return state(await limiter.consume(key, points), true)
      } catch (error) {
        if (error instanceof RateLimiterRes) return state(error, false)
        throw error
      }
    },
  }
}
