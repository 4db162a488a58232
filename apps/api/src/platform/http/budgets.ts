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

const KEY_WINDOW_SECONDS = 60

export interface BudgetState {
  /** `key`: what one key is held to by its owner. */
  readonly name: RateLimit | 'key'
  readonly allowed: boolean
  readonly limit: number
  readonly windowSeconds: number
  readonly remaining: number
  readonly resetSeconds: number
}

export interface Budgets {
  /** Takes `points` from the budget of `key`. */
  take(name: RateLimit, key: string, points?: number): Promise<BudgetState>
  /** Takes one call from the budget of an API key, which holds over all processes. */
  takeOfKey(keyId: string, limit: number): Promise<BudgetState>
}

type Limiter = RateLimiterMemory | RateLimiterPostgres

async function takeFrom(
  limiter: Limiter,
  { name, key, points, seconds }: { name: BudgetState['name']; key: string; points: number; seconds: number },
): Promise<BudgetState> {
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
}

/** Call budgets; when the database is away, the shared ones are counted in memory meanwhile. */
export function createBudgets(pool: Pool, factor: number): Budgets {
  const limiterOf = (keyPrefix: string, points: number, duration: number, shared: boolean): Limiter => {
    const options = { points, duration, keyPrefix }
    const memory = new RateLimiterMemory(options)
    if (!shared) return memory
    return new RateLimiterPostgres({
      ...options,
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limits',
      tableCreated: true,
      clearExpiredByTimeout: false,
      insuranceLimiter: memory,
    })
  }
  const limiters = Object.fromEntries(
    Object.entries(BUDGETS).map(([name, { points, seconds, shared }]) => [
      name,
      limiterOf(name, Math.max(1, Math.round(points * factor)), seconds, shared),
    ]),
  )
  /** One for each limit that some key has, of the six hundred there may be. */
  const ofKeys = new Map<number, Limiter>()
  return {
    take: (name, key, points = 1) =>
      takeFrom(limiters[name] as Limiter, { name, key, points, seconds: BUDGETS[name].seconds }),
    takeOfKey(keyId, limit) {
      const limiter = ofKeys.get(limit) ?? limiterOf('key', limit, KEY_WINDOW_SECONDS, true)
      ofKeys.set(limit, limiter)
      return takeFrom(limiter, { name: 'key', key: keyId, points: 1, seconds: KEY_WINDOW_SECONDS })
    },
  }
}
