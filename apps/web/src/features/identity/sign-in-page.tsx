import { Anchor, Title } from '@mantine/core'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLightOrganisation } from '../../shared/api/organisation-context.ts'
import { leaveFor } from '../../shared/browser/leave.ts'
import { FranceConnectButton } from '../../shared/franceconnect/france-connect-button.tsx'
import { paths } from '../../shared/paths.ts'
import { safeReturnTo, signInReason } from '../../shared/return-to.ts'
import { noteSeen } from '../../shared/session/device-sight.ts'
import { tellOtherTabs } from '../../shared/session/session-channel.ts'
import { forgetSignedIn, maybeSignedIn, rememberSignedIn } from '../../shared/session/session-hint.ts'
import { useDocumentTitle } from '../../shared/ui/document-title.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import classes from './card.module.css'
import { FactorForm } from './factor-form.tsx'
import { PasswordForm } from './password-form.tsx'
import { type FactorAsked, findSession, type SignInStep } from './session-calls.ts'

// Few have a temporary password: the rules of passwords are loaded for them alone.
const NewPasswordForm = lazy(async () => ({
  default: (await import('./new-password-form.tsx')).NewPasswordForm,
}))

const REASON_TONES = {
  'session-terminee': 'warning',
  deconnexion: 'success',
  'mot-de-passe-change': 'success',
  'mot-de-passe-choisi': 'success',
  'compte-cree': 'success',
  'compte-ouvert': 'success',
  'compte-rejoint': 'success',
  'equipe-rejointe': 'success',
} as const

/** "Connexion": password or passkey, then for some a second factor, or another password; goes back to where one came from. */
export function SignInPage() {
  const { t } = useTranslation('identity')
  const [query] = useState(() => new URLSearchParams(window.location.search))
  const reason = signInReason(query.get('motif'))
  const returnTo = safeReturnTo(query.get('retour'))
  const [asked, setAsked] = useState<FactorAsked>()
  const [codeExpired, setCodeExpired] = useState(false)
  const [remember, setRemember] = useState(false)
  const offersFranceConnect = useLightOrganisation()?.franceConnect ?? false
  useDocumentTitle(t('signIn.heading'))

  useEffect(() => {
    if (reason !== undefined || !maybeSignedIn()) return
    findSession().then(
      () => leaveFor(returnTo),
      () => forgetSignedIn(),
    )
  }, [reason, returnTo])

  const finish = () => {
    rememberSignedIn()
    noteSeen()
    tellOtherTabs({ kind: 'signed-in' })
    leaveFor(returnTo)
  }
  const follow = (next: SignInStep) => (next === 'done' ? finish() : setAsked(next))
  const restart = (expired: boolean) => {
    setCodeExpired(expired)
    setAsked(undefined)
  }
  return (
    <>
      <Title order={1} className={classes.welcome}>
        {t('welcome')}
      </Title>
      {reason !== undefined && asked === undefined && (
        <Notice tone={REASON_TONES[reason]} role="status" title={t(`notice.${reason}.title`)}>
          <p>{t(`notice.${reason}.body`)}</p>
        </Notice>
      )}
      <section className={classes.card}>
        {asked === undefined && (
          <PasswordForm codeExpired={codeExpired} onRemember={setRemember} onStep={follow} />
        )}
        {asked?.factor === 'new-password' && (
          <Suspense fallback={null}>
            <NewPasswordForm onDone={finish} onRestart={restart} />
          </Suspense>
        )}
        {asked !== undefined && asked.factor !== 'new-password' && (
          <FactorForm asked={asked} onStep={follow} onRestart={restart} />
        )}
      </section>
      {offersFranceConnect && asked === undefined && (
        <FranceConnectButton returnTo={returnTo} remember={remember} />
      )}
      <p className={classes.aside}>
        <Anchor href={paths.signInHelp}>{t('signIn.trouble')}</Anchor>
      </p>
      <p className={classes.aside}>
        {t('signIn.noAccount')} <Anchor href={paths.registration}>{t('signIn.register')}</Anchor>
      </p>
      <p className={classes.aside}>
        {t('signIn.noMember')} <Anchor href={paths.verification()}>{t('signIn.verify')}</Anchor>
      </p>
    </>
  )
}

export { SignInPage as Component }
