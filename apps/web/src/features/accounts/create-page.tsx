import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, useSearchParams } from 'react-router-dom'
import type { Account } from '../../shared/accounts/identity-values.ts'
import { isMissing } from '../../shared/api/is-missing.ts'
import { myAccountsQuery } from '../../shared/api/my-accounts.ts'
import { paths } from '../../shared/paths.ts'
import { BackButton } from '../../shared/ui/back-button.tsx'
import { LoadingBars, LoadState } from '../../shared/ui/load-state.tsx'
import { NotFound } from '../../shared/ui/not-found.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { accountQuery } from './api/get-account.ts'
import { secondaryOfferQuery } from './api/get-secondary-offer.ts'
import { CreateForm } from './create/create-form.tsx'

function Creation({ primary }: { readonly primary: Account }) {
  const { t } = useTranslation('accounts')
  const may = primary.powers.includes('create-secondary')
  const query = useQuery({ ...secondaryOfferQuery(primary.id), enabled: may })
  if (!may) return <Notice tone="info" title={t('create.noRight')} />
  return (
    <LoadState query={query} skeleton={<LoadingBars lines={6} />}>
      {(offer) => <CreateForm key={primary.id} primary={primary} offer={offer} />}
    </LoadState>
  )
}

function CreationPage({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation(['accounts', 'common'])
  return (
    <Page
      title={t('accounts:create.title')}
      actions={<BackButton to={paths.accounts}>{t('common:back')}</BackButton>}
    >
      {children}
    </Page>
  )
}

function CreationOn({ primaryId }: { readonly primaryId: string }) {
  const query = useQuery(accountQuery(primaryId))
  if (query.data === undefined && isMissing(query.error)) return <NotFound />
  return (
    <CreationPage>
      <LoadState query={query} skeleton={<LoadingBars lines={6} />}>
        {({ account }) => <Creation primary={account} />}
      </LoadState>
    </CreationPage>
  )
}

/** `/comptes/nouveau`: "Créer un compte secondaire" (A14), under the primary that the address names, else the first one. */
export function Component() {
  const [params] = useSearchParams()
  const named = params.get('compte')
  const mine = useQuery({ ...myAccountsQuery, enabled: named === null })
  const primaryId = named ?? mine.data?.find(({ kind }) => kind === 'primary')?.id
  if (primaryId !== undefined) return <CreationOn key={primaryId} primaryId={primaryId} />
  if (mine.data) return <Navigate to={paths.accounts} replace />
  return (
    <CreationPage>
      <LoadState query={mine}>{() => null}</LoadState>
    </CreationPage>
  )
}
