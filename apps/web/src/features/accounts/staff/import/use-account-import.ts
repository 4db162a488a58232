import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { randomId } from '../../../../shared/browser/random-id.ts'
import { newRequestKey } from '../../../../shared/browser/request-key.ts'
import {
  checkImportMutation,
  type ImportAnswer,
  type ImportOrder,
  importAccountsMutation,
} from '../api/import-accounts.ts'
import { type FileProblem, fileProblem, readImportFile } from './import-file.ts'

export interface CheckedFile {
  readonly fileName: string
  /** What was checked, and nothing else, is what is imported. */
  readonly content: string
  readonly answer: ImportAnswer
  /** The file was right when it was checked, and is not any more. */
  readonly tooLate: boolean
}
export interface DoneImport {
  readonly created: number
  readonly invited: boolean
}

/** The same key and the same record for each try of the same import, until an answer comes. */
function useImportKey() {
  const kept = useRef({ order: '', key: '', id: '' })
  return {
    keysFor: (order: ImportOrder) => {
      const text = JSON.stringify(order)
      if (kept.current.order !== text) kept.current = { order: text, key: newRequestKey(), id: randomId() }
      return kept.current
    },
    answered: () => {
      kept.current = { order: '', key: '', id: '' }
    },
  }
}

/** A file is chosen, checked as often as it takes, and imported once it is right. */
export function useAccountImport() {
  const queries = useQueryClient()
  const checking = useMutation(checkImportMutation())
  const importing = useMutation(importAccountsMutation())
  const { keysFor, answered } = useImportKey()
  const [file, setFile] = useState<File>()
  const [problem, setProblem] = useState<FileProblem | 'none'>()
  const [reading, setReading] = useState(false)
  const [invite, setInvite] = useState(false)
  const [checked, setChecked] = useState<CheckedFile>()
  const [recordId, setRecordId] = useState<string>()
  const [done, setDone] = useState<DoneImport>()

  const forget = () => {
    setChecked(undefined)
    setDone(undefined)
    setProblem(undefined)
    checking.reset()
    importing.reset()
  }
  const choose = (next: File) => {
    forget()
    setFile(next)
    setProblem(fileProblem(next))
  }
  const check = async () => {
    forget()
    if (file === undefined) return setProblem('none')
    setReading(true)
    try {
      const read = await readImportFile(file)
      if ('problem' in read) return setProblem(read.problem)
      const { content } = read
      const fileName = file.name.slice(-200)
      const id = randomId()
      setRecordId(id)
      const answer = await checking.mutateAsync({ fileName, content, invite, id })
      setChecked({ fileName, content, answer, tooLate: false })
    } catch {
      // The mutation holds what went wrong.
    } finally {
      setReading(false)
    }
  }
  const start = async () => {
    if (checked === undefined) return
    const order = { fileName: checked.fileName, content: checked.content, invite }
    try {
      const { key: idempotencyKey, id } = keysFor(order)
      setRecordId(id)
      const answer = await importing.mutateAsync({ order: { ...order, id }, idempotencyKey })
      answered()
      if (answer.errorCount > 0) return setChecked({ ...checked, answer, tooLate: true })
      setFile(undefined)
      setChecked(undefined)
      setDone({ created: answer.created, invited: invite })
      queries.invalidateQueries({ queryKey: ['accounts'] }).catch(() => undefined)
    } catch {
      // The mutation holds what went wrong.
    } finally {
      queries.invalidateQueries({ queryKey: ['accounts', 'imports'] }).catch(() => undefined)
    }
  }

  return {
    ...{ file, problem, invite, setInvite, checked, done, recordId, choose, check, start },
    checking: reading,
    checkError: checking.error,
    importing: importing.isPending,
    importError: importing.error,
    forgetImportError: importing.reset,
    again: forget,
  }
}
export type AccountImport = ReturnType<typeof useAccountImport>
