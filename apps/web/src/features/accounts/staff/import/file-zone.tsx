import { IconFileSpreadsheet, IconUpload } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../../shared/format/format.ts'
import { ACCEPTED_FILES, type FileProblem } from './import-file.ts'
import classes from './import-page.module.css'

interface FileZoneProps {
  readonly file: File | undefined
  readonly problem: FileProblem | 'none' | undefined
  readonly disabled: boolean
  readonly onChoose: (file: File) => void
}

/** Choosing a file by the browser’s own window, or by dropping it. */
export function FileZone({ file, problem, disabled, onChoose }: FileZoneProps) {
  const { t } = useTranslation('accountImport')
  const format = useFormat()
  const id = useId()
  const [over, setOver] = useState(false)
  const take = (files: FileList | null) => {
    const [first] = files ?? []
    if (first && !disabled) onChoose(first)
  }
  const described = [`${id}-help`, ...(problem ? [`${id}-error`] : [])].join(' ')
  const Icon = file ? IconFileSpreadsheet : IconUpload
  return (
    <div>
      <label
        className={classes.zone}
        data-over={over || undefined}
        data-wrong={problem ? true : undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          take(event.dataTransfer.files)
        }}
      >
        <input
          type="file"
          className="visually-hidden"
          accept={ACCEPTED_FILES}
          disabled={disabled}
          aria-label={t('file.label')}
          aria-describedby={described}
          aria-invalid={problem ? true : undefined}
          onClick={(event) => {
            // The same name again is a change too: the file may have been mended.
            event.currentTarget.value = ''
          }}
          onChange={(event) => take(event.currentTarget.files)}
        />
        <Icon size={28} aria-hidden />
        <span className={classes.zoneWords} id={`${id}-help`}>
          {file ? (
            <>
              <strong className={classes.fileName}>{file.name}</strong>
              <span>{t('file.other', { size: format.count(Math.ceil(file.size / 1000)) })}</span>
            </>
          ) : (
            <>
              <strong>{t('file.choose')}</strong>
              <span>{t('file.limits')}</span>
            </>
          )}
        </span>
      </label>
      <p className={classes.problem} id={`${id}-error`} role="alert">
        {problem ? t(`file.problems.${problem}`) : ''}
      </p>
    </div>
  )
}
