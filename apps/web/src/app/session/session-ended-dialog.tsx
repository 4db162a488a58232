import { ApiError } from '@guichet/client'
import { answerFactor, createSession } from '@guichet/contract/session.contract'
import { Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../shared/api/client.ts'
import { useSession } from '../../shared/api/session.ts'
import { signInAddress } from '../../shared/return-to.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { SecretInput } from '../../shared/ui/secret-input.tsx'
import { useResumedSession } from './use-resumed-session.ts'

/** The session has ended with a page open: the password (and the code) bring it back, the page stays as it is. */
export function SessionEndedDialog() {
  const { t } = useTranslation(['shell', 'identity'])
  const session = useSession()
  const { resume } = useResumedSession()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [step, setStep] = useState<'password' | 'factor'>('password')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()

  async function submit() {
    if (step === 'factor') {
      resume((await api.call(answerFactor, { body: { code } })).body)
      return
    }
    const answer = await api.call(createSession, {
      body: { identifier: session.email, password, remember: session.remembered },
    })
    if (answer.status === 202) setStep('factor')
    else resume(answer.body)
  }

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    setBusy(true)
    setFailure(undefined)
    submit()
      .catch((error: unknown) => {
        if (error instanceof ApiError && error.code === 'session.factor-expired') setStep('password')
        setFailure(error)
      })
      .finally(() => setBusy(false))
  }

  const elsewhere = signInAddress(`${window.location.pathname}${window.location.search}`, 'session-terminee')
  const wrong = failure instanceof ApiError && failure.code === 'session.invalid-credentials'
  return (
    <Dialog title={t('shell:session.endedTitle')}>
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="md">
          <Text>{t('shell:session.endedBody')}</Text>
          <Text size="sm" c="dimmed">
            {t('shell:session.identifier', { email: session.email })}
          </Text>
          {wrong && <Notice tone="danger" role="alert" title={t('identity:wrong.title')} />}
          {failure !== undefined && !wrong && (
            <ErrorNotice title={t('identity:failure.unexpectedTitle')} error={failure} />
          )}
          <input type="text" name="username" autoComplete="username" value={session.email} readOnly hidden />
          {step === 'password' ? (
            <SecretInput
              label={t('identity:signIn.password')}
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              data-autofocus
            />
          ) : (
            <TextInput
              label={t('identity:factor.label')}
              description={t('identity:factor.help')}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={10}
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
              autoFocus
            />
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
