import { ApiError } from '@guichet/client'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { followLink, type Started } from './api/signups.ts'
import classes from './declarants.module.css'

interface ProofStepProps {
  readonly link: string
  readonly onProven: (started: Started) => void
  /** The link serves no more: back to the sign-up. */
  readonly onGone: () => void
}

/** The link of the mail: it serves once, so that it takes a press and no program that looks at mails uses it up. */
export function ProofStep({ link, onProven, onGone }: ProofStepProps) {
  const { t } = useTranslation('declarants')
  const follow = useMutation({ mutationFn: () => followLink(link), onSuccess: onProven })
  const isGone = follow.error instanceof ApiError && follow.error.status < 429
  if (isGone)
    return (
      <Notice
        tone="warning"
        role="alert"
        title={t('link.goneTitle')}
        actions={<Button onClick={onGone}>{t('link.goneAction')}</Button>}
      >
        <p>{t('link.goneBody')}</p>
      </Notice>
    )
  return (
    <div className={classes.page}>
      <Notice
        tone="info"
        title={t('link.title')}
        actions={
          <Button loading={follow.isPending} onClick={() => follow.mutate()}>
            {t('link.action')}
          </Button>
        }
      >
        <p>{t('link.body')}</p>
      </Notice>
      {follow.error && <ErrorNotice title={t('link.failed')} error={follow.error} />}
    </div>
  )
}
