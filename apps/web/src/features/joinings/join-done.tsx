import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { type JoiningOrder, sendLinkAgain } from './api/joinings.ts'
import classes from './join.module.css'
import { dropSecret } from './kept-secret.ts'

interface JoinDoneProps {
  readonly token: string
  readonly order: JoiningOrder
  readonly onRestart: () => void
}

/** It is paid: the membership runs, and a password is chosen from the mail. */
export function JoinDone({ token, order, onRestart }: JoinDoneProps) {
  const { t } = useTranslation('joining')
  const format = useFormat()
  const notice = useRef<HTMLDivElement>(null)
  const again = useMutation({ mutationFn: () => sendLinkAgain(token) })
  const { email, activationAwaited } = order
  useEffect(() => notice.current?.focus(), [])
  // Nothing is left to do with it once a password is chosen.
  useEffect(() => {
    if (!activationAwaited) dropSecret()
  }, [activationAwaited])
  const words = {
    email,
    amount: format.euros(order.amountCents),
    from: format.day(order.startsOn, 'long'),
    to: format.day(order.endsOn, 'long'),
  }
  return (
    <div className={classes.page}>
      <Notice
        tone="success"
        role="status"
        ref={notice}
        focusable
        title={t(activationAwaited ? 'done.title' : 'done.titleOwn')}
        actions={
          activationAwaited ? (
            <Button variant="default" loading={again.isPending} onClick={() => again.mutate()}>
              {t('done.again')}
            </Button>
          ) : (
            <Button component="a" href={paths.dashboard}>
              {t('done.toSpace')}
            </Button>
          )
        }
      >
        <p>{t('done.paid', words)}</p>
        <p>{t(activationAwaited ? 'done.activation' : 'done.receipt', words)}</p>
        {again.isSuccess && <p role="status">{t('done.sent', words)}</p>}
      </Notice>
      {again.error && <ErrorNotice title={t('sent.failed')} error={again.error} />}
      {activationAwaited && (
        <div className={classes.buttons}>
          <Button variant="subtle" size="compact-sm" onClick={onRestart}>
            {t('restart')}
          </Button>
        </div>
      )}
    </div>
  )
}
