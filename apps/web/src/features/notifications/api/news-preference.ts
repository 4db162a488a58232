import { getNewsPreference, updateNewsPreference } from '@guichet/contract/mail-standing.contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export const newsPreferenceQuery = queryOptions({
  queryKey: ['me', 'news-preference'],
  queryFn: async ({ signal }) => (await api.call(getNewsPreference, {}, { signal })).body,
})

export const saveNewsPreference = async (wanted: boolean) =>
  (await api.call(updateNewsPreference, { body: { wanted } })).body
