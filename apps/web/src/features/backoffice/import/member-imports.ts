import {
  getMemberImport,
  type importMembers,
  listMemberImports,
  undoMemberImport,
} from '@guichet/contract/member-imports.contract'
import type { BodyOf } from '@guichet/contract/route'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'
import { sendFile } from '../../../shared/api/send-file.ts'

export type MemberImport = BodyOf<typeof importMembers>
export type ImportColumn = MemberImport['columns'][number]
export type ImportRecord = BodyOf<typeof getMemberImport>

export interface ImportOrder {
  readonly file: File
  readonly id: string
  readonly dryRun: boolean
  /** What each column holds; undefined to have it guessed. */
  readonly mapping: string | undefined
  readonly typeId: string
  /** Of a workbook; undefined for its first. */
  readonly sheet: string | undefined
  readonly idempotencyKey: string
}

/** Sends the file to be checked, or to be imported. */
export async function sendMembers(order: ImportOrder): Promise<MemberImport> {
  const query = new URLSearchParams({
    ...{ fileName: order.file.name.slice(-200), dryRun: String(order.dryRun), id: order.id },
    ...(order.mapping !== undefined && { mapping: order.mapping }),
    ...(order.typeId !== '' && { typeId: order.typeId }),
    ...(order.sheet !== undefined && { sheet: order.sheet }),
  })
  const answer = await sendFile({
    path: `/admin/member-imports?${query}`,
    file: order.file,
    idempotencyKey: order.idempotencyKey,
    onProgress: () => undefined,
  })
  return answer as MemberImport
}

export const isRunning = ({ state }: Pick<ImportRecord, 'state'>) =>
  state === 'checking' || state === 'writing'

const POLL_MS = 700
/** How far an import or a check has come; asked again until it has ended. */
export const memberImportQuery = (id: string) =>
  queryOptions({
    queryKey: ['staff', 'member-import', id],
    queryFn: async ({ signal }) => (await api.call(getMemberImport, { params: { id } }, { signal })).body,
    refetchInterval: ({ state: { data } }) => (data === undefined || isRunning(data) ? POLL_MS : false),
    staleTime: 0,
    retry: false,
  })

/** Imports, the latest first. */
export const memberImportsQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ['staff', 'member-imports', cursor],
    queryFn: async ({ signal }) => {
      const query = { limit: 10, ...(cursor !== undefined && { cursor }) }
      return (await api.call(listMemberImports, { query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })

export const undoImport = async (id: string): Promise<ImportRecord> =>
  (await api.call(undoMemberImport, { params: { id } })).body
