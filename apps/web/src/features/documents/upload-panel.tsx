import { Button, NativeSelect, Progress, TextInput } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { type Upload, useUploads } from './api/use-uploads.ts'
import { CATEGORIES } from './categories.ts'
import classes from './documents-page.module.css'
import { isPeriod, periodOf } from './period.ts'
import { ACCEPTED_FILES } from './staff/file-choice.tsx'

function UploadLine({ upload, onRetry }: { readonly upload: Upload; readonly onRetry: () => void }) {
  const { t } = useTranslation(['documents', 'common'])
  const { errorWords } = useProblemText()
  const { file, state, part, error } = upload
  const percent = Math.round(part * 100)
  return (
    <li className={classes.upload}>
      <div className={classes.uploadHead}>
        <strong>{file.name}</strong>
        <span>{t(`upload.states.${state}`, { percent })}</span>
      </div>
      {state === 'sending' && (
        <Progress value={percent} aria-label={t('upload.progress', { name: file.name })} />
      )}
      {state === 'too-large' && <p className={classes.refused}>{t('upload.tooLarge')}</p>}
      {state === 'failed' && (
        <>
          <p className={classes.refused}>{errorWords(error).sentence}</p>
          <div>
            <Button size="xs" variant="default" onClick={onRetry}>
              {t('common:retry')}
            </Button>
          </div>
        </>
      )}
    </li>
  )
}

/** Files of one’s own into the library: chosen or dropped, with what they are about, each with how far it is. */
export function UploadPanel() {
  const { t } = useTranslation(['documents', 'common'])
  const id = useId()
  const { uploads, add, retry } = useUploads()
  const [over, setOver] = useState(false)
  const [category, setCategory] = useState('other')
  const [period, setPeriod] = useState('')
  const facts = { category, period: periodOf(period) }
  const wrong = !isPeriod(period)
  const take = (files: FileList | null) => {
    if (!wrong && files && files.length > 0) add([...files], facts)
  }
  const last = uploads.findLast(({ state }) => state !== 'waiting' && state !== 'sending')
  return (
    <section className={classes.panel} aria-label={t('upload.open')}>
      <div className={classes.facts}>
        <NativeSelect
          label={t('columns.category')}
          value={category}
          onChange={(event) => setCategory(event.currentTarget.value)}
          data={CATEGORIES.map((value) => ({ value, label: t(`categories.${value}`) }))}
        />
        <TextInput
          label={`${t('columns.period')} ${t('common:optional')}`}
          description={t('upload.periodHelp')}
          maxLength={7}
          value={period}
          error={wrong && t('upload.periodWrong')}
          onChange={(event) => setPeriod(event.currentTarget.value)}
        />
      </div>
      <label
        className={classes.zone}
        data-over={over || undefined}
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
          multiple
          className="visually-hidden"
          accept={ACCEPTED_FILES}
          disabled={wrong}
          aria-label={t('upload.file')}
          aria-describedby={`${id}-help`}
          onClick={(event) => {
            event.currentTarget.value = ''
          }}
          onChange={(event) => take(event.currentTarget.files)}
        />
        <IconUpload size={28} aria-hidden />
        <span className={classes.zoneWords} id={`${id}-help`}>
          <strong>{t('upload.choose')}</strong>
          <span>{t('upload.limits')}</span>
        </span>
      </label>
      <p className="visually-hidden" role="status">
        {last ? `${last.file.name} : ${t(`upload.states.${last.state}`, { percent: 100 })}` : ''}
      </p>
      {uploads.length > 0 && (
        <ul className={classes.uploads}>
          {uploads.map((upload) => (
            <UploadLine key={upload.key} upload={upload} onRetry={() => retry(upload, facts)} />
          ))}
        </ul>
      )}
    </section>
  )
}
