import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { sendLinkAgain } from './api/signups.ts'
import type { StageProps } from './signup-stage.tsx'

/** A link is on its way; the same words whoever has the address. */
export function SentStep({ token, signup, onContact }: StageProps & { readonly onContact: () => void }) {
  const { t } = useTranslation('declarants')
  const notice = useRef<HTMLDivElement>(null)
  const again = useMutation({ mutationFn: () => sendLinkAgain(token) })
  const email = signup.draft?.email
  useEffect(() => notice.current?.focus(), [])
  return (
    <>
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
            {email !== undefined && (
              <Button variant="subtle" onClick={onContact}>
                {t('contact.change')}
              </Button>
            )}
          </>
        }
      >
        <p>{email === undefined ? t('sent.elsewhere') : t('sent.body', { email })}</p>
        <p>{t('sent.nothing')}</p>
        {again.isSuccess && <p role="status">{t('sent.done')}</p>}
      </Notice>
      {again.error && <ErrorNotice title={t('sent.failed')} error={again.error} />}
    </>
  )
}
