import { SERVICE_ORDER_STATES } from '@guichet/domain/services'
import { Button, Tabs } from '@mantine/core'
import { IconPlus, IconShoppingBag } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router-dom'
import { useSession } from '../../../shared/api/session.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { useLocale } from '../../../shared/i18n/i18n.ts'
import { paths } from '../../../shared/paths.ts'
import { EmptyState } from '../../../shared/ui/empty-state.tsx'
import { FilterSelect } from '../../../shared/ui/filter-select.tsx'
import { oneOf, someText, useListAddress } from '../../../shared/ui/list-address.ts'
import { ListLink } from '../../../shared/ui/list-link.tsx'
import { LoadState } from '../../../shared/ui/load-state.tsx'
import { Page } from '../../../shared/ui/page.tsx'
import { PagedList } from '../../../shared/ui/paged-list.tsx'
import { type Column, RecordList } from '../../../shared/ui/record-list.tsx'
import { SearchField } from '../../../shared/ui/search-field.tsx'
import { StateLabel } from '../../../shared/ui/state-label.tsx'
import { OrderState } from '../../../shared/ui/states.tsx'
import { useListPage } from '../../../shared/ui/use-list-page.ts'
import { ROW_LINK } from '../../../shared/ui/use-row-keys.ts'
import classes from '../services-page.module.css'
import { useServiceWords } from '../use-service-words.ts'
import {
  type StaffOrderLine,
  type StaffService,
  staffOrdersQuery,
  staffServicesQuery,
} from './staff-services.ts'

const STATES = ['todo', 'withdrawal', ...SERVICE_ORDER_STATES] as const
const ADDRESS = { filters: { etat: oneOf(STATES), prestation: someText(40) } }
const CATALOGUE = 'catalogue'

function useOrderColumns(): readonly Column<StaffOrderLine>[] {
  const { t } = useTranslation(['services', 'states'])
  const format = useFormat()
  return useMemo(
    () => [
      { key: 'number', header: t('columns.number'), render: (row) => row.number },
      { key: 'date', header: t('columns.date'), render: (row) => format.day(row.orderedOn) },
      {
        key: 'holder',
        header: t('staff.holder'),
        main: true,
        render: (row) => (
          <ListLink to={paths.staffServiceOrder(row.id)} className={classes.link} {...{ [ROW_LINK]: '' }}>
            {row.holderName}
          </ListLink>
        ),
      },
      { key: 'label', header: t('columns.label'), render: (row) => row.label },
      {
        key: 'interval',
        header: t('columns.interval'),
        render: (row) => t(`interval.${row.interval ?? 'once'}`),
      },
      {
        key: 'amount',
        header: t('columns.amount'),
        align: 'end',
        render: (row) => format.euros(row.amountCents),
      },
      {
        key: 'state',
        header: t('columns.state'),
        render: (row) => <OrderState state={row.state} withdrawal={row.withdrawalState} />,
      },
    ],
    [t, format],
  )
}

function Orders() {
  const { t } = useTranslation(['services', 'states', 'serviceWithdrawals'])
  const locale = useLocale()
  const address = useListAddress(ADDRESS)
  const { q, cursor, filters } = address
  const query = useListPage(
    staffOrdersQuery({ q, state: filters.etat, serviceId: filters.prestation, cursor }),
    address,
  )
  const services = useQuery(staffServicesQuery).data?.items ?? []
  const columns = useOrderColumns()
  return (
    <PagedList
      query={query}
      address={address}
      caption={t('staff.ordersCaption')}
      columns={columns}
      rowKey={({ id }) => id}
      tools={
        <>
          <SearchField
            value={q}
            placeholder={t('staff.searchHelp')}
            onSearch={(text) => address.change({ q: text })}
          />
          <FilterSelect
            label={t('columns.state')}
            allLabel={t('staff.all')}
            value={filters.etat}
            options={STATES.map((value) => ({
              value,
              label:
                value === 'todo'
                  ? t('staff.todo')
                  : value === 'withdrawal'
                    ? t('serviceWithdrawals:staff.filter')
                    : t(`states:order.${value}`),
            }))}
            onChange={(etat) => address.change({ etat })}
          />
          <FilterSelect
            label={t('staff.service')}
            allLabel={t('staff.allServices')}
            value={filters.prestation}
            options={services.map(({ id, labelFr, labelEn }) => ({
              value: id,
              label: locale === 'en' ? labelEn : labelFr,
            }))}
            onChange={(prestation) => address.change({ prestation })}
          />
        </>
      }
      nothingFound={{
        title: t('staff.nothing.title'),
        body: t('staff.nothing.body'),
        clear: t('staff.nothing.clear'),
      }}
      empty={{
        icon: <IconShoppingBag size={28} />,
        title: t('staff.noOrders.title'),
        children: t('staff.noOrders.body'),
      }}
    />
  )
}

function useServiceColumns(): readonly Column<StaffService>[] {
  const { t } = useTranslation('services')
  const { price } = useServiceWords()
  const locale = useLocale()
  return [
    {
      key: 'label',
      header: t('columns.label'),
      main: true,
      render: (row) => (
        <Link to={paths.staffService(row.id)} className={classes.link} {...{ [ROW_LINK]: '' }}>
          {locale === 'en' ? row.labelEn : row.labelFr}
        </Link>
      ),
    },
    {
      key: 'price',
      header: t('staff.price'),
      align: 'end',
      render: (row) => {
        const current = row.prices.find(({ state }) => state === 'current')
        return current
          ? price({ amountCents: current.grossCents, interval: row.interval })
          : t('staff.noPrice')
      },
    },
    { key: 'audience', header: t('staff.audience'), render: (row) => t(`staff.audiences.${row.audience}`) },
    { key: 'orders', header: t('staff.orderCount'), align: 'end', render: (row) => row.orderCount },
    {
      key: 'state',
      header: t('columns.state'),
      render: (row) => (
        <StateLabel tone={row.withdrawn ? 'neutral' : 'success'}>
          {t(row.withdrawn ? 'staff.withdrawn' : 'staff.offered')}
        </StateLabel>
      ),
    },
  ]
}

function Catalogue() {
  const { t } = useTranslation('services')
  const query = useQuery(staffServicesQuery)
  const columns = useServiceColumns()
  return (
    <LoadState
      query={query}
      isEmpty={({ items }) => items.length === 0}
      empty={
        <EmptyState icon={<IconShoppingBag size={28} />} title={t('staff.noServices.title')}>
          {t('staff.noServices.body')}
        </EmptyState>
      }
    >
      {({ items }) => (
        <RecordList
          caption={t('staff.catalogueCaption')}
          columns={columns}
          rows={items}
          rowKey={({ id }) => id}
          dense
        />
      )}
    </LoadState>
  )
}

/** `/admin/prestations`: orders of members, and the catalogue (M17). */
export function Component() {
  const { t } = useTranslation('services')
  const [params, setParams] = useSearchParams()
  const mayEdit = useSession().permissions.includes('services.edit')
  const tab = params.get('onglet') === CATALOGUE ? CATALOGUE : 'orders'
  return (
    <Page
      title={t('staff.title')}
      actions={
        mayEdit && (
          <Button
            component={Link}
            to={paths.newStaffService}
            leftSection={<IconPlus size={18} aria-hidden />}
          >
            {t('staff.add')}
          </Button>
        )
      }
    >
      <Tabs
        value={tab}
        activateTabWithKeyboard={false}
        onChange={(next) => setParams(next === CATALOGUE ? { onglet: CATALOGUE } : {})}
      >
        <Tabs.List aria-label={t('staff.title')} mb="lg">
          <Tabs.Tab value="orders">{t('staff.tabs.orders')}</Tabs.Tab>
          <Tabs.Tab value={CATALOGUE}>{t('staff.tabs.catalogue')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value={tab}>{tab === CATALOGUE ? <Catalogue /> : <Orders />}</Tabs.Panel>
      </Tabs>
    </Page>
  )
}
