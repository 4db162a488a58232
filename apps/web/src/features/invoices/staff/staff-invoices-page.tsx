import { Button } from '@mantine/core'
import { IconFileInvoice, IconReceipt2 } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useSession } from '../../../shared/api/session.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { paths } from '../../../shared/paths.ts'
import { DownloadButton } from '../../../shared/ui/download-button.tsx'
import { FilterSelect } from '../../../shared/ui/filter-select.tsx'
import { oneOf, useListAddress } from '../../../shared/ui/list-address.ts'
import { Notice } from '../../../shared/ui/notice.tsx'
import { Page } from '../../../shared/ui/page.tsx'
import { PagedList } from '../../../shared/ui/paged-list.tsx'
import type { Column } from '../../../shared/ui/record-list.tsx'
import { SearchField } from '../../../shared/ui/search-field.tsx'
import { useListPage } from '../../../shared/ui/use-list-page.ts'
import { INVOICE_STATES } from '../api/invoices.ts'
import classes from '../invoices.module.css'
import { useInvoiceColumns } from '../use-invoice-columns.tsx'
import {
  type InvoiceFilters,
  loadInvoiceExport,
  loadStaffInvoice,
  type StaffInvoice,
  staffInvoicesQuery,
} from './staff-invoices.ts'

const OF = ['members', 'accounts'] as const
const ADDRESS = { filters: { etat: oneOf(INVOICE_STATES), pour: oneOf(OF) } }
const pathOf = ({ id }: StaffInvoice) => paths.staffInvoice(id)

/** `/admin/factures`: everybody’s invoices and credit notes, with what is still to be paid. */
export function Component() {
  const { t } = useTranslation('invoices')
  const format = useFormat()
  const { permissions, modules } = useSession()
  const address = useListAddress(ADDRESS)
  const { q, cursor, filters } = address
  const search: InvoiceFilters = {
    ...(q !== '' && { q }),
    ...(filters.etat && { state: filters.etat }),
    ...(filters.pour && { of: filters.pour }),
  }
  const query = useListPage(staffInvoicesQuery(search, cursor), address)
  const more = useMemo<readonly Column<StaffInvoice>[]>(
    () => [{ key: 'buyer', header: t('columns.buyer'), render: (row) => row.buyerName }],
    [t],
  )
  const columns = useInvoiceColumns<StaffInvoice>({ pathOf, load: loadStaffInvoice, more })
  const open = query.data?.open
  return (
    <Page
      title={t('staff.title')}
      actions={
        <>
          {permissions.includes('payments.record') && modules.includes('accounts') && (
            <Button
              component={Link}
              to={paths.staffBilling}
              leftSection={<IconReceipt2 size={18} aria-hidden />}
            >
              {t('staff.bill')}
            </Button>
          )}
          <DownloadButton
            label={t('staff.export')}
            load={() => loadInvoiceExport(search)}
            fileName={t('staff.exportFile')}
          />
        </>
      }
    >
      {query.data?.waitsForVat && (
        <Notice tone="warning" title={t('staff.waitsForVat')}>
          <p>{t('staff.waitsForVatHelp')}</p>
          {permissions.includes('organisation.edit') && (
            <p>
              <Link to={paths.staffSettings('facturation')}>{t('staff.chooseVat')}</Link>
            </p>
          )}
        </Notice>
      )}
      {open && (
        <dl className={classes.figures}>
          <div className={classes.figure}>
            <dt>{t('staff.open', { count: open.count })}</dt>
            <dd>{format.euros(open.grossCents)}</dd>
          </div>
          <div className={classes.figure}>
            <dt>{t('staff.late', { count: open.lateCount })}</dt>
            <dd>{format.euros(open.lateCents)}</dd>
          </div>
        </dl>
      )}
      <PagedList
        query={query}
        address={address}
        caption={t('staff.caption')}
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
              allLabel={t('all')}
              value={filters.etat}
              options={INVOICE_STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
              onChange={(etat) => address.change({ etat })}
            />
            <FilterSelect
              label={t('staff.of')}
              allLabel={t('all')}
              value={filters.pour}
              options={OF.map((value) => ({ value, label: t(`staff.${value}`) }))}
              onChange={(pour) => address.change({ pour })}
            />
          </>
        }
        nothingFound={{ title: t('none.title'), body: t('none.body'), clear: t('none.clear') }}
        empty={{
          icon: <IconFileInvoice size={28} />,
          title: t('empty.title'),
          children: t('staff.emptyBody'),
        }}
      />
    </Page>
  )
}
