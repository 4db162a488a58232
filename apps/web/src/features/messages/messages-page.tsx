import { Button } from '@mantine/core'
import { IconChecks, IconMail } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate } from 'react-router-dom'
import { myAccountsQuery } from '../../shared/api/my-accounts.ts'
import { useSession } from '../../shared/api/session.ts'
import { unreadMessagesQuery } from '../../shared/api/unread-messages.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { FilterSelect } from '../../shared/ui/filter-select.tsx'
import { oneOf, someText, useListAddress } from '../../shared/ui/list-address.ts'
import { MessageTabs } from '../../shared/ui/message-tabs.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { PagedList } from '../../shared/ui/paged-list.tsx'
import type { Column } from '../../shared/ui/record-list.tsx'
import { SearchField } from '../../shared/ui/search-field.tsx'
import { useListPage } from '../../shared/ui/use-list-page.ts'
import { ROW_LINK } from '../../shared/ui/use-row-keys.ts'
import { type MessageLine, messagesQuery } from './api/list-messages.ts'
import { useMarkAllRead } from './api/mark-messages.ts'
import { MessageState } from './message-state.tsx'
import classes from './messages-page.module.css'

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/u
const accountIn = (value: string | null) => {
  const text = someText(36)(value)
  return text !== undefined && UUID.test(text) ? text : undefined
}
const ADDRESS = { filters: { etat: oneOf(['read', 'unread']), compte: accountIn } }

function useMessageColumns(): readonly Column<MessageLine>[] {
  const { t } = useTranslation('messages')
  const format = useFormat()
  return useMemo(
    () => [
      {
        key: 'date',
        header: t('columns.date'),
        render: (row) => (
          <time dateTime={row.receivedAt}>
            {format.instantDay(row.receivedAt)} {format.instantTime(row.receivedAt)}
          </time>
        ),
      },
      {
        key: 'subject',
        header: t('columns.subject'),
        main: true,
        render: (row) => (
          <>
            <Link
              to={paths.message(row.id)}
              className={classes.subject}
              data-unread={!row.read || undefined}
              {...{ [ROW_LINK]: '' }}
            >
              {row.subject}
            </Link>
            <p className={classes.excerpt}>{row.excerpt}</p>
          </>
        ),
      },
      {
        key: 'account',
        header: t('columns.account'),
        render: (row) => (
          <>
            {row.account.login}
            <span className={classes.company}>{row.routed ? t('routed') : row.account.companyName}</span>
          </>
        ),
      },
      { key: 'state', header: t('columns.state'), render: (row) => <MessageState read={row.read} /> },
    ],
    [t, format],
  )
}

/** "Messages": what the portal tells my accounts; whoever is on none has conversations alone. */
export function Component() {
  const { hasAccounts, modules } = useSession()
  return hasAccounts && modules.includes('accounts') ? <Messages /> : <Navigate to={paths.threads} replace />
}

/** What the portal tells my accounts, the latest first. */
function Messages() {
  const { t } = useTranslation('messages')
  const address = useListAddress(ADDRESS)
  const { q, cursor, filters } = address
  const query = useListPage(
    messagesQuery({ q, cursor, state: filters.etat, account: filters.compte }),
    address,
  )
  const { data: accounts = [] } = useQuery(myAccountsQuery)
  const { data: count } = useQuery(unreadMessagesQuery)
  const markAll = useMarkAllRead()
  const [told, setTold] = useState('')
  const columns = useMessageColumns()
  const options = accounts.map(({ id, login }) => ({ value: id, label: login }))
  const other = filters.compte !== undefined && options.every(({ value }) => value !== filters.compte)
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        count !== undefined &&
        count.unread > 0 && (
          <Button
            variant="default"
            leftSection={<IconChecks size={18} aria-hidden />}
            loading={markAll.isPending}
            onClick={() => markAll.mutate(undefined, { onSuccess: () => setTold(t('allRead')) })}
          >
            {t('markAll')}
          </Button>
        )
      }
    >
      <MessageTabs current="messages" />
      {markAll.error !== null && <ErrorNotice title={t('markAllFailed')} error={markAll.error} />}
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
            <SearchField value={q} onSearch={(text) => address.change({ q: text })} />
            <FilterSelect
              label={t('filters.state')}
              allLabel={t('filters.allStates')}
              value={filters.etat}
              options={[
                { value: 'unread', label: t('unread') },
                { value: 'read', label: t('read') },
              ]}
              onChange={(etat) => address.change({ etat })}
            />
            <FilterSelect
              label={t('filters.account')}
              allLabel={t('filters.allAccounts')}
              value={filters.compte}
              options={
                other ? [...options, { value: filters.compte ?? '', label: t('filters.other') }] : options
              }
              onChange={(compte) => address.change({ compte })}
            />
          </>
        }
        nothingFound={{
          title: t('nothing.title'),
          body: t('nothing.body'),
          clear: t('nothing.clear'),
        }}
        empty={{
          icon: <IconMail size={28} />,
          title: t('empty.title'),
          children: t('empty.body'),
        }}
      />
    </Page>
  )
}
