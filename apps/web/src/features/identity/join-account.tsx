import { ApiError } from '@guichet/client'
import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { leaveFor } from '../../shared/browser/leave.ts'
import { paths } from '../../shared/paths.ts'
import { signInAddress } from '../../shared/return-to.ts'
import { maybeSignedIn } from '../../shared/session/session-hint.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import classes from './card.module.css'
import { type Activation, findSession, spendLink } from './session-calls.ts'

interface JoinAccountProps {
  readonly token: string
  readonly account: NonNullable<Activation['account']>
  /** The account is opened by it, rather than joined. */
  readonly opens: boolean
  readonly onGone: () => void
}

/** An invitation to somebody who has a space already: signs in first, then joins. */
export function JoinAccount({ token, account, opens, onGone }: JoinAccountProps) {
  const { t } = useTranslation('identity')
  const [name, setName] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const words = { login: account.login, company: account.companyName, email: account.email }

  useEffect(() => {
    if (!maybeSignedIn()) return
    findSession().then(
      ({ body }) => setName(`${body.firstName} ${body.lastName}`),
      () => undefined,
    )
  }, [])

  const join = () => {
    setBusy(true)
    setFailure(undefined)
    spendLink(token, {}).then(
      () => leaveFor('/comptes'),
      (error: unknown) => {
        setBusy(false)
        if (error instanceof ApiError && error.code === 'link.invalid') onGone()
        else if (error instanceof ApiError && error.code === 'session.required') setName(undefined)
        else setFailure(error)
      },
    )
  }
  const isOther = failure instanceof ApiError && failure.code === 'session.forbidden'

  if (name === undefined) {
    return (
      <div className={classes.stack}>
        <p className={classes.lead}>{t(opens ? 'activation.knownOpens' : 'activation.knownIntro', words)}</p>
        <div className={classes.buttons}>
          <Button component="a" href={signInAddress(paths.activation(token))}>
            {t('activation.knownSignIn')}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <div className={classes.stack}>
      <p className={classes.lead}>{t('activation.joinAs', { ...words, name })}</p>
      {isOther && (
        <Notice
          tone="warning"
          role="alert"
          title={t(opens ? 'activation.openOther' : 'activation.joinOther', words)}
        />
      )}
      {failure !== undefined && !isOther && (
        <ErrorNotice title={t(opens ? 'activation.failureTitle' : 'activation.joinFailed')} error={failure} />
      )}
      <div className={classes.buttons}>
        <Button onClick={join} loading={busy}>
          {t(opens ? 'activation.submitAccount' : 'activation.submitInvitation')}
        </Button>
      </div>
    </div>
  )
}
