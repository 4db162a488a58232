import { lightRoute } from '@guichet/client'
import type { getOrganisation } from '@guichet/contract/organisation.contract'
import type { BodyOf } from '@guichet/contract/route'
import { queryOptions } from '@tanstack/react-query'
import { api } from './client.ts'

export type Organisation = BodyOf<typeof getOrganisation>

const route = lightRoute<typeof getOrganisation>({ method: 'GET', path: '/organisation' })

/** Who runs the portal and how to reach them. */
export const fetchOrganisation = async (signal?: AbortSignal): Promise<Organisation> =>
  (await api.call(route, {}, signal ? { signal } : {})).body

export const organisationQuery = queryOptions({
  queryKey: ['organisation'],
  queryFn: ({ signal }) => fetchOrganisation(signal),
  staleTime: 600_000,
})
