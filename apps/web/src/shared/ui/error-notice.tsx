import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../api/problem-text.ts'
import { Notice, Reference } from './notice.tsx'

interface ErrorNoticeProps {
  readonly title: string
  readonly error: unknown
  readonly onRetry?: () => void
  readonly retrying?: boolean
}

/** A failure told in place: what happened, its reference, a way to try again. */
export function ErrorNotice({ title, error, onRetry, retrying }: ErrorNoticeProps) {
  const { t } = useTranslation('common')
  const { sentence, reference } = useProblemText().errorWords(error)
  return (
    <Notice
      tone="danger"
      role="alert"
      title={title}
      actions={
        onRetry && (
          <Button variant="default" size="sm" onClick={onRetry} loading={retrying ?? false}>
            {t('retry')}
          </Button>
        )
      }
    >
      <p>{sentence}</p>
      {reference !== undefined && <Reference>{t('reference', { reference })}</Reference>}
    </Notice>
  )
}
