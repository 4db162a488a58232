import { Button, type ButtonProps } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saveFile } from '../browser/save-file.ts'
import classes from './download-button.module.css'
import { ErrorNotice } from './error-notice.tsx'

export interface DownloadButtonProps {
  readonly label: string
  /** Makes the document; undefined when there is none after all and the page says so itself. */
  readonly load: () => Promise<Blob | undefined>
  readonly fileName: string
  readonly variant?: 'filled' | 'default' | 'subtle'
  readonly size?: NonNullable<ButtonProps['size']>
  /** Told of a failure instead of showing it under the button. */
  readonly onFailure?: (error: unknown) => void
}

/** Fetches a document and hands it to the browser; says so while it is being made, and why when it fails. */
export function DownloadButton(props: DownloadButtonProps) {
  const { label, load, fileName, variant = 'default', size, onFailure } = props
  const { t } = useTranslation('shell')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const start = () => {
    if (busy) return
    setBusy(true)
    setFailure(undefined)
    load()
      .then((file) => {
        if (file) saveFile(file, fileName)
      })
      .catch((error: unknown) => (onFailure ? onFailure(error) : setFailure(error)))
      .finally(() => setBusy(false))
  }
  return (
    <div className={classes.download}>
      <Button
        variant={variant}
        {...(size && { size })}
        onClick={start}
        loading={busy}
        leftSection={<IconDownload size={18} aria-hidden />}
      >
        {label}
      </Button>
      <span className="visually-hidden" role="status">
        {busy ? t('download.preparing') : ''}
      </span>
      {failure !== undefined && (
        <ErrorNotice title={t('download.failed')} error={failure} onRetry={start} retrying={busy} />
      )}
    </div>
  )
}
