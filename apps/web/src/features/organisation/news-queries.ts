import { listNews } from '@guichet/contract/organisation.contract'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../shared/api/client.ts'

/** A page of news, the latest first. `cursor` comes from the page before. */
export const newsQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ['news', cursor ?? ''],
    queryFn: async ({ signal }) =>
      (await api.call(listNews, { query: cursor === undefined ? {} : { cursor } }, { signal })).body,
    placeholderData: keepPreviousData,
  })
