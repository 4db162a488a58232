import { ApiError } from '@guichet/client'
import { createSession, replaceTemporaryPassword } from '@guichet/contract/session.contract'
import { Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FactorForm } from '../../features/identity/factor-form.tsx'
import { keptIdentifier } from '../../features/identity/kept-identifier.ts'
import { PasskeyButton } from '../../features/identity/passkey-button.tsx'
import type { FactorAsked, SignInStep } from '../../features/identity/session-calls.ts'
import { usePasskeySignIn } from '../../features/identity/use-passkey-sign-in.ts'
import { api } from '../../shared/api/client.ts'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { useSession } from '../../shared/api/session.ts'
import { PasswordRuleList } from '../../shared/password/password-rule-list.tsx'
import { paths } from '../../shared/paths.ts'
import { signInAddress } from '../../shared/return-to.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { SecretInput } from '../../shared/ui/secret-input.tsx'
import { useResumedSession } from './use-resumed-session.ts'

/** The session has ended with a page open: the password (and the second factor) bring it back, the page stays as it is. */
export function SessionEndedDialog() {
  const { t } = useTranslation(['shell', 'identity'])
  const session = useSession()
  const { fieldText } = useProblemText()
  const { resume, lookAgain } = useResumedSession()
  // Whose address is no name to sign in with has the login of an account.
  const [identifier, setIdentifier] = useState(() => keptIdentifier() || session.email)
  const [password, setPassword] = useState('')
  const [newPassword, setNewPassword] = useState('')
  const [asked, setAsked] = useState<FactorAsked>()
  const step = asked === undefined ? 'password' : asked.factor === 'new-password' ? 'new-password' : 'factor'
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()

  const follow = (next: SignInStep) => (next === 'done' ? lookAgain() : setAsked(next))
  const passkey = usePasskeySignIn({ remember: session.remembered, onStep: follow, onFailure: setFailure })

  async function submit() {
    if (step === 'new-password') {
      resume((await api.call(replaceTemporaryPassword, { body: { password: newPassword } })).body)
      return
    }
    const answer = await api.call(createSession, {
      body: { identifier: identifier.trim() || session.email, password, remember: session.remembered },
    })
    if (answer.status === 201) resume(answer.body)
    else setAsked(answer.body)
  }

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    setBusy(true)
    setFailure(undefined)
    submit()
      .catch((error: unknown) => {
        if (error instanceof ApiError && error.code === 'session.factor-expired') setAsked(undefined)
        setFailure(error)
      })
      .finally(() => setBusy(false))
  }

  const elsewhere = signInAddress(`${window.location.pathname}${window.location.search}`, 'session-terminee')
  const refusedPassword =
    failure instanceof ApiError && failure.code === 'password.refused'
      ? failure.problem.errors?.[0]?.code
      : undefined
  const wrong = failure instanceof ApiError && failure.code === 'session.invalid-credentials'
  if (asked !== undefined && step === 'factor') {
    return (
      <Dialog title={t('shell:session.endedTitle')}>
        <FactorForm bare asked={asked} onStep={follow} onRestart={() => setAsked(undefined)} />
      </Dialog>
    )
  }
  return (
    <Dialog title={t('shell:session.endedTitle')}>
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="md">
          <Text>{t('shell:session.endedBody')}</Text>
          {wrong && <Notice tone="danger" role="alert" title={t('identity:wrong.title')} />}
          {failure !== undefined && !wrong && !refusedPassword && (
            <ErrorNotice title={t('identity:failure.unexpectedTitle')} error={failure} />
          )}
          {step === 'password' && (
            <TextInput
              label={t('identity:signIn.identifier')}
              name="username"
              inputMode="email"
              autoComplete="username"
              autoCapitalize="none"
              autoCorrect="off"
              spellCheck={false}
              maxLength={254}
              value={identifier}
              onChange={(event) => setIdentifier(event.currentTarget.value)}
            />
          )}
          {step === 'password' && (
            <SecretInput
              label={t('identity:signIn.password')}
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              data-autofocus
            />
          )}
          {step === 'new-password' && (
            <>
              <input type="text" name="username" autoComplete="username" value={identifier} readOnly hidden />
              <Text>{t('identity:newPassword.intro')}</Text>
              <SecretInput
                label={t('identity:activation.password')}
                autoComplete="new-password"
                value={newPassword}
                onChange={(event) => setNewPassword(event.currentTarget.value)}
                error={refusedPassword && fieldText(refusedPassword)}
                autoFocus
              />
              <PasswordRuleList password={newPassword} />
            </>
          )}
          {step === 'password' && <PasskeyButton passkey={passkey} disabled={busy} />}
          {step === 'password' && (
            <Text size="sm">
              <Anchor href={paths.signIn} target="_blank" rel="noreferrer" size="sm">
                {t('shell:session.elsewhere')}
              </Anchor>{' '}
              {t('shell:session.elsewhereHelp')}
            </Text>
          )}
          <Group justify="space-between">
            <Anchor href={elsewhere} size="sm">
              {t('shell:session.other')}
            </Anchor>
            <Button type="submit" loading={busy}>
              {t('shell:session.resume')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
