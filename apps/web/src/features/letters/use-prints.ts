import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newRequestKey } from '../../shared/browser/request-key.ts'
import { saveFile } from '../../shared/browser/save-file.ts'
import { askPrint, isOpen, type LetterPrint, loadPrint, printsQuery } from './letter-prints.ts'
import { LETTERS_KEY } from './letters.ts'

/**
 * Prints of letters, and how to ask for one. The file of one that was asked for here is handed to the browser as soon as it is there;
 * whoever has left the page finds it again in the list.
 */
export function usePrints() {
  const { t } = useTranslation('letters')
  const queries = useQueryClient()
  const query = useQuery(printsQuery)
  const [mine, setMine] = useState<string>()
  const [failure, setFailure] = useState<unknown>()
  const saved = useRef<string>(undefined)
  const running = query.data?.find(isOpen)
  const own = query.data?.find(({ id }) => id === mine)
  const ask = useMutation({
    mutationFn: (what: { readonly ids?: readonly string[]; readonly again: boolean }) =>
      askPrint(what, newRequestKey()),
    onSuccess: ({ id }) => {
      setFailure(undefined)
      setMine(id)
    },
    // Printed meanwhile, or wanted no more: the list shows what has become of them.
    onSettled: () => queries.invalidateQueries({ queryKey: LETTERS_KEY }),
  })

  const fileOf = ({ format }: LetterPrint) => `${t('file')}.${format ?? 'pdf'}`
  const name = own === undefined ? '' : fileOf(own)
  const isReady = own?.state === 'done'
  useEffect(() => {
    if (!isReady || mine === undefined || saved.current === mine) return
    saved.current = mine
    loadPrint(mine)
      .then((file) => saveFile(file, name))
      .catch(setFailure)
  }, [isReady, mine, name])

  const runningId = running?.id
  useEffect(() => {
    if (runningId === undefined) return
    // Once it is made its letters are printed.
    return () => {
      queries.invalidateQueries({ queryKey: [...LETTERS_KEY, 'list'] }).catch(() => undefined)
    }
  }, [runningId, queries])

  return { query, running, own, ask, failure, fileOf }
}
