import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useSession } from '../../../shared/api/session.ts'
import { paths } from '../../../shared/paths.ts'
import { Section } from '../../../shared/ui/page.tsx'
import type { AccountFile } from '../api/get-account.ts'
import { CloseDialog, ReopenDialog } from '../state-dialogs.tsx'
import { ApproveDialog, type Decidable, RefuseDialog } from './decision-dialogs.tsx'
import classes from './requests-page.module.css'
import { SettingsCard } from './settings-card.tsx'

type Step = 'approve' | 'refuse' | 'close' | 'reopen'
type Account = AccountFile['account']

/** What staff may do with an account where it stands. */
function useSteps({ state, powers }: Account): readonly Step[] {
  const { permissions } = useSession()
  const mayDecide = permissions.includes('accounts.decide')
  const mayClose = powers.includes('close')
  return [
    ...(mayDecide && state === 'requested' ? (['approve'] as const) : []),
    ...(mayDecide && (state === 'requested' || state === 'approved') ? (['refuse'] as const) : []),
    ...(mayClose && state === 'open' ? (['close'] as const) : []),
    ...(mayClose && state === 'closed' ? (['reopen'] as const) : []),
  ]
}

const toDecide = ({ id, login, companyName, responsible, state }: Account): Decidable => ({
  ...{ id, login, companyName, responsibleEmail: responsible.email },
  state: state === 'approved' ? 'approved' : 'requested',
})

function StepButton({ step, onClick }: { readonly step: Step; readonly onClick: () => void }) {
  const { t } = useTranslation(['staffAccounts', 'accounts'])
  const words = {
    approve: t('staffAccounts:decision.accept'),
    refuse: t('staffAccounts:decision.reject'),
    close: t('accounts:actions.close'),
    reopen: t('accounts:actions.reopen'),
  }
  const isHard = step === 'refuse' || step === 'close'
  return (
    <Button variant={isHard ? 'subtle' : 'default'} {...(isHard && { color: 'red' })} onClick={onClick}>
      {words[step]}
    </Button>
  )
}

/** What only staff do with an account (A21): decide a request, close, reopen, settings. */
export function StaffPanel({ file }: { readonly file: AccountFile }) {
  const { t } = useTranslation(['staffAccounts', 'accounts'])
  const queries = useQueryClient()
  const { account } = file
  const steps = useSteps(account)
  const [asked, setAsked] = useState<Step>()
  const [told, setTold] = useState('')
  const cancel = () => setAsked(undefined)
  const finish = (sentence: string) => {
    setAsked(undefined)
    setTold(sentence)
    queries.invalidateQueries({ queryKey: ['accounts'] }).catch(() => undefined)
  }
  const isPrimary = account.kind === 'primary'
  return (
    <>
      {(steps.length > 0 || isPrimary || told !== '') && (
        <Section title={t('staffAccounts:panel.title')}>
          <Group>
            {steps.map((step) => (
              <StepButton key={step} step={step} onClick={() => setAsked(step)} />
            ))}
            {isPrimary && (
              <Button component={Link} to={paths.staffSecondaries(account.login)} variant="subtle">
                {t('staffAccounts:panel.secondaries')}
              </Button>
            )}
          </Group>
          <p className={classes.told} role="status">
            {told}
          </p>
        </Section>
      )}
      <SettingsCard key={account.id} file={file} />
      {asked === 'approve' && <ApproveDialog request={toDecide(account)} onCancel={cancel} onDone={finish} />}
      {asked === 'refuse' && <RefuseDialog request={toDecide(account)} onCancel={cancel} onDone={finish} />}
      {asked === 'close' && (
        <CloseDialog
          account={account}
          reasonNeeded={account.via === 'staff'}
          onCancel={cancel}
          onDone={(login) => finish(t('accounts:closing.done', { login }))}
        />
      )}
      {asked === 'reopen' && (
        <ReopenDialog
          account={account}
          reasonNeeded={account.via === 'staff'}
          onCancel={cancel}
          onDone={(login) => finish(t('accounts:reopening.done', { login }))}
        />
      )}
    </>
  )
}
