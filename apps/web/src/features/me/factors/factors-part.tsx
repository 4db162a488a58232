import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SaveWithdrawn } from '../../../shared/forms/use-kit-form.ts'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import { LoadState } from '../../../shared/ui/load-state.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { Section } from '../../../shared/ui/page.tsx'
import { StateLabel } from '../../../shared/ui/state-label.tsx'
import { type Factors, factorsQuery, makeRecoveryCodes, useKeepFactors } from '../api/factors.ts'
import { useEndSessions } from '../api/sign-ins.ts'
import classes from './factors.module.css'
import { PasskeyGroup } from './passkey-group.tsx'
import { RecoveryCodesDialog } from './recovery-codes-dialog.tsx'
import { RecoveryGroup } from './recovery-group.tsx'
import { SmsGroup } from './sms-group.tsx'
import { TotpGroup } from './totp-group.tsx'
import { TrustedGroup } from './trusted-group.tsx'
import { usePasswordProof } from './use-password-proof.tsx'

/** What was changed, told once. */
export type Change =
  | 'totpAdded'
  | 'totpRemoved'
  | 'passkeyAdded'
  | 'passkeyRemoved'
  | 'smsAdded'
  | 'smsRemoved'
  | 'codesMade'
  | 'renamed'
  | 'deviceForgotten'
/** After these, others may still be signed in who should not. */
const OFFERS_END: ReadonlySet<Change> = new Set([
  'totpAdded',
  'totpRemoved',
  'passkeyAdded',
  'passkeyRemoved',
  'smsAdded',
  'smsRemoved',
])

export interface GroupProps {
  readonly factors: Factors
  readonly proof: ReturnType<typeof usePasswordProof>
  readonly onChange: (factors: Factors, change: Change) => void
  readonly onFailure: (error: unknown) => void
}

/** Says what was changed, and offers to end the other sessions. */
function ChangeNotice({ change }: { readonly change: Change }) {
  const { t } = useTranslation(['factors', 'me'])
  const end = useEndSessions()
  return (
    <Notice
      tone="success"
      role="status"
      title={t(`factors:done.${change}`)}
      actions={
        OFFERS_END.has(change) && !end.isSuccess ? (
          <Button variant="default" size="sm" loading={end.isPending} onClick={() => end.mutate(null)}>
            {t('factors:endOthers')}
          </Button>
        ) : undefined
      }
    >
      {OFFERS_END.has(change) && (
        <p>{end.isSuccess ? t('me:sessions.othersEnded') : t('factors:endOthersOffer')}</p>
      )}
    </Notice>
  )
}

const isOn = ({ needed, totp, sms, passkeys }: Factors) =>
  totp !== null || passkeys.length > 0 || (sms !== null && !needed)

const ADDITIONS: ReadonlySet<Change> = new Set(['totpAdded', 'passkeyAdded', 'smsAdded'])

/** "Double authentification": program, passkeys, recovery codes and trusted browsers. */
export function FactorsPart() {
  const { t } = useTranslation('factors')
  const query = useQuery(factorsQuery)
  const keep = useKeepFactors()
  const proof = usePasswordProof()
  const [change, setChange] = useState<{ readonly kind: Change; readonly count: number }>()
  const [failure, setFailure] = useState<unknown>()
  const [codes, setCodes] = useState<readonly string[]>()
  const [making, setMaking] = useState(false)

  const onFailure = (error: unknown) => {
    if (!(error instanceof SaveWithdrawn)) setFailure(error)
  }
  const makeCodes = () => {
    setFailure(undefined)
    setMaking(true)
    return proof
      .run(makeRecoveryCodes)
      .then((made) => {
        setCodes(made.codes)
        keep(made.factors)
        setChange((last) => ({ kind: 'codesMade', count: (last?.count ?? 0) + 1 }))
      })
      .catch(onFailure)
      .finally(() => setMaking(false))
  }
  const onChange = (factors: Factors, kind: Change) => {
    setFailure(undefined)
    keep(factors)
    setChange((last) => ({ kind, count: (last?.count ?? 0) + 1 }))
    const isFirst = ADDITIONS.has(kind) && factors.recoveryCodes === null
    // The password was given a moment ago: the codes come at once, before they are needed.
    if (isFirst) makeCodes().catch(() => undefined)
  }
  const group = { proof, onChange, onFailure }
  return (
    <Section title={t('title')}>
      <p className={classes.intro}>{t('intro')}</p>
      {failure !== undefined && <ErrorNotice title={t('failed')} error={failure} />}
      {change && <ChangeNotice key={change.count} change={change.kind} />}
      <LoadState query={query}>
        {(factors) => (
          <div className={classes.groups}>
            <StateLabel tone={isOn(factors) ? 'success' : 'warning'}>
              {t(isOn(factors) ? 'on' : 'off')}
            </StateLabel>
            <TotpGroup {...group} factors={factors} />
            <PasskeyGroup {...group} factors={factors} />
            {!factors.needed && <SmsGroup {...group} factors={factors} />}
            {isOn(factors) && <RecoveryGroup factors={factors} making={making} onMake={makeCodes} />}
            {factors.trustedDevices.length > 0 && <TrustedGroup {...group} factors={factors} />}
          </div>
        )}
      </LoadState>
      {proof.dialog}
      {codes && <RecoveryCodesDialog codes={codes} onClose={() => setCodes(undefined)} />}
    </Section>
  )
}
