import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { Account } from '../../../shared/accounts/identity-values.ts'
import { organisationQuery } from '../../../shared/api/organisation.ts'
import type { AccountProcedure } from '../api/get-options.ts'
import { useAccountPaths } from '../use-account-paths.ts'
import classes from './why-panel.module.css'

export type Refusal = AccountProcedure['refusals'][number]
/** Who can do something about a reason: the choice on this page, the primary’s options, the state of the account, the desk. */
type Remedy = 'choice' | 'primary-options' | 'accounts' | 'desk'

const REMEDIES = {
  withdrawn: 'desk',
  profile: 'desk',
  'account-not-open': 'accounts',
  'not-chosen': 'choice',
  'primary-not-open': 'desk',
  'primary-profile': 'desk',
  'primary-not-chosen': 'primary-options',
  'no-document-type': 'choice',
} as const satisfies Record<Refusal, Remedy>

function DeskLink() {
  const { t } = useTranslation('options')
  const { data: organisation } = useQuery(organisationQuery)
  if (!organisation) return null
  return (
    <Anchor href={`mailto:${organisation.email}`}>{t('why.toDesk', { email: organisation.email })}</Anchor>
  )
}

interface WhyPanelProps {
  readonly account: Account
  readonly procedure: AccountProcedure
  /** Brings the box of the procedure into sight; left out where it cannot be ticked by whoever looks. */
  readonly onGoToBox?: () => void
}

/** Where to do something about a reason; nothing where whoever looks can do nothing. */
function RemedyLink({
  account,
  refusal,
  onGoToBox,
}: Omit<WhyPanelProps, 'procedure'> & { readonly refusal: Refusal }) {
  const { t } = useTranslation('options')
  const places = useAccountPaths()
  const remedy: Remedy = REMEDIES[refusal]
  if (remedy === 'desk') return <DeskLink />
  if (remedy === 'choice') {
    if (!onGoToBox) return null
    return (
      <Anchor component="button" type="button" onClick={onGoToBox}>
        {t('why.toBox')}
      </Anchor>
    )
  }
  // From a secondary alone nobody reaches its primary.
  if (account.via === 'own') return remedy === 'accounts' ? <DeskLink /> : null
  const to =
    remedy === 'primary-options' && account.primary
      ? places.account(account.primary.id, 'options')
      : places.list
  if (remedy === 'accounts' && account.via === 'staff') return null
  return (
    <Anchor component={Link} to={to}>
      {t(remedy === 'accounts' ? 'why.toAccounts' : 'why.toPrimary')}
    </Anchor>
  )
}

const ownKey = (account: Account, refusal: Refusal, mayChoose: boolean) => {
  if (refusal === 'not-chosen') return mayChoose ? 'todo.notChosen' : 'todo.notChosenElsewhere'
  if (refusal === 'no-document-type') return mayChoose ? 'todo.noType' : 'todo.notChosenElsewhere'
  if (refusal === 'primary-not-chosen')
    return account.via === 'own' ? 'todo.primaryElsewhere' : 'todo.primaryNotChosen'
  if (refusal === 'account-not-open')
    return account.state === 'closed' && account.via === 'primary' ? 'todo.reopen' : 'todo.notOpen'
  return refusal === 'withdrawn' ? 'todo.withdrawn' : 'todo.desk'
}

/** Answers why an account can, or cannot, use a procedure, with what to do and where. */
export function WhyPanel({ account, procedure, onGoToBox }: WhyPanelProps) {
  const { t } = useTranslation('options')
  const { code, refusals, granted, grantedDocumentTypes, documentTypes } = procedure
  const primary = account.primary?.login ?? account.login
  if (granted) {
    const labels = documentTypes.filter((type) => grantedDocumentTypes.includes(type.code))
    return (
      <>
        <p className={classes.head}>{t('why.granted', { code })}</p>
        {labels.length > 0 && (
          <p>{t('why.grantedTypes', { types: labels.map(({ label }) => label).join(', ') })}</p>
        )}
      </>
    )
  }
  const reason = (refusal: Refusal): ReactNode => (
    <li key={refusal}>
      {t(`refusals.${refusal}`, { profile: account.profile.label, primary })}{' '}
      {t(ownKey(account, refusal, onGoToBox !== undefined), { primary })}{' '}
      <RemedyLink account={account} refusal={refusal} {...(onGoToBox && { onGoToBox })} />
    </li>
  )
  return (
    <>
      <p className={classes.head}>{t('why.refused', { code })}</p>
      <ul className={classes.reasons}>{refusals.map(reason)}</ul>
    </>
  )
}
