import { ApiError } from '@guichet/client'
import { Anchor, Title } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LightPageProps } from '../../shared/light-page.ts'
import { paths } from '../../shared/paths.ts'
import { useDocumentTitle } from '../../shared/ui/document-title.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { ActivationForm } from './activation-form.tsx'
import classes from './card.module.css'
import { JoinAccount } from './join-account.tsx'
import { RecoverySteps } from './recovery/recovery-steps.tsx'
import { type Activation, readActivation } from './session-calls.ts'

type State =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'gone' }
  | { readonly kind: 'open'; readonly activation: Activation }

const HEADINGS = {
  'password-reset': 'activation.resetHeading',
  'first-administrator': 'activation.adminHeading',
  'account-activation': 'activation.accountHeading',
  'account-invitation': 'activation.invitationHeading',
  'member-activation': 'activation.memberHeading',
  'staff-invitation': 'activation.staffHeading',
} as const

function headingOf(state: State) {
  if (state.kind === 'gone') return 'activation.goneTitle'
  if (state.kind !== 'open') return HEADINGS['password-reset']
  const { purpose, firstPassword } = state.activation
  return HEADINGS[firstPassword ? 'member-activation' : purpose]
}

/** The form of a link; of one to a new password after what was set up for it. */
const LinkForm = (props: Parameters<typeof ActivationForm>[0]) =>
  props.activation.asksProofs ? <RecoverySteps {...props} /> : <ActivationForm {...props} />

/** A one-time link: choose a new password, open or join an account, or create the first administrator. */
export function ActivationPage({ value: token }: LightPageProps) {
  const { t } = useTranslation('identity')
  const [state, setState] = useState<State>({ kind: 'loading' })
  const [attempt, setAttempt] = useState(0)
  const gone = useCallback(() => setState({ kind: 'gone' }), [])

  useEffect(() => {
    const abort = new AbortController()
    readActivation(token, abort.signal).then(
      (activation) => setState({ kind: 'open', activation }),
      (error: unknown) => {
        if (abort.signal.aborted) return
        const refused = error instanceof ApiError && (error.status === 404 || error.status === 400)
        setState(refused ? { kind: 'gone' } : { kind: 'failed', error })
      },
    )
    return () => abort.abort()
  }, [token, attempt])

  const heading = t(headingOf(state))
  useDocumentTitle(heading)

  return (
    <>
      <Title order={1} className={classes.welcome}>
        {heading}
      </Title>
      {state.kind === 'failed' && (
        <ErrorNotice
          title={t('activation.failureTitle')}
          error={state.error}
          onRetry={() => setAttempt((count) => count + 1)}
        />
      )}
      {state.kind === 'gone' && (
        <Notice
          tone="warning"
          title={t('activation.gone')}
          actions={<Anchor href={paths.forgotPassword}>{t('activation.goneReset')}</Anchor>}
        />
      )}
      {state.kind === 'open' && (
        <section className={classes.card}>
          {state.activation.signInFirst && state.activation.account ? (
            <JoinAccount
              token={token}
              account={state.activation.account}
              opens={state.activation.purpose === 'account-activation'}
              onGone={gone}
            />
          ) : (
            <LinkForm token={token} activation={state.activation} onGone={gone} />
          )}
        </section>
      )}
    </>
  )
}

export { ActivationPage as Component }
