import { ApiError, NetworkError } from '@guichet/client'
import { Anchor } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { nowMs } from '../../shared/browser/clock.ts'
import { waitText } from '../../shared/format/wait.ts'
import { paths } from '../../shared/paths.ts'
import { Notice, Reference } from '../../shared/ui/notice.tsx'

const LOCK_SECONDS = 1_800

/** Seconds left, counted down each second. */
function useCountdown(seconds: number): number {
  const [endsAtMs] = useState(() => nowMs() + seconds * 1000)
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    const timer = setInterval(() => setLeft(Math.max(Math.ceil((endsAtMs - nowMs()) / 1000), 0)), 1000)
    return () => clearInterval(timer)
  }, [endsAtMs])
  return left
}

function Locked({ seconds }: { readonly seconds: number }) {
  const { t } = useTranslation('identity')
  const { t: common } = useTranslation('common')
  const left = useCountdown(seconds)
  return (
    <Notice
      tone={left === 0 ? 'info' : 'danger'}
      role="alert"
      title={t('locked.title')}
      actions={left > 0 && <Anchor href={paths.forgotPassword}>{t('locked.reset')}</Anchor>}
    >
      {left === 0 ? (
        <p>{t('locked.open')}</p>
      ) : (
        <>
          <p>{t('locked.body', { wait: waitText(common, left) })}</p>
          <p>{t('locked.wayOut')}</p>
        </>
      )}
    </Notice>
  )
}

/** Why signing in failed and what to do. Nothing here tells whether an account exists. */
export function SignInFailure({ error }: { readonly error: unknown }) {
  const { t } = useTranslation(['identity', 'common'])
  const { sentence, reference } = useProblemText().errorWords(error)
  if (error instanceof ApiError && error.code === 'session.invalid-credentials') {
    return (
      <Notice tone="danger" role="alert" title={t('identity:wrong.title')}>
        <p>{t('identity:wrong.body')}</p>
      </Notice>
    )
  }
  if (error instanceof ApiError && error.code === 'session.locked') {
    return <Locked seconds={error.retryAfterSeconds ?? LOCK_SECONDS} />
  }
  const title =
    error instanceof NetworkError
      ? t('identity:failure.offlineTitle')
      : error instanceof ApiError && error.status === 503
        ? t('identity:failure.unavailableTitle')
        : t('identity:failure.unexpectedTitle')
  return (
    <Notice tone="danger" role="alert" title={title}>
      <p>
        {sentence} {t('identity:failure.kept')}
      </p>
      {reference !== undefined && <Reference>{t('common:reference', { reference })}</Reference>}
    </Notice>
  )
}
