import { Button, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isWithdrawn } from '../../../shared/browser/passkey-errors.ts'
import { Notice } from '../../../shared/ui/notice.tsx'
import cards from '../card.module.css'
import { knowsPasskeys } from '../use-passkey-sign-in.ts'
import classes from './recovery.module.css'
import { provePasskey, type Recovery } from './recovery-calls.ts'
import { TypedProofForm } from './typed-proof.tsx'

interface StandInProps {
  readonly token: string
  readonly recovery: Recovery
  readonly onProven: (now: Recovery) => void
  readonly onFailure: (error: unknown) => void
}

/** A passkey or a recovery code, in the place of one proof. */
export function StandIn({ token, recovery, onProven, onFailure }: StandInProps) {
  const { t } = useTranslation('identity')
  const [types, setTypes] = useState(false)
  const [busy, setBusy] = useState(false)
  const [withdrawn, setWithdrawn] = useState(false)
  const ways = recovery.standIn.ways.filter((way) => way !== 'passkey' || knowsPasskeys())
  if (ways.length === 0) return null
  const sign = () => {
    setBusy(true)
    setWithdrawn(false)
    provePasskey(token)
      .then(onProven)
      .catch((error: unknown) => (isWithdrawn(error) ? setWithdrawn(true) : onFailure(error)))
      .finally(() => setBusy(false))
  }
  return (
    <div className={cards.other}>
      <Title order={2} className={classes.name}>
        {t(recovery.step === 'prove' ? 'recovery.standIn.title' : 'recovery.standIn.third')}
      </Title>
      {withdrawn && (
        <Notice tone="info" role="alert" title={t('passkey.withdrawnTitle')}>
          <p>{t('passkey.withdrawnFactor')}</p>
        </Notice>
      )}
      {types && (
        <TypedProofForm token={token} kind="recoveryCode" onProven={onProven} onFailure={onFailure} />
      )}
      <div className={cards.between}>
        {ways.includes('recovery-code') && !types && (
          <Button variant="default" onClick={() => setTypes(true)}>
            {t('recovery.standIn.code')}
          </Button>
        )}
        {ways.includes('passkey') && (
          <Button variant="default" loading={busy} onClick={sign}>
            {t('recovery.standIn.passkey')}
          </Button>
        )}
      </div>
    </div>
  )
}
