import { getMessage } from '@guichet/contract/messages.contract'
import type { BodyOf } from '@guichet/contract/route'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type Message = BodyOf<typeof getMessage>

export const messageQuery = (id: string) =>
  queryOptions({
    queryKey: ['messages', 'one', id],
    queryFn: async ({ signal }) => (await api.call(getMessage, { params: { id } }, { signal })).body,
  })
