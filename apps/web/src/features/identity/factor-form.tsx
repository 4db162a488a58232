import { ApiError } from '@guichet/client'
import { normaliseRecoveryCode } from '@guichet/domain/recovery-code'
import type { FactorKind } from '@guichet/domain/sign-in-methods'
import { Button, Checkbox, TextInput, Title } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isWithdrawn } from '../../shared/browser/passkey-errors.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import classes from './card.module.css'
import { type FactorAsked, giveFactor, type SignInStep, sendFactorSms } from './session-calls.ts'
import { SignInFailure } from './sign-in-failure.tsx'
import { knowsPasskeys } from './use-passkey-sign-in.ts'

interface FactorFormProps {
  readonly asked: FactorAsked
  /** The factor was accepted: what is asked next. */
  readonly onStep: (step: SignInStep) => void
  /** Back to the password; `expired` when the time for the factor has passed. */
  readonly onRestart: (expired: boolean) => void
  /** Inside a dialog, which has a title of its own. */
  readonly bare?: boolean
}

const isWhole = (way: FactorKind, text: string): boolean =>
  way === 'totp' || way === 'sms'
    ? /^\d{6}$/u.test(text.replaceAll(/\s/gu, ''))
    : way === 'passkey' || normaliseRecoveryCode(text) !== undefined

const give = async (way: FactorKind, text: string, trustDevice: boolean): Promise<SignInStep> => {
  const choice = trustDevice ? { trustDevice } : {}
  if (way === 'passkey') return (await import('./passkey-sign-in.ts')).givePasskey(choice)
  const digits = text.replaceAll(/\s/gu, '')
  if (way === 'sms') return giveFactor({ smsCode: digits, ...choice })
  return giveFactor(way === 'totp' ? { code: digits, ...choice } : { recoveryCode: text.trim(), ...choice })
}

/** The other ways of the second factor. A browser without passkeys offers none. */
const otherWays = (ways: readonly FactorKind[], way: FactorKind) =>
  ways.filter((kind) => kind !== way && (kind !== 'passkey' || knowsPasskeys()))

/** Second step: six digits of an authenticator program or by SMS, a passkey, or a recovery code. */
export function FactorForm({ asked, onStep, onRestart, bare = false }: FactorFormProps) {
  const { t } = useTranslation(['identity', 'common'])
  const [way, setWay] = useState<FactorKind>(asked.ways[0] ?? 'totp')
  const [text, setText] = useState('')
  const [trust, setTrust] = useState(false)
  const [malformed, setMalformed] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  /** How often a code was sent by SMS; none leaves before it is asked for. */
  const [sent, setSent] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (way !== 'sms' || sent > 0) input.current?.focus()
  }, [way, sent])

  const choose = (next: FactorKind) => {
    setWay(next)
    setText('')
    setMalformed(false)
    setFailure(undefined)
  }
  const refused = (error: unknown) => {
    setBusy(false)
    if (error instanceof ApiError && error.code === 'session.factor-expired') return onRestart(true)
    setFailure(error)
  }
  const send = () => {
    setFailure(undefined)
    setBusy(true)
    sendFactorSms()
      .then(() => {
        setText('')
        setSent((count) => count + 1)
        setBusy(false)
      })
      .catch(refused)
  }
  const asksToSend = way === 'sms' && sent === 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (asksToSend) return send()
    setFailure(undefined)
    const whole = isWhole(way, text)
    setMalformed(!whole)
    if (!whole) return input.current?.focus()
    setBusy(true)
    give(way, text, trust)
      .then(onStep)
      .catch((error: unknown) => {
        refused(error)
        input.current?.focus()
        input.current?.select()
      })
  }
  const wrong = failure instanceof ApiError && failure.code === 'session.factor-invalid'
  // Whoever thinks better of it, or has no passkey here, is told the same: browsers do not tell which.
  const withdrawn = isWithdrawn(failure)
  const phone = asked.phone ?? ''
  const words = `identity:factor.${way}` as const

  return (
    <form onSubmit={submit} noValidate>
      {!bare && <Title order={2}>{t(`${words}.heading`)}</Title>}
      <div className={classes.stack}>
        <p className={classes.lead}>{t(`${words}.intro`, { phone })}</p>
        {way === 'sms' && (
          <p role="status" className={classes.lead}>
            {sent > 0 &&
              t(sent > 1 ? 'identity:factor.sms.sentAgain' : 'identity:factor.sms.sent', { phone })}
          </p>
        )}
        {wrong && (
          <Notice tone="danger" role="alert" title={t(`${words}.invalidTitle`)}>
            <p>{t(`${words}.invalid`)}</p>
          </Notice>
        )}
        {withdrawn && (
          <Notice tone="info" role="alert" title={t('identity:passkey.withdrawnTitle')}>
            <p>{t('identity:passkey.withdrawnFactor')}</p>
          </Notice>
        )}
        {failure !== undefined && !wrong && !withdrawn && <SignInFailure error={failure} />}
        {way !== 'passkey' && !asksToSend && (
          <TextInput
            key={way}
            ref={input}
            label={t(`identity:factor.${way}.label`)}
            description={t(`identity:factor.${way}.help`)}
            name={way === 'recovery-code' ? way : 'code'}
            {...(way === 'recovery-code'
              ? { autoComplete: 'off', autoCapitalize: 'characters', spellCheck: false, maxLength: 40 }
              : { inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 12 })}
            aria-required
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            error={
              malformed &&
              t(way === 'recovery-code' ? 'identity:factor.recovery-code.malformed' : 'common:field.code')
            }
          />
        )}
        {asked.mayTrust && (
          <Checkbox
            label={t('identity:factor.trust')}
            description={t('identity:factor.trustHelp')}
            checked={trust}
            onChange={(event) => setTrust(event.currentTarget.checked)}
          />
        )}
        <div className={classes.buttons}>
          <Button type="button" variant="default" onClick={() => onRestart(false)} disabled={busy}>
            {t('identity:factor.back')}
          </Button>
          <Button type="submit" loading={busy}>
            {t(
              way === 'passkey'
                ? 'identity:factor.passkey.submit'
                : asksToSend
                  ? 'identity:factor.sms.send'
                  : 'identity:factor.submit',
            )}
          </Button>
        </div>
        {(otherWays(asked.ways, way).length > 0 || sent > 0) && (
          <div className={classes.ways}>
            {way === 'sms' && sent > 0 && (
              <Button type="button" variant="subtle" size="sm" disabled={busy} onClick={send}>
                {t('identity:factor.sms.again')}
              </Button>
            )}
            {otherWays(asked.ways, way).map((kind) => (
              <Button
                key={kind}
                type="button"
                variant="subtle"
                size="sm"
                disabled={busy}
                onClick={() => choose(kind)}
              >
                {t(`identity:factor.${kind}.choose`)}
              </Button>
            ))}
          </div>
        )}
      </div>
    </form>
  )
}
