import { useTranslation } from 'react-i18next'
import { Link, useParams, useSearchParams } from 'react-router-dom'
import { paths } from '../../shared/paths.ts'
import { Page } from '../../shared/ui/page.tsx'
import { RenewalFollow } from './renewal-follow.tsx'
import { RenewalOrder } from './renewal-order.tsx'
import { readReturned } from './renewal-view.ts'

/** "Renouveler": the order, or what has become of the one that the address names. */
export function Component() {
  const { t } = useTranslation('memberships')
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const renewalId = search.get('renouvellement')
  return (
    <Page title={t('renewal.title')} actions={<Link to={paths.memberships}>{t('renewal.back')}</Link>}>
      {renewalId ? (
        <RenewalFollow
          key={renewalId}
          membershipId={id}
          renewalId={renewalId}
          returned={readReturned(search.get('retour'))}
        />
      ) : (
        <RenewalOrder key={id} membershipId={id} />
      )}
    </Page>
  )
}
