import type { BodyOf } from '@guichet/contract/route'
import { acceptTerms, getOwnTerms } from '@guichet/contract/terms.contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from './client.ts'

type OwnTerms = BodyOf<typeof getOwnTerms>
export type OwedTerms = OwnTerms['owed'][number]

/** The terms that I accepted, and those that wait for me. */
export const ownTermsQuery = queryOptions({
  queryKey: ['me', 'terms'],
  queryFn: async ({ signal }) => (await api.call(getOwnTerms, {}, { signal })).body,
  staleTime: 0,
})

export const acceptOwnTerms = async (owed: readonly OwedTerms[]): Promise<OwnTerms> => {
  const accepted = owed.map(({ kind, version }) => ({ kind, version }))
  return (await api.call(acceptTerms, { body: { accepted } })).body
}
