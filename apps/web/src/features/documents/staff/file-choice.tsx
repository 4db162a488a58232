import { IconUpload } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { formatSize } from '../../../shared/format/format-size.ts'
import { useLocale } from '../../../shared/i18n/i18n.ts'
import classes from '../documents-page.module.css'

/** Kinds of files that are taken. */
export const ACCEPTED_FILES = '.pdf,.png,.jpg,.jpeg,.webp,.txt,.csv,.odt,.ods,.docx,.xlsx'

interface FileChoiceProps {
  readonly file: File | undefined
  readonly error: string | undefined
  readonly onChoose: (file: File) => void
}

/** The one file that is to be published. */
export function FileChoice({ file, error, onChoose }: FileChoiceProps) {
  const { t } = useTranslation('documents')
  const locale = useLocale()
  const id = useId()
  return (
    <div>
      <label className={classes.zone}>
        <input
          type="file"
          className="visually-hidden"
          accept={ACCEPTED_FILES}
          aria-label={t('staff.file')}
          aria-describedby={`${id}-help ${id}-error`}
          onChange={({ currentTarget: { files } }) => {
            const [chosen] = files ?? []
            if (chosen) onChoose(chosen)
          }}
        />
        <IconUpload size={28} aria-hidden />
        <span className={classes.zoneWords} id={`${id}-help`}>
          <strong>{file ? `${file.name} (${formatSize(file.size, locale)})` : t('staff.choose')}</strong>
          <span>{file ? t('staff.other') : t('upload.limits')}</span>
        </span>
      </label>
      <p className={classes.refused} id={`${id}-error`} role="alert">
        {error}
      </p>
    </div>
  )
}
