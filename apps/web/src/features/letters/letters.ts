import { listLetters, markLettersPosted } from '@guichet/contract/letters.contract'
import type { BodyOf } from '@guichet/contract/route'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../shared/api/client.ts'

export type Letter = BodyOf<typeof listLetters>['items'][number]
export type LetterState = Letter['state']
export const LETTER_STATES = ['waiting', 'printed', 'posted'] as const satisfies readonly LetterState[]
/** Whatever is asked of letters. */
export const LETTERS_KEY = ['staff', 'letters']

export const lettersQuery = (q: string, state: LetterState | undefined, cursor: string | undefined) =>
  queryOptions({
    queryKey: [...LETTERS_KEY, 'list', q, state, cursor],
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

export const postLetters = async (ids: readonly string[], postedOn: string): Promise<number> =>
  (await api.call(markLettersPosted, { body: { ids: [...ids], postedOn } })).body.posted
