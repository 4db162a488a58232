import { Button } from '@mantine/core'
import { IconFiles, IconUpload } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useFormat } from '../../../shared/format/format.ts'
import { paths } from '../../../shared/paths.ts'
import { FilterSelect } from '../../../shared/ui/filter-select.tsx'
import { oneOf, useListAddress } from '../../../shared/ui/list-address.ts'
import { ListLink } from '../../../shared/ui/list-link.tsx'
import { Page } from '../../../shared/ui/page.tsx'
import { PagedList } from '../../../shared/ui/paged-list.tsx'
import type { Column } from '../../../shared/ui/record-list.tsx'
import { SearchField } from '../../../shared/ui/search-field.tsx'
import { StateLabel } from '../../../shared/ui/state-label.tsx'
import { useListPage } from '../../../shared/ui/use-list-page.ts'
import { ROW_LINK } from '../../../shared/ui/use-row-keys.ts'
import { CATEGORIES } from '../categories.ts'
import classes from '../documents-page.module.css'
import { type PublishedLine, publishedQuery } from './published-documents.ts'
import { useAudienceWords } from './use-audience-words.ts'

const ADDRESS = { filters: { categorie: oneOf(CATEGORIES), etat: oneOf(['withdrawn']) } }

function usePublishedColumns(): readonly Column<PublishedLine>[] {
  const { t } = useTranslation('documents')
  const format = useFormat()
  const audienceWords = useAudienceWords()
  return useMemo(
    () => [
      { key: 'id', header: t('columns.id'), render: (row) => row.number },
      {
        key: 'name',
        header: t('columns.name'),
        main: true,
        render: (row) => (
          <>
            <ListLink to={paths.staffDocument(row.id)} className={classes.link} {...{ [ROW_LINK]: '' }}>
              {row.name}
            </ListLink>
            {row.withdrawnAt !== null && <StateLabel tone="warning">{t('staff.withdrawn')}</StateLabel>}
            {row.damaged && <StateLabel tone="danger">{t('damaged')}</StateLabel>}
          </>
        ),
      },
      { key: 'audience', header: t('staff.columns.audience'), render: (row) => audienceWords(row) },
      { key: 'category', header: t('columns.category'), render: (row) => t(`categories.${row.category}`) },
      {
        key: 'period',
        header: t('columns.period'),
        render: (row) => row.period ?? '–',
        hideInCard: (row) => row.period === null,
      },
      { key: 'version', header: t('staff.columns.version'), align: 'end', render: (row) => row.version },
      {
        key: 'date',
        header: t('staff.columns.published'),
        render: (row) => format.instantDay(row.publishedAt),
      },
      {
        key: 'read',
        header: t('staff.columns.read'),
        align: 'end',
        render: (row) =>
          t('staff.readBy', {
            readers: format.count(row.readerCount),
            recipients: format.count(row.recipientCount),
          }),
      },
    ],
    [t, format, audienceWords],
  )
}

/** `/admin/documents`: what the organisation publishes to its members (M17). */
export function Component() {
  const { t } = useTranslation('documents')
  const address = useListAddress(ADDRESS)
  const { q, cursor, filters } = address
  const query = useListPage(
    publishedQuery({ q, cursor, state: filters.etat, category: filters.categorie }),
    address,
  )
  const columns = usePublishedColumns()
  return (
    <Page
      title={t('staff.title')}
      lead={t('staff.lead')}
      actions={
        <Button
          component={Link}
          to={paths.newStaffDocument}
          leftSection={<IconUpload size={18} aria-hidden />}
        >
          {t('staff.publish')}
        </Button>
      }
    >
      <PagedList
        query={query}
        address={address}
        caption={t('staff.caption')}
        columns={columns}
        rowKey={({ id }) => id}
        tools={
          <>
            <SearchField value={q} onSearch={(text) => address.change({ q: text })} />
            <FilterSelect
              label={t('columns.category')}
              allLabel={t('allCategories')}
              value={filters.categorie}
              options={CATEGORIES.map((value) => ({ value, label: t(`categories.${value}`) }))}
              onChange={(categorie) => address.change({ categorie })}
            />
            <FilterSelect
              label={t('staff.state')}
              allLabel={t('staff.current')}
              value={filters.etat}
              options={[{ value: 'withdrawn', label: t('staff.withdrawnOnes') }]}
              onChange={(etat) => address.change({ etat })}
            />
          </>
        }
        nothingFound={{ title: t('nothing.title'), body: t('nothing.body'), clear: t('nothing.clear') }}
        empty={{
          icon: <IconFiles size={28} />,
          title: t('staff.empty.title'),
          children: t('staff.empty.body'),
        }}
      />
    </Page>
  )
}
