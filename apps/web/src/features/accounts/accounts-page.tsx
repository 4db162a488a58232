import { Button } from '@mantine/core'
import { IconBuilding, IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, useSearchParams } from 'react-router-dom'
import { type MyAccount, myAccountsQuery } from '../../shared/api/my-accounts.ts'
import { paths } from '../../shared/paths.ts'
import { EmptyState } from '../../shared/ui/empty-state.tsx'
import { LoadingBars, LoadState } from '../../shared/ui/load-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { AccountStateNotice } from './account-state-notice.tsx'
import { AccountSummary } from './account-summary.tsx'
import { AccountSwitcher } from './account-switcher.tsx'
import { accountQuery } from './api/get-account.ts'
import { SecondaryList } from './secondary-list.tsx'

function PrimaryAccount({ id }: { readonly id: string }) {
  const { t } = useTranslation('accounts')
  const query = useQuery(accountQuery(id))
  const mayCreate = query.data?.account.powers.includes('create-secondary') ?? false
  return (
    <Page
      title={t('title')}
      actions={
        mayCreate && (
          <Button
            component={Link}
            to={paths.newAccount(id)}
            leftSection={<IconUserPlus size={18} aria-hidden />}
          >
            {t('actions.create')}
          </Button>
        )
      }
    >
      <AccountSwitcher current={id} />
      <LoadState query={query} skeleton={<LoadingBars lines={8} />}>
        {({ account }) => (
          <>
            <AccountStateNotice account={account} />
            <AccountSummary account={account} />
            {account.powers.includes('read-secondaries') ? (
              <SecondaryList key={account.id} primary={account} />
            ) : (
              <Notice tone="info" title={t('secondaries.noRight')} />
            )}
          </>
        )}
      </LoadState>
    </Page>
  )
}

/** The primary that the address names, else the first one; whoever is only on a secondary is led to its page. */
function MyAccounts({ accounts }: { readonly accounts: readonly MyAccount[] }) {
  const { t } = useTranslation('accounts')
  const [params] = useSearchParams()
  const primaries = accounts.filter(({ kind }) => kind === 'primary')
  const primary = primaries.find(({ id }) => id === params.get('compte')) ?? primaries[0]
  if (primary) return <PrimaryAccount key={primary.id} id={primary.id} />
  const [first] = accounts
  if (first) return <Navigate to={paths.account(first.id)} replace />
  return (
    <Page title={t('title')}>
      <EmptyState icon={<IconBuilding size={28} />} title={t('none.title')}>
        {t('none.body')}
      </EmptyState>
    </Page>
  )
}

/** `/comptes`, "Gestion des comptes" (A01–A04). */
export function Component() {
  const { t } = useTranslation('accounts')
  const query = useQuery(myAccountsQuery)
  if (query.data) return <MyAccounts accounts={query.data} />
  return (
    <Page title={t('title')}>
      <LoadState query={query} skeleton={<LoadingBars lines={8} />}>
        {() => null}
      </LoadState>
    </Page>
  )
}
