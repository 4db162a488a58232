import { IconFileInvoice } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../shared/paths.ts'
import { FilterSelect } from '../../shared/ui/filter-select.tsx'
import { oneOf, useListAddress } from '../../shared/ui/list-address.ts'
import { Page } from '../../shared/ui/page.tsx'
import { PagedList } from '../../shared/ui/paged-list.tsx'
import { SearchField } from '../../shared/ui/search-field.tsx'
import { useListPage } from '../../shared/ui/use-list-page.ts'
import { INVOICE_STATES, type Invoice, invoicesQuery, loadInvoice } from './api/invoices.ts'
import { useInvoiceColumns } from './use-invoice-columns.tsx'

const ADDRESS = { filters: { etat: oneOf(INVOICE_STATES) } }
const SHOWN = { pathOf: ({ id }: Invoice) => paths.invoice(id), load: loadInvoice }

/** `/factures`: invoices and credit notes of the member, and of the accounts that he looks after (M16, A11). */
export function Component() {
  const { t } = useTranslation('invoices')
  const address = useListAddress(ADDRESS)
  const { q, cursor, filters } = address
  const query = useListPage(invoicesQuery({ q, state: filters.etat, cursor }), address)
  const columns = useInvoiceColumns<Invoice>(SHOWN)
  return (
    <Page title={t('title')} lead={t('lead')}>
      <PagedList
        query={query}
        address={address}
        caption={t('caption')}
        columns={columns}
        rowKey={({ id }) => id}
        tools={
          <>
            <SearchField
              value={q}
              placeholder={t('searchHelp')}
              onSearch={(text) => address.change({ q: text })}
            />
            <FilterSelect
              label={t('columns.state')}
              allLabel={t('all')}
              value={filters.etat}
              options={INVOICE_STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
              onChange={(etat) => address.change({ etat })}
            />
          </>
        }
        nothingFound={{ title: t('none.title'), body: t('none.body'), clear: t('none.clear') }}
        empty={{
          icon: <IconFileInvoice size={28} />,
          title: t('empty.title'),
          children: t('empty.body'),
        }}
      />
    </Page>
  )
}
