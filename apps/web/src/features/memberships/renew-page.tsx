import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router-dom'
import { paths } from '../../shared/paths.ts'
import { BackButton } from '../../shared/ui/back-button.tsx'
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
    <Page
      // Once ordered it is a page of its own: its title takes the focus of the button that is gone.
      key={renewalId}
      title={t('renewal.title')}
      actions={<BackButton to={paths.memberships}>{t('detail.back')}</BackButton>}
    >
      {renewalId ? (
        <RenewalFollow
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
