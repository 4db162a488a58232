import { ApiError } from '@guichet/client'
import { QueryCache, QueryClient } from '@tanstack/react-query'

/** Tries again only what a second try can change: no answer, or a service that is down or busy. */
export function worthRetrying(failureCount: number, error: Error): boolean {
  if (failureCount >= 2) return false
  return error instanceof ApiError
    ? error.status === 502 || error.status === 503 || error.status === 504
    : false
}

export const createQueryClient = (): QueryClient => {
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      // Somebody else’s file was closed while its pages are open: the session tells, and the page says so.
      onError: (error, { queryKey }) => {
        if (error instanceof ApiError && error.code === 'delegation.ended' && queryKey[0] !== 'session')
          queries.invalidateQueries({ queryKey: ['session'] }).catch(() => undefined)
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: worthRetrying,
        retryDelay: (attempt, error) =>
          error instanceof ApiError && error.retryAfterSeconds !== undefined
            ? Math.min(error.retryAfterSeconds * 1000, 5_000)
            : 500 * 2 ** attempt,
        // An offline call fails at once and is shown in place, instead of waiting without a word.
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
  return queries
}
