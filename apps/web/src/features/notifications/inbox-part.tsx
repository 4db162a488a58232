import { NOTIFICATION_SUBJECTS } from '@guichet/domain/notification-preferences'
import { Button } from '@mantine/core'
import { IconBell, IconChecks } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { unreadNotificationsQuery } from '../../shared/api/unread-notifications.ts'
import { useFormat } from '../../shared/format/format.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { FilterSelect } from '../../shared/ui/filter-select.tsx'
import { oneOf, useListAddress } from '../../shared/ui/list-address.ts'
import { PagedList } from '../../shared/ui/paged-list.tsx'
import type { Column } from '../../shared/ui/record-list.tsx'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import { useListPage } from '../../shared/ui/use-list-page.ts'
import { ROW_LINK } from '../../shared/ui/use-row-keys.ts'
import { type NotificationLine, notificationsQuery, useReadAll } from './api/inbox.ts'
import { NotificationDialog } from './notification-dialog.tsx'
import classes from './notifications.module.css'

/** Accounts have their "Messages", and news their page: they leave nothing here. */
const SUBJECTS = NOTIFICATION_SUBJECTS.filter((subject) => subject !== 'accounts' && subject !== 'news')
const ADDRESS = { filters: { etat: oneOf(['read', 'unread']), objet: oneOf(SUBJECTS) } }

function useColumns(open: (line: NotificationLine) => void): readonly Column<NotificationLine>[] {
  const { t } = useTranslation('notifications')
  const format = useFormat()
  return useMemo(
    () => [
      {
        key: 'date',
        header: t('columns.date'),
        render: (row) => (
          <time dateTime={row.createdAt}>
            {format.instantDay(row.createdAt)} {format.instantTime(row.createdAt)}
          </time>
        ),
      },
      {
        key: 'title',
        header: t('columns.title'),
        main: true,
        render: (row) => (
          <button
            type="button"
            className={classes.title}
            data-unread={row.readAt === null || undefined}
            onClick={() => open(row)}
            {...{ [ROW_LINK]: '' }}
          >
            {row.title ?? t(`subjects.${row.subject}.name`)}
          </button>
        ),
      },
      { key: 'subject', header: t('columns.subject'), render: (row) => t(`subjects.${row.subject}.name`) },
      {
        key: 'state',
        header: t('columns.state'),
        render: ({ readAt }) => (
          <StateLabel tone={readAt === null ? 'neutral' : 'success'}>
            {t(readAt === null ? 'unread' : 'read')}
          </StateLabel>
        ),
      },
    ],
    [t, format, open],
  )
}

/** "Reçues": what the portal told me, the latest first. */
export function InboxPart() {
  const { t } = useTranslation('notifications')
  const address = useListAddress(ADDRESS)
  const { cursor, filters } = address
  const query = useListPage(
    notificationsQuery({ cursor, state: filters.etat, subject: filters.objet }),
    address,
  )
  const { data: count } = useQuery(unreadNotificationsQuery)
  const readAll = useReadAll()
  const [opened, setOpened] = useState<NotificationLine>()
  const [told, setTold] = useState('')
  const columns = useColumns(setOpened)
  return (
    <>
      {readAll.error !== null && <ErrorNotice title={t('markFailed')} error={readAll.error} />}
      <p className={classes.told} role="status">
        {told}
      </p>
      <PagedList
        query={query}
        address={address}
        caption={t('caption')}
        columns={columns}
        rowKey={({ id }) => id}
        tools={
          <>
            <FilterSelect
              label={t('columns.subject')}
              allLabel={t('filters.allSubjects')}
              value={filters.objet}
              options={SUBJECTS.map((value) => ({ value, label: t(`subjects.${value}.name`) }))}
              onChange={(objet) => address.change({ objet })}
            />
            <FilterSelect
              label={t('columns.state')}
              allLabel={t('filters.allStates')}
              value={filters.etat}
              options={[
                { value: 'unread', label: t('unread') },
                { value: 'read', label: t('read') },
              ]}
              onChange={(etat) => address.change({ etat })}
            />
            {count !== undefined && count.unread > 0 && (
              <Button
                variant="default"
                leftSection={<IconChecks size={18} aria-hidden />}
                loading={readAll.isPending}
                onClick={() => readAll.mutate(undefined, { onSuccess: () => setTold(t('allRead')) })}
              >
                {t('markAll')}
              </Button>
            )}
          </>
        }
        nothingFound={{ title: t('nothing.title'), body: t('nothing.body'), clear: t('nothing.clear') }}
        empty={{ icon: <IconBell size={28} />, title: t('empty.title'), children: t('empty.body') }}
      />
      {opened && <NotificationDialog line={opened} onClose={() => setOpened(undefined)} />}
    </>
  )
}
