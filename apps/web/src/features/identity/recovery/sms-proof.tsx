import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../../shared/ui/notice.tsx'
import classes from '../card.module.css'
import { type Recovery, sendCode } from './recovery-calls.ts'
import { TypedProofForm } from './typed-proof.tsx'

interface SmsProofProps {
  readonly token: string
  readonly sms: NonNullable<Recovery['sms']>
  readonly onProven: (now: Recovery) => void
  readonly onFailure: (error: unknown) => void
}

/** The code is sent once it is asked for, then typed. */
export function SmsProof({ token, sms, onProven, onFailure }: SmsProofProps) {
  const { t } = useTranslation('identity')
  const [sent, setSent] = useState(0)
  const [busy, setBusy] = useState(false)
  if (!sms.available) return <Notice tone="warning" title={t('recovery.sms.unavailable')} />
  const send = () => {
    setBusy(true)
    sendCode(token)
      .then(() => setSent((count) => count + 1))
      .catch(onFailure)
      .finally(() => setBusy(false))
  }
  const words = { phone: sms.phone }
  return (
    <>
      <p className={classes.lead} role="status">
        {t(
          sent === 0 ? 'recovery.sms.intro' : sent === 1 ? 'recovery.sms.sent' : 'recovery.sms.sentAgain',
          words,
        )}
      </p>
      {sent === 0 ? (
        <div className={classes.buttons}>
          <Button loading={busy} onClick={send}>
            {t('recovery.sms.send')}
          </Button>
        </div>
      ) : (
        <TypedProofForm token={token} kind="sms" onProven={onProven} onFailure={onFailure}>
          <Button type="button" variant="default" loading={busy} onClick={send}>
            {t('recovery.sms.again')}
          </Button>
        </TypedProofForm>
      )}
    </>
  )
}
