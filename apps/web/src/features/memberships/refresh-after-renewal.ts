import type { QueryClient } from '@tanstack/react-query'

/** What a renewal changes elsewhere: the badge of every page, the lists, what is to do first. */
const TOUCHED = [
  ['session'],
  ['tasks'],
  ['memberships', 'list'],
  ['memberships', 'current'],
  ['memberships', 'one'],
  ['memberships', 'offer'],
  ['payments'],
  ['certificates'],
]

export function refreshAfterRenewal(queries: QueryClient): void {
  for (const queryKey of TOUCHED) queries.invalidateQueries({ queryKey }).catch(() => undefined)
}
