import { lightRoute } from '@guichet/client'
import type { suggestAddresses } from '@guichet/contract/addresses.contract'
import type { BodyOf } from '@guichet/contract/route'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'

export type AddressSuggestion = BodyOf<typeof suggestAddresses>['items'][number]

/** Shorter texts find anything. */
const SHORTEST = 4
const route = lightRoute<typeof suggestAddresses>({ method: 'GET', path: '/addresses' })

/** Addresses that begin as typed. A service that does not answer suggests nothing: addresses can be typed by hand. */
export const addressSuggestionsQuery = (text: string) =>
  queryOptions({
    queryKey: ['addresses', text],
    queryFn: async ({ signal }) => (await api.call(route, { query: { q: text } }, { signal })).body.items,
    enabled: text.length >= SHORTEST,
    staleTime: 600_000,
    retry: false,
  })
