import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router-dom'
import { paths } from '../../shared/paths.ts'
import { BackButton } from '../../shared/ui/back-button.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { NotFound } from '../../shared/ui/not-found.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { servicesQuery } from './api/services.ts'
import { OrderForm } from './order-form.tsx'
import cards from './service-card.module.css'
import { ServiceCard } from './service-card.tsx'

/** `/prestations/commander/:id`: one service, ordered and paid. */
export function Component() {
  const { t } = useTranslation('services')
  const { id = '' } = useParams()
  const query = useQuery(servicesQuery)
  const service = query.data?.items.find((one) => one.id === id)
  if (query.data !== undefined && service === undefined) return <NotFound />
  return (
    <Page
      title={service?.label ?? t('title')}
      {...(service?.refusal === null && { lead: service.description })}
      actions={<BackButton to={paths.services}>{t('back')}</BackButton>}
    >
      <LoadState query={query}>
        {({ renewableMembershipId }) =>
          service === undefined ? null : service.refusal === null ? (
            <OrderForm service={service} />
          ) : (
            <ul className={cards.cards}>
              <ServiceCard order={2} service={service} renewableMembershipId={renewableMembershipId} />
            </ul>
          )
        }
      </LoadState>
    </Page>
  )
}
