import { CODE_MOST_DIGITS } from '@guichet/domain/device-code'
import { Anchor, Button, Title } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { organisationQuery } from '../../shared/api/organisation.ts'
import { leaveFor } from '../../shared/browser/leave.ts'
import { signInAddress } from '../../shared/return-to.ts'
import { triesLeft } from '../../shared/session/device-code.ts'
import { deviceLock } from '../../shared/session/device-lock.ts'
import { listenToOtherTabs } from '../../shared/session/session-channel.ts'
import { BrandMark } from '../../shared/ui/brand-mark.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { SecretInput } from '../../shared/ui/secret-input.tsx'
import classes from './lock-screen.module.css'
import { signOut } from './sign-out.ts'

function useTitleMeanwhile(title: string) {
  useEffect(() => {
    const before = document.title
    document.title = title
    return () => {
      document.title = before
    }
  }, [title])
}

/** The code of this device, or out: nothing of the portal is in the document beside it. */
export function LockScreen({ personId }: { readonly personId: string }) {
  const { t } = useTranslation('device')
  const queries = useQueryClient()
  const { data: organisation } = useQuery(organisationQuery)
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState(false)
  const [left, setLeft] = useState(() => triesLeft(personId))
  const [failure, setFailure] = useState<unknown>()
  const field = useRef<HTMLInputElement>(null)
  const leaving = useRef(false)
  useTitleMeanwhile(t('lock.title'))

  const leave = () => {
    setBusy(true)
    setFailure(undefined)
    signOut(queries)
      .catch(setFailure)
      .finally(() => setBusy(false))
  }
  const over = left === 0
  useEffect(() => {
    if (!over || leaving.current) return
    leaving.current = true
    leave()
  })
  useEffect(() => {
    field.current?.focus()
    return listenToOtherTabs(({ kind }) => {
      if (kind === 'signed-out') leaveFor(signInAddress('/', 'deconnexion'))
    })
  }, [])

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (code === '' || busy) return field.current?.focus()
    setBusy(true)
    setWrong(false)
    deviceLock
      .attempt(personId, code)
      .then((opens) => {
        if (opens) return
        setCode('')
        setWrong(true)
        setLeft(triesLeft(personId))
        field.current?.focus()
      })
      .catch(setFailure)
      .finally(() => setBusy(false))
  }
  return (
    <main className={classes.screen}>
      <div className={classes.card}>
        <BrandMark logoPath={organisation?.logoPath} />
        <Title order={1} className={classes.title}>
          {t('lock.title')}
        </Title>
        <p className={classes.intro}>{t(over ? 'lock.over' : 'lock.intro')}</p>
        {failure !== undefined && <ErrorNotice title={t('lock.stillOpen')} error={failure} />}
        {over ? (
          <Button onClick={leave} loading={busy}>
            {t('lock.leave')}
          </Button>
        ) : (
          <form onSubmit={onSubmit} noValidate className={classes.form}>
            <SecretInput
              ref={field}
              label={t('code.label')}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={CODE_MOST_DIGITS}
              size="md"
              value={code}
              onChange={(event) => setCode(event.currentTarget.value.replaceAll(/\D/gu, ''))}
              error={wrong ? <span role="alert">{t('lock.wrong', { count: left })}</span> : undefined}
            />
            <Button type="submit" size="md" loading={busy}>
              {t('lock.open')}
            </Button>
            <Anchor component="button" type="button" size="sm" onClick={leave} disabled={busy}>
              {t('lock.forgotten')}
            </Anchor>
          </form>
        )}
      </div>
    </main>
  )
}
