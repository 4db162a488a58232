import { MAILING_STATES } from '@guichet/domain/mailings'
import { Button } from '@mantine/core'
import { IconMailPlus, IconSpeakerphone } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useSession } from '../../shared/api/session.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { FilterSelect } from '../../shared/ui/filter-select.tsx'
import { oneOf, useListAddress } from '../../shared/ui/list-address.ts'
import { ListLink } from '../../shared/ui/list-link.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { PagedList } from '../../shared/ui/paged-list.tsx'
import type { Column } from '../../shared/ui/record-list.tsx'
import { SearchField } from '../../shared/ui/search-field.tsx'
import { useListPage } from '../../shared/ui/use-list-page.ts'
import { ROW_LINK } from '../../shared/ui/use-row-keys.ts'
import { type MailingLine, mailingsQuery } from './api/mailings.ts'
import { MailingState } from './mailing-state.tsx'
import classes from './mailings.module.css'

const ADDRESS = { filters: { etat: oneOf(MAILING_STATES) } }

function useMailingColumns(): readonly Column<MailingLine>[] {
  const { t } = useTranslation('mailings')
  const format = useFormat()
  return useMemo(
    () => [
      {
        key: 'name',
        header: t('columns.name'),
        main: true,
        render: (row) => (
          <>
            <ListLink to={paths.staffMailing(row.id)} className={classes.name} {...{ [ROW_LINK]: '' }}>
              {row.name}
            </ListLink>
            {row.subject !== '' && <span className={classes.of}>{row.subject}</span>}
          </>
        ),
      },
      { key: 'state', header: t('columns.state'), render: (row) => <MailingState state={row.state} /> },
      {
        key: 'when',
        header: t('columns.when'),
        render: (row) => format.instantDay(row.startedAt ?? row.scheduledAt ?? row.updatedAt),
      },
      {
        key: 'sent',
        header: t('columns.sent'),
        align: 'end',
        render: (row) =>
          row.startedAt === null
            ? '–'
            : t('columns.sentOf', { sent: format.count(row.sent), mails: format.count(row.mails) }),
        hideInCard: (row) => row.startedAt === null,
      },
      { key: 'author', header: t('columns.author'), render: (row) => row.authorName },
    ],
    [t, format],
  )
}

/** `/admin/mailings`: mails to a segment of the members (M20). */
export function Component() {
  const { t } = useTranslation('mailings')
  const address = useListAddress(ADDRESS)
  const { q, cursor, filters } = address
  const mayEdit = useSession().permissions.includes('mailings.edit')
  const query = useListPage(mailingsQuery({ q, state: filters.etat, cursor }), address)
  const columns = useMailingColumns()
  return (
    <Page
      title={t('title')}
      lead={t('intro')}
      actions={
        mayEdit && (
          <Button
            component={Link}
            to={paths.newStaffMailing}
            leftSection={<IconMailPlus size={18} aria-hidden />}
          >
            {t('new.open')}
          </Button>
        )
      }
    >
      <PagedList
        query={query}
        address={address}
        caption={t('title')}
        columns={columns}
        rowKey={({ id }) => id}
        tools={
          <>
            <SearchField
              value={q}
              placeholder={t('search')}
              onSearch={(text) => address.change({ q: text })}
            />
            <FilterSelect
              label={t('columns.state')}
              allLabel={t('statesAll')}
              value={filters.etat}
              options={MAILING_STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
              onChange={(etat) => address.change({ etat })}
            />
          </>
        }
        nothingFound={{ title: t('nothing.title'), body: t('nothing.body'), clear: t('nothing.clear') }}
        empty={{ icon: <IconSpeakerphone size={28} />, title: t('empty.title'), children: t('empty.body') }}
      />
    </Page>
  )
}
