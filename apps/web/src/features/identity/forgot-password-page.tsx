import { isEmail, normaliseEmail } from '@guichet/domain/email'
import { Anchor, Button, TextInput, Title } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../shared/paths.ts'
import { useDocumentTitle } from '../../shared/ui/document-title.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import classes from './card.module.css'
import { keptIdentifier } from './kept-identifier.ts'
import { askForReset } from './session-calls.ts'

const startingEmail = () => (isEmail(normaliseEmail(keptIdentifier())) ? keptIdentifier() : '')

/** "Mot de passe oublié": the same answer whether the address is known or not. */
export function ForgotPasswordPage() {
  const { t } = useTranslation(['identity', 'common'])
  const [email, setEmail] = useState(startingEmail)
  const [malformed, setMalformed] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const [sentTo, setSentTo] = useState<string>()
  const input = useRef<HTMLInputElement>(null)
  useDocumentTitle(t('identity:forgot.heading'))

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setFailure(undefined)
    const wrongShape = !isEmail(normaliseEmail(email))
    setMalformed(wrongShape)
    if (wrongShape) return input.current?.focus()
    setBusy(true)
    askForReset(email.trim())
      .then(() => setSentTo(email.trim()))
      .catch(setFailure)
      .finally(() => setBusy(false))
  }

  return (
    <>
      <Title order={1} className={classes.welcome}>
        {t('identity:forgot.heading')}
      </Title>
      <section className={classes.card}>
        {sentTo === undefined ? (
          <form onSubmit={submit} noValidate className={classes.stack}>
            <p className={classes.lead}>{t('identity:forgot.intro')}</p>
            {failure !== undefined && (
              <ErrorNotice title={t('identity:forgot.failureTitle')} error={failure} />
            )}
            <TextInput
              ref={input}
              label={t('identity:forgot.email')}
              type="email"
              inputMode="email"
              autoComplete="email"
              maxLength={254}
              aria-required
              value={email}
              onChange={(event) => {
                setEmail(event.currentTarget.value)
                if (malformed) setMalformed(!isEmail(normaliseEmail(event.currentTarget.value)))
              }}
              error={malformed && t('common:field.email')}
            />
            <div className={classes.between}>
              <Anchor href={paths.signIn}>{t('identity:forgot.back')}</Anchor>
              <Button type="submit" loading={busy}>
                {t('identity:forgot.submit')}
              </Button>
            </div>
          </form>
        ) : (
          <div className={classes.stack}>
            <Notice tone="success" role="status" title={t('identity:forgot.doneTitle')}>
              <p>{t('identity:forgot.done', { email: sentTo })}</p>
            </Notice>
            <p className={classes.lead}>
              {t('identity:forgot.notReceived')}{' '}
              <Anchor href={paths.signInHelp}>{t('identity:signIn.trouble')}</Anchor>
            </p>
            <div className={classes.between}>
              <Anchor href={paths.signIn}>{t('identity:forgot.back')}</Anchor>
              <Button variant="default" onClick={() => setSentTo(undefined)}>
                {t('identity:forgot.again')}
              </Button>
            </div>
          </div>
        )}
      </section>
    </>
  )
}

export { ForgotPasswordPage as Component }
