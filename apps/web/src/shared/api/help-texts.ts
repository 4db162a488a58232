import { listHelpTexts } from '@guichet/contract/catalogue.contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from './client.ts'

/** Texts behind the "?" that staff have written themselves. */
export const helpTextsQuery = queryOptions({
  queryKey: ['help-texts'],
  queryFn: async ({ signal }) => (await api.call(listHelpTexts, {}, { signal })).body.items,
  staleTime: 600_000,
  retry: false,
})
