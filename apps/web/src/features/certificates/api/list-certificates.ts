import { listCertificates } from '@guichet/contract/certificates.contract'
import type { BodyOf } from '@guichet/contract/route'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type Certificate = BodyOf<typeof listCertificates>['items'][number]

export const certificatesQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ['certificates', 'list', cursor ?? ''],
    queryFn: async ({ signal }) =>
      (await api.call(listCertificates, { query: cursor === undefined ? {} : { cursor } }, { signal })).body,
    placeholderData: keepPreviousData,
  })
