import { ApiError } from '@guichet/client'
import { Anchor, Button, Checkbox, TextInput, Title } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../shared/paths.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import { SecretInput } from '../../shared/ui/secret-input.tsx'
import classes from './card.module.css'
import { keepIdentifier, keptIdentifier } from './kept-identifier.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { type SignInStep, signIn } from './session-calls.ts'
import { SignInFailure } from './sign-in-failure.tsx'
import { usePasskeySignIn } from './use-passkey-sign-in.ts'

interface PasswordFormProps {
  readonly codeExpired: boolean
  /** Instead of “Connexion”, with a word on why one signs in. */
  readonly heading?: string
  readonly intro?: string
  /** Told when "Se souvenir de moi" is ticked or not, for other ways to sign in. */
  readonly onRemember?: (remember: boolean) => void
  /** The password was accepted: what is asked next. */
  readonly onStep: (step: SignInStep) => void
}

/** "Email", "Mot de passe", "Se souvenir de moi"; what was typed stays until "Effacer". */
export function PasswordForm({ codeExpired, heading, intro, onRemember, onStep }: PasswordFormProps) {
  const { t } = useTranslation('identity')
  const [identifier, setIdentifier] = useState(keptIdentifier)
  const [password, setPassword] = useState('')
  const [remember, setRemember] = useState(false)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const identifierInput = useRef<HTMLInputElement>(null)
  const passwordInput = useRef<HTMLInputElement>(null)

  const passkey = usePasskeySignIn({
    remember,
    onStep: (step) => {
      // What stands in the field may be of somebody else.
      keepIdentifier('')
      onStep(step)
    },
    onFailure: setFailure,
  })

  const identifierMissing = tried && identifier.trim() === ''
  const passwordMissing = tried && password === ''

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    setFailure(undefined)
    if (identifier.trim() === '') return identifierInput.current?.focus()
    if (password === '') return passwordInput.current?.focus()
    setBusy(true)
    keepIdentifier(identifier.trim())
    signIn({ identifier: identifier.trim(), password, remember })
      .then(onStep)
      .catch((error: unknown) => {
        setBusy(false)
        setFailure(error)
        if (error instanceof ApiError && error.code === 'session.invalid-credentials') {
          passwordInput.current?.focus()
          passwordInput.current?.select()
        }
      })
  }
  const clear = () => {
    setIdentifier('')
    setPassword('')
    setRemember(false)
    onRemember?.(false)
    setTried(false)
    setFailure(undefined)
    keepIdentifier('')
    identifierInput.current?.focus()
  }

  return (
    <form onSubmit={submit} noValidate>
      <Title order={2}>{heading ?? t('signIn.heading')}</Title>
      <div className={classes.stack}>
        {intro !== undefined && <p className={classes.lead}>{intro}</p>}
        {codeExpired && failure === undefined && (
          <Notice tone="warning" role="alert" title={t('factor.expiredTitle')}>
            <p>{t('factor.expired')}</p>
          </Notice>
        )}
        {failure !== undefined && <SignInFailure error={failure} />}
        <TextInput
          ref={identifierInput}
          label={t('signIn.identifier')}
          description={t('signIn.identifierHelp')}
          name="username"
          type="text"
          inputMode="email"
          autoComplete="username webauthn"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          maxLength={254}
          aria-required
          value={identifier}
          onChange={(event) => setIdentifier(event.currentTarget.value)}
          error={identifierMissing && t('signIn.identifierMissing')}
        />
        <SecretInput
          ref={passwordInput}
          label={t('signIn.password')}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={passwordMissing && t('signIn.passwordMissing')}
        />
        <div className={classes.between}>
          <Checkbox
            label={t('signIn.remember')}
            checked={remember}
            onChange={(event) => {
              setRemember(event.currentTarget.checked)
              onRemember?.(event.currentTarget.checked)
            }}
          />
          <Anchor href={paths.forgotPassword}>{t('signIn.forgot')}</Anchor>
        </div>
        <div className={classes.buttons}>
          <Button type="button" variant="default" onClick={clear} disabled={busy}>
            {t('signIn.clear')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('signIn.submit')}
          </Button>
        </div>
        <PasskeyButton passkey={passkey} disabled={busy} />
      </div>
    </form>
  )
}
