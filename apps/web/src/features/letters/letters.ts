import { listLetters, markLettersPosted, printLetters } from '@guichet/contract/letters.contract'
import type { BodyOf } from '@guichet/contract/route'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../shared/api/client.ts'

export type Letter = BodyOf<typeof listLetters>['items'][number]
export type LetterState = Letter['state']
export const LETTER_STATES = ['waiting', 'printed', 'posted'] as const satisfies readonly LetterState[]

export const lettersQuery = (q: string, state: LetterState | undefined, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['staff', 'letters', q, state, cursor],
    queryFn: async ({ signal }) => {
      const query = {
        ...(q !== '' && { q }),
        ...(state !== undefined && { state }),
        ...(cursor !== undefined && { cursor }),
      }
      return (await api.call(listLetters, { query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })

/** The letters as one PDF; without ids, those that wait. */
export const loadLetters = async (ids: readonly string[] | undefined, again: boolean): Promise<Blob> =>
  (await api.call(printLetters, { body: { again, ...(ids && { ids: [...ids] }) } })).body

export const postLetters = async (ids: readonly string[], postedOn: string) =>
  (await api.call(markLettersPosted, { body: { ids: [...ids], postedOn } })).body
