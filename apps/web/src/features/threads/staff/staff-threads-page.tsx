import { THREAD_STATES } from '@guichet/domain/threads'
import { Button } from '@mantine/core'
import { IconInbox } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useFormat } from '../../../shared/format/format.ts'
import { useLocale } from '../../../shared/i18n/i18n.ts'
import { paths } from '../../../shared/paths.ts'
import { Facts } from '../../../shared/ui/facts.tsx'
import { FilterSelect } from '../../../shared/ui/filter-select.tsx'
import { oneOf, someText, useListAddress } from '../../../shared/ui/list-address.ts'
import { Notice } from '../../../shared/ui/notice.tsx'
import { Page } from '../../../shared/ui/page.tsx'
import { PagedList } from '../../../shared/ui/paged-list.tsx'
import type { Column } from '../../../shared/ui/record-list.tsx'
import { SearchField } from '../../../shared/ui/search-field.tsx'
import { useListPage } from '../../../shared/ui/use-list-page.ts'
import { ROW_LINK } from '../../../shared/ui/use-row-keys.ts'
import {
  type StaffThreadLine,
  staffSubjectsQuery,
  staffThreadsQuery,
  threadCountsQuery,
} from '../api/staff-threads.ts'
import { ThreadState } from '../thread-state.tsx'
import classes from '../threads.module.css'
import { useWaited } from './use-waited.ts'

const ASSIGNED = ['me', 'nobody', 'somebody'] as const
const STATES = [...THREAD_STATES, 'all'] as const
const ADDRESS = {
  filters: {
    etat: oneOf(STATES),
    attribution: oneOf(ASSIGNED),
    sujet: someText(36),
    personne: someText(36),
  },
}

function useColumns(): readonly Column<StaffThreadLine>[] {
  const { t } = useTranslation('threads')
  const format = useFormat()
  const waited = useWaited()
  return useMemo(
    () => [
      { key: 'number', header: t('columns.number'), render: (row) => row.number },
      {
        key: 'title',
        header: t('columns.title'),
        main: true,
        render: (row) => (
          <>
            <Link to={paths.staffThread(row.id)} className={classes.title} {...{ [ROW_LINK]: '' }}>
              {row.title}
            </Link>
            <span className={classes.under}>{row.subject.label}</span>
          </>
        ),
      },
      { key: 'person', header: t('columns.person'), render: (row) => row.personName },
      {
        key: 'waiting',
        header: t('columns.waiting'),
        render: (row) =>
          row.waitingSince === null ? (
            <time dateTime={row.lastPostAt}>
              {format.instantDay(row.lastPostAt)} {format.instantTime(row.lastPostAt)}
            </time>
          ) : (
            waited(row.waitingSince)
          ),
      },
      {
        key: 'assignee',
        header: t('columns.assignee'),
        render: (row) => row.assignee?.name ?? t('unassigned'),
      },
      {
        key: 'state',
        header: t('columns.state'),
        render: (row) => <ThreadState state={row.state} side="desk" />,
      },
    ],
    [t, format, waited],
  )
}

/** `/admin/messages`: conversations of all persons; just opened it shows those that wait, the longest first. */
export function Component() {
  const { t } = useTranslation('threads')
  const waited = useWaited()
  const locale = useLocale()
  const address = useListAddress(ADDRESS)
  const { q, cursor, filters } = address
  const state = filters.etat ?? 'open'
  const query = useListPage(
    staffThreadsQuery({
      ...(q !== '' && { q }),
      ...(cursor !== undefined && { cursor }),
      ...(state !== 'all' && { state }),
      ...(filters.attribution !== undefined && { assigned: filters.attribution }),
      ...(filters.sujet !== undefined && { subjectId: filters.sujet }),
      ...(filters.personne !== undefined && { personId: filters.personne }),
    }),
    address,
  )
  const { data: counts } = useQuery(threadCountsQuery)
  const { data: subjects = [] } = useQuery(staffSubjectsQuery)
  const columns = useColumns()
  return (
    <Page
      title={t('staff.title')}
      lead={t('staff.lead')}
      actions={
        <Button component={Link} to={paths.staffThreadSettings} variant="default">
          {t('staff.settings')}
        </Button>
      }
    >
      {counts && (
        <Facts
          dense
          facts={[
            { label: t('staff.waiting'), value: counts.waiting },
            { label: t('staff.mine'), value: counts.mine },
            { label: t('staff.unassigned'), value: counts.unassigned },
            { label: t('staff.oldest'), value: counts.oldestAt === null ? '–' : waited(counts.oldestAt) },
          ]}
        />
      )}
      {filters.personne !== undefined && (
        <Notice
          tone="info"
          title={t('staff.onePerson')}
          actions={
            <Button
              variant="default"
              onClick={() => address.change({ personne: undefined, etat: undefined })}
            >
              {t('staff.everybody')}
            </Button>
          }
        />
      )}
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
              label={t('columns.state')}
              allLabel={t('states.desk.open')}
              value={filters.etat === 'open' ? undefined : filters.etat}
              options={STATES.filter((one) => one !== 'open').map((one) => ({
                value: one,
                label: one === 'all' ? t('allStates') : t(`states.desk.${one}`),
              }))}
              onChange={(etat) => address.change({ etat })}
            />
            <FilterSelect
              label={t('columns.assignee')}
              allLabel={t('staff.anybody')}
              value={filters.attribution}
              options={ASSIGNED.map((one) => ({ value: one, label: t(`staff.assigned.${one}`) }))}
              onChange={(attribution) => address.change({ attribution })}
            />
            <FilterSelect
              label={t('form.subject')}
              allLabel={t('staff.allSubjects')}
              value={filters.sujet}
              options={subjects.map(({ id, labelFr, labelEn }) => ({
                value: id,
                label: locale === 'en' ? labelEn : labelFr,
              }))}
              onChange={(sujet) => address.change({ sujet })}
            />
          </>
        }
        nothingFound={{ title: t('nothing.title'), body: t('nothing.body'), clear: t('nothing.clear') }}
        empty={{
          icon: <IconInbox size={28} />,
          title: t('staff.empty.title'),
          children: t('staff.empty.body'),
        }}
      />
    </Page>
  )
}
