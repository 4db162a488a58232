import { Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, useLocation, useNavigate, useParams } from 'react-router-dom'
import { isMissing } from '../../shared/api/is-missing.ts'
import { myAccountsQuery } from '../../shared/api/my-accounts.ts'
import { paths } from '../../shared/paths.ts'
import { BackButton } from '../../shared/ui/back-button.tsx'
import { LoadingBars, LoadState } from '../../shared/ui/load-state.tsx'
import { NotFound } from '../../shared/ui/not-found.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { AccountHeader } from './account-header.tsx'
import { AccountHistory } from './account-history.tsx'
import { AccountPersons } from './account-persons.tsx'
import { AccountStateNotice } from './account-state-notice.tsx'
import { AccountSwitcher } from './account-switcher.tsx'
import { type AccountTab, isAccountTab, tabsFor } from './account-tabs.ts'
import { type AccountFile, accountQuery } from './api/get-account.ts'
import { IdentityTab } from './identity-tab.tsx'
import { InvoicingTab } from './invoicing-tab.tsx'
import { AttachmentTab } from './moves/attachment-tab.tsx'
import { OptionsTab } from './options/options-tab.tsx'
import { PasswordTab } from './password-tab.tsx'
import { StaffPanel } from './staff/staff-panel.tsx'
import { useAccountPaths } from './use-account-paths.ts'

interface TabProps {
  readonly file: AccountFile
}

/** What each tab shows. */
const PANELS: Partial<Record<AccountTab, ComponentType<TabProps>>> = {
  identite: ({ file }) => <IdentityTab key={file.account.id} file={file} />,
  options: ({ file }) => <OptionsTab key={file.account.id} account={file.account} />,
  facturation: ({ file }) => <InvoicingTab account={file.account} />,
  'mot-de-passe': ({ file }) => <PasswordTab account={file.account} />,
  rattachement: ({ file }) => <AttachmentTab key={file.account.id} account={file.account} />,
  personnes: ({ file }) => <AccountPersons account={file.account} />,
  historique: ({ file: { account } }) => (
    <AccountHistory key={account.id} id={account.id} version={account.version} />
  ),
}

function AccountTabs({ tab, file }: { readonly tab: AccountTab; readonly file: AccountFile }) {
  const { t } = useTranslation('accounts')
  const navigate = useNavigate()
  const { state } = useLocation()
  const places = useAccountPaths()
  const { account } = file
  const tabs = tabsFor(account).filter((name) => PANELS[name] !== undefined)
  const Panel = PANELS[tab]
  if (Panel === undefined || !tabs.includes(tab))
    return <Navigate to={places.account(account.id)} replace state={state} />
  return (
    <Tabs
      value={tab}
      activateTabWithKeyboard={false}
      onChange={(next) => {
        if (next !== null && next !== tab && isAccountTab(next)) {
          void navigate(places.account(account.id, next), { state, preventScrollReset: true })
        }
      }}
    >
      <Tabs.List aria-label={t('tabs.label')} mb="lg">
        {tabs.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {t(`tabs.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={tab}>
        <Panel file={file} />
      </Tabs.Panel>
    </Tabs>
  )
}

/** Where "Retour" leads: the list for whoever has one. */
function useWayBack(): string {
  const { inBackOffice, list } = useAccountPaths()
  const { data: mine = [] } = useQuery({ ...myAccountsQuery, enabled: !inBackOffice })
  const hasList = mine.some(({ kind }) => kind === 'primary')
  return inBackOffice || mine.length === 0 || hasList ? list : paths.dashboard
}

function AccountFilePage({ id, tab }: { readonly id: string; readonly tab: AccountTab }) {
  const { t } = useTranslation(['accounts', 'common'])
  const query = useQuery(accountQuery(id))
  const wayBack = useWayBack()
  const { inBackOffice } = useAccountPaths()
  if (query.data === undefined && isMissing(query.error)) return <NotFound />
  const account = query.data?.account
  return (
    <Page
      title={account ? t('accounts:account.title', { login: account.login }) : t('accounts:title')}
      lead={account?.companyName}
      actions={<BackButton to={wayBack}>{t('common:back')}</BackButton>}
    >
      <LoadState query={query} skeleton={<LoadingBars lines={8} />}>
        {(file) => (
          <>
            {file.account.via === 'own' && !inBackOffice && <AccountSwitcher current={id} />}
            <AccountStateNotice account={file.account} />
            <AccountHeader account={file.account} />
            {inBackOffice && <StaffPanel file={file} />}
            <AccountTabs tab={tab} file={file} />
          </>
        )}
      </LoadState>
    </Page>
  )
}

/** `/comptes/:id/…`, and `/admin/comptes/:id/…` for staff: one account, a tab for each part of its file (A05–A12). */
export function Component() {
  const { id = '', tab } = useParams()
  const { state } = useLocation()
  const places = useAccountPaths()
  if (tab === undefined) return <Navigate to={places.account(id)} replace state={state} />
  if (!isAccountTab(tab)) return <NotFound />
  return <AccountFilePage key={id} id={id} tab={tab} />
}
