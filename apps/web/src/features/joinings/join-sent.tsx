import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { OtherHolder } from '../../shared/company/other-holder.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { sendLinkAgain } from './api/joinings.ts'
import classes from './join.module.css'

interface JoinSentProps {
  readonly token: string
  readonly email: string
  /** The register names others for the SIRET. */
  readonly isOther: boolean
  readonly onChange: () => void
  readonly onRestart: () => void
}

/** It is sent, and goes on from the link in the mail; the same words whoever has the address. */
export function JoinSent({ token, email, isOther, onChange, onRestart }: JoinSentProps) {
  const { t } = useTranslation('joining')
  const notice = useRef<HTMLDivElement>(null)
  const again = useMutation({ mutationFn: () => sendLinkAgain(token) })
  useEffect(() => notice.current?.focus(), [])
  return (
    <div className={classes.page}>
      <Notice
        tone="success"
        role="status"
        ref={notice}
        focusable
        title={t('sent.title')}
        actions={
          <>
            <Button variant="default" loading={again.isPending} onClick={() => again.mutate()}>
              {t('sent.again')}
            </Button>
            <Button variant="subtle" onClick={onChange}>
              {t('sent.change')}
            </Button>
          </>
        }
      >
        <p>{t('sent.body', { email })}</p>
        <p>{t('sent.nothing')}</p>
        {again.isSuccess && <p role="status">{t('sent.done', { email })}</p>}
      </Notice>
      {isOther && <OtherHolder sent />}
      {again.error && <ErrorNotice title={t('sent.failed')} error={again.error} />}
      <div className={classes.buttons}>
        <Button variant="subtle" size="compact-sm" onClick={onRestart}>
          {t('restart')}
        </Button>
      </div>
    </div>
  )
}
