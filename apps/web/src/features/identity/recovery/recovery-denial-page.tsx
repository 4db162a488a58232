import { ApiError } from '@guichet/client'
import { Anchor, Button, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LightPageProps } from '../../../shared/light-page.ts'
import { paths } from '../../../shared/paths.ts'
import { useDocumentTitle } from '../../../shared/ui/document-title.ts'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import classes from '../card.module.css'
import { stopByLink } from './recovery-calls.ts'

type State =
  | { readonly kind: 'asked' | 'busy' | 'done' | 'gone' }
  | { readonly kind: 'failed'; readonly error: unknown }

/** “Ce n’est pas moi”, from the notice about a recovery that waits (U10). Opening the link changes nothing. */
export function RecoveryDenialPage({ value: token }: LightPageProps) {
  const { t } = useTranslation('identity')
  const [state, setState] = useState<State>({ kind: 'asked' })
  useDocumentTitle(t('recovery.denial.heading'))
  const stop = () => {
    setState({ kind: 'busy' })
    stopByLink(token).then(
      () => setState({ kind: 'done' }),
      (error: unknown) => {
        const isGone = error instanceof ApiError && (error.status === 404 || error.status === 400)
        setState(isGone ? { kind: 'gone' } : { kind: 'failed', error })
      },
    )
  }
  return (
    <>
      <Title order={1} className={classes.welcome}>
        {t('recovery.denial.heading')}
      </Title>
      {state.kind === 'done' && (
        <Notice
          tone="success"
          role="status"
          title={t('recovery.denial.done')}
          actions={<Anchor href={paths.signIn}>{t('forgot.back')}</Anchor>}
        >
          <p>{t('recovery.denial.doneBody')}</p>
        </Notice>
      )}
      {state.kind === 'gone' && (
        <Notice
          tone="warning"
          role="alert"
          title={t('recovery.denial.gone')}
          actions={<Anchor href={paths.signInHelp}>{t('recovery.help')}</Anchor>}
        >
          <p>{t('recovery.denial.goneBody')}</p>
        </Notice>
      )}
      {state.kind !== 'done' && state.kind !== 'gone' && (
        <section className={classes.card}>
          <div className={classes.stack}>
            <p className={classes.lead}>{t('recovery.denial.intro')}</p>
            <p className={classes.lead}>{t('recovery.denial.mine')}</p>
            {state.kind === 'failed' && <ErrorNotice title={t('recovery.failed')} error={state.error} />}
            <div className={classes.buttons}>
              <Button color="red" loading={state.kind === 'busy'} onClick={stop}>
                {t('signInDenial.submit')}
              </Button>
            </div>
          </div>
        </section>
      )}
    </>
  )
}

export { RecoveryDenialPage as Component }
