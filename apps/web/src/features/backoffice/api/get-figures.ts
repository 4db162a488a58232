import { getFigures } from '@guichet/contract/backoffice.contract'
import type { BodyOf } from '@guichet/contract/route'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type Figures = BodyOf<typeof getFigures>

export const figuresQuery = queryOptions({
  queryKey: ['staff', 'figures'],
  queryFn: async ({ signal }) => (await api.call(getFigures, {}, { signal })).body,
})
