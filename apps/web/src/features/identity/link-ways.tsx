import { Anchor, Button, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { leaveFor } from '../../shared/browser/leave.ts'
import { FranceConnectButton } from '../../shared/franceconnect/france-connect-button.tsx'
import { noteWaiting } from '../../shared/franceconnect/kept-way.ts'
import { useFranceConnectWords } from '../../shared/franceconnect/use-france-connect-words.ts'
import { paths } from '../../shared/paths.ts'
import { rememberSignedIn } from '../../shared/session/session-hint.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import classes from './card.module.css'
import { FactorForm } from './factor-form.tsx'
import { linkIdentity } from './france-connect-calls.ts'
import { NewPasswordForm } from './new-password-form.tsx'
import { PasswordForm } from './password-form.tsx'
import type { SignInStep } from './session-calls.ts'

interface LinkWaysProps {
  readonly returnTo: string
  readonly onLinked: () => void
}

/** Nobody is linked to this identity yet: by the password, by a first password, or by signing up. */
export function LinkWays({ returnTo, onLinked }: LinkWaysProps) {
  const { t } = useTranslation('identity')
  const words = useFranceConnectWords()
  const [step, setStep] = useState<SignInStep | 'password'>('password')
  const [codeExpired, setCodeExpired] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const follow = (next: SignInStep) => {
    setStep(next)
    if (next !== 'done') return
    rememberSignedIn()
    linkIdentity().then(onLinked, setFailure)
  }
  const restart = (expired: boolean) => {
    setCodeExpired(expired)
    setStep('password')
  }

  if (failure !== undefined)
    return (
      <Notice
        tone="danger"
        role="alert"
        title={t('franceConnect.linkFailed')}
        actions={
          <Button
            onClick={() => {
              noteWaiting(false)
              leaveFor(returnTo)
            }}
          >
            {t('franceConnect.toSpace')}
          </Button>
        }
      >
        <p>{words(failure)}</p>
      </Notice>
    )
  if (step === 'done')
    return (
      <p role="status" className={classes.aside}>
        {t('franceConnect.checking')}
      </p>
    )
  if (step !== 'password')
    return (
      <section className={classes.card}>
        {step.factor === 'new-password' ? (
          <NewPasswordForm onDone={() => follow('done')} onRestart={restart} />
        ) : (
          <FactorForm asked={step} onStep={follow} onRestart={restart} />
        )}
      </section>
    )
  return (
    <>
      <p className={classes.lead}>{t('franceConnect.hello')}</p>
      <section className={classes.card}>
        <PasswordForm
          codeExpired={codeExpired}
          heading={t('franceConnect.haveTitle')}
          intro={t('franceConnect.have')}
          onStep={follow}
        />
      </section>
      <section className={classes.card}>
        <Title order={2}>{t('franceConnect.otherTitle')}</Title>
        <div className={classes.stack}>
          <p className={classes.lead}>
            {t('franceConnect.noPassword')}{' '}
            <Anchor href={paths.forgotPassword}>{t('franceConnect.noPasswordAction')}</Anchor>
          </p>
          <p className={classes.lead}>
            {t('franceConnect.new')} <Anchor href={paths.registration}>{t('franceConnect.newAction')}</Anchor>
          </p>
        </div>
      </section>
      <p className={classes.aside}>{t('franceConnect.notYou')}</p>
      <FranceConnectButton returnTo={returnTo} choose />
    </>
  )
}
