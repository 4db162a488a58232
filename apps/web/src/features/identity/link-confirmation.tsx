import { ApiError } from '@guichet/client'
import { Button, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { noteWaiting } from '../../shared/franceconnect/kept-way.ts'
import { useFranceConnectWords } from '../../shared/franceconnect/use-france-connect-words.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import { SecretInput } from '../../shared/ui/secret-input.tsx'
import classes from './card.module.css'
import { linkIdentity } from './france-connect-calls.ts'

interface LinkConfirmationProps {
  /** Who is signed in. */
  readonly name: string
  /** Who FranceConnect says that one is. */
  readonly identity: string
  readonly onLinked: () => void
  readonly onLater: () => void
}

/** Somebody is signed in, and an identity waits: nothing is linked without a word, nor an old session without its password. */
export function LinkConfirmation({ name, identity, onLinked, onLater }: LinkConfirmationProps) {
  const { t } = useTranslation('identity')
  const words = useFranceConnectWords()
  const [busy, setBusy] = useState(false)
  const [asksPassword, setAsksPassword] = useState(false)
  const [password, setPassword] = useState('')
  const [failure, setFailure] = useState<unknown>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setFailure(undefined)
    linkIdentity(asksPassword ? password : undefined).then(onLinked, (error: unknown) => {
      setBusy(false)
      if (error instanceof ApiError && error.code === 'password.needed') setAsksPassword(true)
      else setFailure(error)
    })
  }
  const later = () => {
    noteWaiting(false)
    onLater()
  }
  return (
    <section className={classes.card}>
      <form onSubmit={submit} noValidate>
        <Title order={2}>{t('franceConnect.confirmTitle')}</Title>
        <div className={classes.stack}>
          <p className={classes.lead}>{t('franceConnect.confirm', { name, identity })}</p>
          {failure !== undefined && (
            <Notice tone="danger" role="alert" title={t('franceConnect.linkFailed')}>
              <p>{words(failure)}</p>
            </Notice>
          )}
          {asksPassword && (
            <SecretInput
              label={t('franceConnect.password')}
              name="password"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
          )}
          <div className={classes.buttons}>
            <Button type="button" variant="default" onClick={later} disabled={busy}>
              {t('franceConnect.later')}
            </Button>
            <Button type="submit" loading={busy} disabled={asksPassword && password === ''}>
              {t('franceConnect.confirmAction')}
            </Button>
          </div>
        </div>
      </form>
    </section>
  )
}
