import { THREAD_STATES } from '@guichet/domain/threads'
import { Button } from '@mantine/core'
import { IconMessages, IconPlus } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { FilterSelect } from '../../shared/ui/filter-select.tsx'
import { oneOf, useListAddress } from '../../shared/ui/list-address.ts'
import { MessageTabs } from '../../shared/ui/message-tabs.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { PagedList } from '../../shared/ui/paged-list.tsx'
import type { Column } from '../../shared/ui/record-list.tsx'
import { SearchField } from '../../shared/ui/search-field.tsx'
import { useListPage } from '../../shared/ui/use-list-page.ts'
import { ROW_LINK } from '../../shared/ui/use-row-keys.ts'
import { type ThreadLine, threadsQuery } from './api/threads.ts'
import { ThreadState } from './thread-state.tsx'
import classes from './threads.module.css'

const ADDRESS = { filters: { etat: oneOf(THREAD_STATES) } }

function useColumns(): readonly Column<ThreadLine>[] {
  const { t } = useTranslation('threads')
  const format = useFormat()
  return useMemo(
    () => [
      { key: 'number', header: t('columns.number'), render: (row) => row.number },
      {
        key: 'title',
        header: t('columns.title'),
        main: true,
        render: (row) => (
          <>
            <Link
              to={paths.thread(row.id)}
              className={classes.title}
              data-unread={row.unread || undefined}
              {...{ [ROW_LINK]: '' }}
            >
              {row.title}
            </Link>
            {row.unread && <span className={classes.unread}>{t('unread')}</span>}
            <span className={classes.under}>{row.subject.label}</span>
          </>
        ),
      },
      {
        key: 'last',
        header: t('columns.last'),
        render: (row) => (
          <time dateTime={row.lastPostAt}>
            {format.instantDay(row.lastPostAt)} {format.instantTime(row.lastPostAt)}
          </time>
        ),
      },
      {
        key: 'state',
        header: t('columns.state'),
        render: (row) => <ThreadState state={row.state} side="member" />,
      },
    ],
    [t, format],
  )
}

/** "Conversations": what I have asked the organisation, the latest first. */
export function Component() {
  const { t } = useTranslation('threads')
  const address = useListAddress(ADDRESS)
  const { q, cursor, filters } = address
  const query = useListPage(threadsQuery({ q, cursor, state: filters.etat }), address)
  const columns = useColumns()
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button component={Link} to={paths.newThread} leftSection={<IconPlus size={18} aria-hidden />}>
          {t('new')}
        </Button>
      }
    >
      <MessageTabs current="threads" />
      <PagedList
        query={query}
        address={address}
        caption={t('caption')}
        columns={columns}
        rowKey={({ id }) => id}
        tools={
          <>
            <SearchField value={q} onSearch={(text) => address.change({ q: text })} />
            <FilterSelect
              label={t('columns.state')}
              allLabel={t('allStates')}
              value={filters.etat}
              options={THREAD_STATES.map((state) => ({ value: state, label: t(`states.member.${state}`) }))}
              onChange={(etat) => address.change({ etat })}
            />
          </>
        }
        nothingFound={{ title: t('nothing.title'), body: t('nothing.body'), clear: t('nothing.clear') }}
        empty={{ icon: <IconMessages size={28} />, title: t('empty.title'), children: t('empty.body') }}
      />
    </Page>
  )
}
