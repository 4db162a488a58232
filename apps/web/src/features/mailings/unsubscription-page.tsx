import { ApiError, lightRoute } from '@guichet/client'
import type { getUnsubscription, updateUnsubscription } from '@guichet/contract/mail-standing.contract'
import type { BodyOf } from '@guichet/contract/route'
import { Anchor, Button, Loader, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../shared/api/client.ts'
import type { LightPageProps } from '../../shared/light-page.ts'
import { paths } from '../../shared/paths.ts'
import { useDocumentTitle } from '../../shared/ui/document-title.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import classes from './unsubscription.module.css'

const readRoute = lightRoute<typeof getUnsubscription>({ method: 'GET', path: '/unsubscriptions/:token' })
const writeRoute = lightRoute<typeof updateUnsubscription>({ method: 'PUT', path: '/unsubscriptions/:token' })
type Unsubscription = BodyOf<typeof getUnsubscription>

const isGone = (error: unknown) => error instanceof ApiError && (error.status === 404 || error.status === 400)

function Choice({ token, found }: { readonly token: string; readonly found: Unsubscription }) {
  const { t } = useTranslation('unsubscription')
  const [standing, setStanding] = useState(found)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const choose = (wanted: boolean) => {
    setBusy(true)
    setFailure(undefined)
    api
      .call(writeRoute, { params: { token }, body: { wanted } })
      .then(({ body }) => setStanding(body))
      .catch(setFailure)
      .finally(() => setBusy(false))
  }
  const { wanted, mayTakeBack, emailMasked: email } = standing
  return (
    <section className={classes.card}>
      <p role="status" className={classes.words}>
        {wanted ? t('on', { email }) : t('off', { email })}
      </p>
      <p className={classes.help}>{t('always')}</p>
      {failure !== undefined && <ErrorNotice title={t('failed')} error={failure} />}
      {wanted || mayTakeBack ? (
        <div>
          <Button variant={wanted ? 'filled' : 'default'} loading={busy} onClick={() => choose(!wanted)}>
            {wanted ? t('decline') : t('accept')}
          </Button>
        </div>
      ) : (
        <p className={classes.help}>
          {t('elsewhere')} <Anchor href={paths.signIn}>{t('signIn')}</Anchor>
        </p>
      )}
    </section>
  )
}

/** `/desinscription/:token`: whoever got news declines them, or takes it back, without signing in. */
export function Component({ value }: LightPageProps) {
  const { t } = useTranslation('unsubscription')
  const [found, setFound] = useState<Unsubscription>()
  const [failure, setFailure] = useState<unknown>()
  const [attempt, setAttempt] = useState(0)
  const token = value.slice(0, 80)
  useDocumentTitle(t('title'))
  useEffect(() => {
    const abort = new AbortController()
    setFailure(undefined)
    api.call(readRoute, { params: { token } }, { signal: abort.signal }).then(
      ({ body }) => setFound(body),
      (error: unknown) => {
        if (!abort.signal.aborted) setFailure(error)
      },
    )
    return () => abort.abort()
  }, [token, attempt])
  return (
    <>
      <Title order={1} className={classes.heading}>
        {t('title')}
      </Title>
      {found === undefined && failure === undefined && (
        <p role="status" className={classes.words}>
          <Loader size="sm" aria-hidden /> {t('checking')}
        </p>
      )}
      {found && <Choice token={token} found={found} />}
      {failure !== undefined &&
        (isGone(failure) ? (
          <Notice
            tone="warning"
            role="status"
            title={t('gone')}
            actions={<Anchor href={paths.signIn}>{t('signIn')}</Anchor>}
          >
            <p>{t('goneBody')}</p>
          </Notice>
        ) : (
          <ErrorNotice title={t('failed')} error={failure} onRetry={() => setAttempt((count) => count + 1)} />
        ))}
    </>
  )
}
