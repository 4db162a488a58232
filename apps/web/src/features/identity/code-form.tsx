import { ApiError } from '@guichet/client'
import { Button, TextInput, Title } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../shared/ui/notice.tsx'
import classes from './card.module.css'
import { giveCode, type SignInStep } from './session-calls.ts'
import { SignInFailure } from './sign-in-failure.tsx'

interface CodeFormProps {
  /** The code was accepted: what is asked next. */
  readonly onStep: (step: SignInStep) => void
  /** Back to the password; `expired` when the time for the code has passed. */
  readonly onRestart: (expired: boolean) => void
}

/** Second step: six digits of an authenticator program. */
export function CodeForm({ onStep, onRestart }: CodeFormProps) {
  const { t } = useTranslation(['identity', 'common'])
  const [code, setCode] = useState('')
  const [malformed, setMalformed] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setFailure(undefined)
    const digits = code.replaceAll(/\s/gu, '')
    const wrongShape = !/^\d{6}$/u.test(digits)
    setMalformed(wrongShape)
    if (wrongShape) return input.current?.focus()
    setBusy(true)
    giveCode(digits)
      .then(onStep)
      .catch((error: unknown) => {
        setBusy(false)
        if (error instanceof ApiError && error.code === 'session.factor-expired') return onRestart(true)
        setFailure(error)
        input.current?.focus()
        input.current?.select()
      })
  }
  const wrong = failure instanceof ApiError && failure.code === 'session.factor-invalid'

  return (
    <form onSubmit={submit} noValidate>
      <Title order={2}>{t('identity:factor.heading')}</Title>
      <div className={classes.stack}>
        <p className={classes.lead}>{t('identity:factor.intro')}</p>
        {wrong && (
          <Notice tone="danger" role="alert" title={t('identity:factor.invalidTitle')}>
            <p>{t('identity:factor.invalid')}</p>
          </Notice>
        )}
        {failure !== undefined && !wrong && <SignInFailure error={failure} />}
        <TextInput
          ref={input}
          label={t('identity:factor.label')}
          description={t('identity:factor.help')}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          aria-required
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={malformed && t('common:field.code')}
        />
        <div className={classes.buttons}>
          <Button type="button" variant="default" onClick={() => onRestart(false)} disabled={busy}>
            {t('identity:factor.back')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('identity:factor.submit')}
          </Button>
        </div>
      </div>
    </form>
  )
}
