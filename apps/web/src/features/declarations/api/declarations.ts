import * as contract from '@guichet/contract/declarations.contract'
import type { BodyOf, InputOf } from '@guichet/contract/route'
import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'
import type { DeclarationLine } from '../../../shared/declarations/declarations.ts'

export type Declaration = BodyOf<typeof contract.getDeclaration>
export type Filing = Declaration['filings'][number]
export type Estimate = BodyOf<typeof contract.estimateDeclaration>
export type TurnoverLimits = BodyOf<typeof contract.getTurnoverLimits>
export type Turnovers = InputOf<typeof contract.fileDeclaration>['body']['turnovers']

interface ListInput {
  readonly cursor: string | undefined
  readonly year: number | undefined
  readonly state: DeclarationLine['state'] | undefined
}

export const declarationsQuery = ({ cursor, year, state }: ListInput) =>
  queryOptions({
    queryKey: ['declarations', 'list', cursor ?? '', year ?? '', state ?? ''],
    queryFn: async ({ signal }) =>
      (
        await api.call(
          contract.listDeclarations,
          {
            query: {
              ...(cursor !== undefined && { cursor }),
              ...(year !== undefined && { year }),
              ...(state !== undefined && { state }),
            },
          },
          { signal },
        )
      ).body,
    placeholderData: keepPreviousData,
  })

export const declarationQuery = (period: string) =>
  queryOptions({
    queryKey: ['declarations', 'one', period],
    queryFn: async ({ signal }) =>
      (await api.call(contract.getDeclaration, { params: { period } }, { signal })).body,
  })

/** What was declared of this year, against its limits. */
export const turnoverLimitsQuery = queryOptions({
  queryKey: ['declarations', 'limits'],
  queryFn: async ({ signal }) => (await api.call(contract.getTurnoverLimits, {}, { signal })).body,
})

/** What is due on these amounts; asked each time that they are looked at. */
export const estimateQuery = (period: string, turnovers: Turnovers) =>
  queryOptions({
    queryKey: ['declarations', 'estimate', period, turnovers],
    queryFn: async ({ signal }) =>
      (await api.call(contract.estimateDeclaration, { params: { period }, body: { turnovers } }, { signal }))
        .body,
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })

export const sendDeclaration = async (
  period: string,
  body: InputOf<typeof contract.fileDeclaration>['body'],
  version: number,
): Promise<Declaration> =>
  (await api.call(contract.fileDeclaration, { params: { period }, body }, { ifMatch: `"${version}"` })).body

/** Shows what is filed now, and has lists, other periods and the dashboard follow. */
export function followFiling(queries: QueryClient, after: Declaration): void {
  queries.setQueryData(declarationQuery(after.code).queryKey, after)
  queries
    .invalidateQueries({
      queryKey: ['declarations'],
      predicate: ({ queryKey: [, part, code] }) => part !== 'estimate' && code !== after.code,
    })
    .catch(() => undefined)
  queries.invalidateQueries({ queryKey: ['tasks'] }).catch(() => undefined)
}

/** The receipt of a version, as PDF. */
export const loadReceipt = async (period: string, version: number): Promise<Blob> =>
  (await api.call(contract.getDeclarationReceipt, { params: { period }, query: { version } })).body
