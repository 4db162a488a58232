import type { BodyOf } from '@guichet/contract/route'
import { askWholeExport, fetchWholeExport, listWholeExports } from '@guichet/contract/whole-exports.contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../shared/api/client.ts'
import type { StateTone } from '../../shared/ui/state-label.tsx'

export type WholeExport = BodyOf<typeof listWholeExports>['items'][number]

const POLL_MS = 1500
/** The colour of a state. */
export const STATE_TONES: Readonly<Record<WholeExport['state'], StateTone>> = {
  waiting: 'neutral',
  writing: 'neutral',
  done: 'success',
  fetched: 'neutral',
  expired: 'warning',
  failed: 'danger',
}
export const isOpen = ({ state }: Pick<WholeExport, 'state'>) => state === 'waiting' || state === 'writing'

/** Exports of everything, the latest first; asked again while one is being written. */
export const wholeExportsQuery = queryOptions({
  queryKey: ['staff', 'whole-exports'],
  queryFn: async ({ signal }) => (await api.call(listWholeExports, {}, { signal })).body.items,
  refetchInterval: ({ state: { data } }) => (data?.some(isOpen) ? POLL_MS : false),
  staleTime: 0,
})

export const askExport = async (
  body: { withDocuments: boolean; currentPassword: string },
  idempotencyKey: string,
): Promise<WholeExport> => (await api.call(askWholeExport, { body }, { idempotencyKey })).body

export const fetchExport = async (id: string, currentPassword: string): Promise<Blob> =>
  (await api.call(fetchWholeExport, { params: { id }, body: { currentPassword } })).body
