import { Button, Title } from '@mantine/core'
import { IconShoppingBag } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { EmptyState } from '../../shared/ui/empty-state.tsx'
import { useListAddress } from '../../shared/ui/list-address.ts'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { PagedList } from '../../shared/ui/paged-list.tsx'
import { useListPage } from '../../shared/ui/use-list-page.ts'
import { type Order, type OrderLine, ordersQuery, servicesQuery } from './api/services.ts'
import { EndDialog } from './end-dialog.tsx'
import { useOrderColumns } from './order-columns.tsx'
import cards from './service-card.module.css'
import { ServiceCard } from './service-card.tsx'
import classes from './services-page.module.css'

const ORDERS = 'commandes'

function Catalogue() {
  const { t } = useTranslation('services')
  const title = useId()
  const query = useQuery(servicesQuery)
  return (
    <section className={classes.part} aria-labelledby={title}>
      <Title order={2} id={title}>
        {t('catalogue')}
      </Title>
      <LoadState
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyState icon={<IconShoppingBag size={28} />} title={t('none.title')}>
            {t('none.body')}
          </EmptyState>
        }
      >
        {({ items, renewableMembershipId }) => (
          <ul className={cards.cards} aria-labelledby={title}>
            {items.map((service) => (
              <ServiceCard
                key={service.id}
                order={3}
                service={service}
                renewableMembershipId={renewableMembershipId}
              />
            ))}
          </ul>
        )}
      </LoadState>
    </section>
  )
}

function Orders() {
  const { t } = useTranslation('services')
  const format = useFormat()
  const address = useListAddress()
  const query = useListPage(ordersQuery(address.cursor), address)
  const [ending, setEnding] = useState<OrderLine>()
  const [ended, setEnded] = useState<Order>()
  const columns = useOrderColumns(setEnding)
  const title = useId()
  return (
    <section className={classes.part} aria-labelledby={title} id={ORDERS}>
      <Title order={2} id={title}>
        {t('orders')}
      </Title>
      <div role="status">
        {ended && (
          <Notice
            tone="success"
            title={t('end.done', {
              label: ended.label,
              date: ended.paidUntil === null ? '' : format.day(ended.paidUntil, 'long'),
            })}
          />
        )}
      </div>
      <PagedList
        query={query}
        address={address}
        caption={t('ordersCaption')}
        columns={columns}
        rowKey={({ id }) => id}
        empty={{
          icon: <IconShoppingBag size={28} />,
          title: t('empty.title'),
          children: t('empty.body'),
        }}
      />
      {ending && (
        <EndDialog
          order={ending}
          onClose={() => setEnding(undefined)}
          onEnded={(order) => {
            setEnded(order)
            setEnding(undefined)
          }}
        />
      )}
    </section>
  )
}

/** "Souscrire à une prestation": the catalogue, and what one has ordered (M11). */
export function Component() {
  const { t } = useTranslation('services')
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button component="a" href={`#${ORDERS}`} variant="default">
          {t('toOrders')}
        </Button>
      }
    >
      <Catalogue />
      <Orders />
    </Page>
  )
}
