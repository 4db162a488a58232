import { ApiError } from '@guichet/client'
import { type QueryKey, type UseQueryOptions, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ListAddress } from './list-address.ts'

/**
 * The page of a list that the address asks for. One that the API does not know (an old link, a letter lost) is given up
 * for the first one.
 */
export function useListPage<P, K extends QueryKey>(
  options: UseQueryOptions<P, Error, P, K>,
  { cursor, change }: Pick<ListAddress, 'cursor' | 'change'>,
) {
  const query = useQuery(options)
  const { error } = query
  const bad = cursor !== undefined && error instanceof ApiError && error.code === 'request.invalid'
  useEffect(() => {
    if (bad) change({ page: undefined })
  }, [bad, change])
  return query
}
