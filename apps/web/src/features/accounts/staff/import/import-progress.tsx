import { Progress } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../../shared/format/format.ts'
import { type ImportRecord, importRecordQuery } from '../api/import-accounts.ts'

/** The record is written once the file has arrived. */
const FIRST_MS = 1000

type Step = Pick<ImportRecord, 'state' | 'rows' | 'rowsDone'>

/** Hundredths of the step that runs; null while its lines are not counted. */
export const percentOf = ({ rows, rowsDone }: Step) => (rows > 0 ? Math.floor((100 * rowsDone) / rows) : null)

/** "Vérification : 4 300 lignes sur 10 000 (43 %)". */
export function useStepWords() {
  const { t } = useTranslation('accountImport')
  const format = useFormat()
  return (step: Step) => {
    const percent = percentOf(step)
    if (percent === null) return t('progress.starting')
    const words = {
      done: format.count(step.rowsDone),
      shown: format.count(step.rows),
      count: step.rows,
      percent,
    }
    return step.state === 'writing' ? t('progress.writing', words) : t('progress.checking', words)
  }
}

interface ImportProgressProps {
  readonly id: string
  readonly label: string
}

/** How far the portal has come with a file, as it says itself. */
export function ImportProgress({ id, label }: ImportProgressProps) {
  const wordsOf = useStepWords()
  const [begun, setBegun] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setBegun(true), FIRST_MS)
    return () => clearTimeout(timer)
  }, [])
  const { data } = useQuery({ ...importRecordQuery(id), enabled: begun })
  const percent = data ? percentOf(data) : null
  return (
    <>
      <Progress value={percent ?? 100} animated aria-label={label} />
      {data && <p>{wordsOf(data)}</p>}
    </>
  )
}
