import {
  askLetterPrint,
  fetchLetterPrint,
  listLetterPrints,
  markLetterPrintPosted,
} from '@guichet/contract/letter-prints.contract'
import type { BodyOf } from '@guichet/contract/route'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../shared/api/client.ts'
import type { StateTone } from '../../shared/ui/state-label.tsx'
import { LETTERS_KEY } from './letters.ts'

export type LetterPrint = BodyOf<typeof listLetterPrints>['items'][number]

const POLL_MS = 1000
/** The colour of a state. */
export const PRINT_TONES: Readonly<Record<LetterPrint['state'], StateTone>> = {
  waiting: 'neutral',
  writing: 'neutral',
  done: 'success',
  empty: 'neutral',
  failed: 'danger',
  expired: 'neutral',
}
export const isOpen = ({ state }: Pick<LetterPrint, 'state'>) => state === 'waiting' || state === 'writing'

/** Prints of letters, the latest first; asked again while one is being made. */
export const printsQuery = queryOptions({
  queryKey: [...LETTERS_KEY, 'prints'],
  queryFn: async ({ signal }) => (await api.call(listLetterPrints, {}, { signal })).body.items,
  refetchInterval: ({ state: { data } }) => (data?.some(isOpen) ? POLL_MS : false),
  staleTime: 0,
})

/** Has letters printed; without ids, those that wait. */
export const askPrint = async (
  { ids, again }: { readonly ids?: readonly string[]; readonly again: boolean },
  idempotencyKey: string,
): Promise<LetterPrint> =>
  (await api.call(askLetterPrint, { body: { again, ...(ids && { ids: [...ids] }) } }, { idempotencyKey }))
    .body

export const loadPrint = async (id: string): Promise<Blob> =>
  (await api.call(fetchLetterPrint, { params: { id } })).body

export const postPrint = async (id: string, postedOn: string): Promise<number> =>
  (await api.call(markLetterPrintPosted, { params: { id }, body: { postedOn } })).body.posted
