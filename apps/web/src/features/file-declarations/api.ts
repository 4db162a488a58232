import * as contract from '@guichet/contract/file-declarations.contract'
import type { BodyOf, In } from '@guichet/contract/route'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../shared/api/client.ts'

export type FileDeclaration = BodyOf<typeof contract.listFileDeclarations>['items'][number]
type FileDeclarationState = FileDeclaration['state']
export type Check = BodyOf<typeof contract.checkFileDeclarations>
export type CheckedLine = Check['lines'][number]
export type FiledLine = BodyOf<typeof contract.fileManyDeclarations>['lines'][number]
export type LineToFile = In<(typeof contract.fileManyDeclarations)['body']>['lines'][number]

interface Asked {
  readonly q: string
  readonly state: FileDeclarationState | undefined
}
const filtersOf = ({ q, state }: Asked) => ({
  ...(q !== '' && { q }),
  ...(state !== undefined && { state }),
})

export const fileDeclarationsQuery = (asked: Asked, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['file-declarations', asked, cursor],
    queryFn: async ({ signal }) => {
      const query = { ...filtersOf(asked), ...(cursor !== undefined && { cursor }) }
      return (await api.call(contract.listFileDeclarations, { query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })

export const loadFileDeclarations = async (asked: Asked): Promise<Blob> =>
  (await api.call(contract.exportFileDeclarations, { query: filtersOf(asked) })).body as unknown as Blob

export const checkLines = async (csv: string): Promise<Check> =>
  (await api.call(contract.checkFileDeclarations, { body: { csv } })).body

export const fileLines = async (lines: LineToFile[], idempotencyKey: string): Promise<FiledLine[]> =>
  (await api.call(contract.fileManyDeclarations, { body: { lines } }, { idempotencyKey })).body.lines
