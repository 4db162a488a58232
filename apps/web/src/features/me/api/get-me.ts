import { getMe } from '@guichet/contract/me.contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

/** My file with the ETag that a change of it must name. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => {
    const { body, etag } = await api.call(getMe, {}, { signal })
    return { me: body, etag }
  },
})
