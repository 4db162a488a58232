import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { randomId } from '../../../shared/browser/random-id.ts'
import { newRequestKey } from '../../../shared/browser/request-key.ts'
import { type MemberImport, sendMembers } from './member-imports.ts'

/** A file is chosen, its columns are mapped, it is checked as often as it takes, and imported once it is right. */
export function useMemberImport() {
  const queries = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [typeId, setTypeId] = useState('')
  const [sheet, setSheet] = useState<string>()
  const [targets, setTargets] = useState<readonly string[]>()
  const [checked, setChecked] = useState<MemberImport>()
  const [done, setDone] = useState<number>()
  const [recordId, setRecordId] = useState<string>()
  // The same key for each try of the same import, until an answer comes.
  const kept = useRef<{ readonly id: string; readonly key: string }>(undefined)
  const sending = useMutation({ mutationFn: sendMembers })

  const forget = () => {
    setChecked(undefined)
    setDone(undefined)
    kept.current = undefined
    sending.reset()
  }
  const send = async (dryRun: boolean) => {
    if (file === null) return
    const names = dryRun || !kept.current ? { id: randomId(), key: newRequestKey() } : kept.current
    if (!dryRun) kept.current = names
    setRecordId(names.id)
    const order = {
      file,
      dryRun,
      typeId,
      sheet,
      mapping: targets?.join(','),
      id: names.id,
      idempotencyKey: names.key,
    }
    try {
      const answer = await sending.mutateAsync(order)
      kept.current = undefined
      setTargets(answer.columns.map(({ target }) => target ?? ''))
      if (!dryRun && answer.errorCount === 0) {
        setDone(answer.created)
        setChecked(undefined)
        setFile(null)
        setTargets(undefined)
        setSheet(undefined)
        await queries.invalidateQueries({ queryKey: ['staff'] })
      } else setChecked(answer)
    } catch {
      // The mutation holds what went wrong.
    }
  }
  return {
    ...{ file, typeId, sheet, targets, checked, done, recordId },
    busy: sending.isPending,
    importing: sending.isPending && sending.variables?.dryRun === false,
    error: sending.error,
    choose: (next: File | null) => {
      forget()
      setFile(next)
      setTargets(undefined)
      setSheet(undefined)
    },
    /** Its columns are others: they are guessed anew, and the file is to be checked again. */
    chooseSheet: (name: string) => {
      kept.current = undefined
      sending.reset()
      setSheet(name)
      setTargets(undefined)
      if (checked) setChecked({ ...checked, columns: [], errorCount: -1, errors: [] })
    },
    chooseType: (id: string) => {
      forget()
      setTypeId(id)
    },
    map: (index: number, target: string) => {
      setTargets(targets?.map((one, at) => (at === index ? target : one)))
      if (checked) setChecked({ ...checked, errorCount: -1, errors: [] })
    },
    check: () => send(true),
    start: () => send(false),
  }
}
export type MemberImportRun = ReturnType<typeof useMemberImport>
