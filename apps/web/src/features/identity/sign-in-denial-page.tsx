import { ApiError, lightRoute } from '@guichet/client'
import type { denySignIn } from '@guichet/contract/sign-ins.contract'
import { Anchor, Button, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../shared/api/client.ts'
import type { LightPageProps } from '../../shared/light-page.ts'
import { paths } from '../../shared/paths.ts'
import { useDocumentTitle } from '../../shared/ui/document-title.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import classes from './card.module.css'

const route = lightRoute<typeof denySignIn>({ method: 'POST', path: '/sign-in-denials/:token' })
const FOLLOWS = ['sessions', 'keys', 'password', 'desk'] as const

type State =
  | { readonly kind: 'asked' | 'busy' | 'done' | 'gone' }
  | { readonly kind: 'failed'; readonly error: unknown }

/** What follows, and the button that does it: opening the link changes nothing. */
function Question({ state, onDeny }: { readonly state: State; readonly onDeny: () => void }) {
  const { t } = useTranslation('identity')
  return (
    <section className={classes.card}>
      <div className={classes.stack}>
        <p className={classes.lead}>{t('signInDenial.intro')}</p>
        <ul>
          {FOLLOWS.map((key) => (
            <li key={key}>{t(`signInDenial.follows.${key}`)}</li>
          ))}
        </ul>
        <p className={classes.lead}>{t('signInDenial.mine')}</p>
        {state.kind === 'failed' && <ErrorNotice title={t('signInDenial.failed')} error={state.error} />}
        <div className={classes.buttons}>
          <Button color="red" loading={state.kind === 'busy'} onClick={onDeny}>
            {t('signInDenial.submit')}
          </Button>
        </div>
      </div>
    </section>
  )
}

/** “Ce n’est pas moi”, from the mail about a sign-in from a new browser (U27). */
export function SignInDenialPage({ value: token }: LightPageProps) {
  const { t } = useTranslation('identity')
  const [state, setState] = useState<State>({ kind: 'asked' })
  const heading = t(state.kind === 'gone' ? 'activation.goneTitle' : 'signInDenial.heading')
  useDocumentTitle(heading)
  const deny = () => {
    setState({ kind: 'busy' })
    api.call(route, { params: { token } }).then(
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
        {heading}
      </Title>
      {state.kind === 'done' && (
        <Notice tone="success" role="status" title={t('signInDenial.done')}>
          <p>{t('signInDenial.doneBody')}</p>
        </Notice>
      )}
      {state.kind === 'gone' && (
        <Notice
          tone="warning"
          role="alert"
          title={t('signInDenial.gone')}
          actions={<Anchor href={paths.forgotPassword}>{t('signInDenial.toReset')}</Anchor>}
        >
          <p>{t('signInDenial.goneBody')}</p>
        </Notice>
      )}
      {state.kind !== 'done' && state.kind !== 'gone' && <Question state={state} onDeny={deny} />}
    </>
  )
}

export { SignInDenialPage as Component }
