import { Button, Group } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useSession } from '../../shared/api/session.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { FilterSelect } from '../../shared/ui/filter-select.tsx'
import { oneOf, someText, useListAddress } from '../../shared/ui/list-address.ts'
import { Page } from '../../shared/ui/page.tsx'
import { PagedList } from '../../shared/ui/paged-list.tsx'
import type { Column } from '../../shared/ui/record-list.tsx'
import { SearchField } from '../../shared/ui/search-field.tsx'
import { useListPage } from '../../shared/ui/use-list-page.ts'
import { ROW_LINK } from '../../shared/ui/use-row-keys.ts'
import { OUTGOING_CHANNELS, OUTGOING_STATES, type OutgoingMessage, outgoingQuery } from './api/outgoing.ts'
import classes from './operations.module.css'
import { OutgoingOutcome } from './outgoing-outcome.tsx'
import { OutgoingState, useOutgoingKinds } from './outgoing-words.tsx'
import { type OutgoingActions, useOutgoingActions } from './use-outgoing-actions.ts'

const ADDRESS = {
  filters: { etat: oneOf(OUTGOING_STATES), envoi: oneOf(OUTGOING_CHANNELS), sujet: someText(60) },
}

function RowActions({ message, actions }: { message: OutgoingMessage; actions: OutgoingActions }) {
  const { t } = useTranslation('operations')
  const { recipient } = message
  const busy = actions.isPending && actions.variables.message.id === message.id
  return (
    <Group gap="xs" wrap="nowrap">
      {message.resendable && (
        <Button
          variant="default"
          size="sm"
          loading={busy}
          aria-label={t('outgoing.resendNamed', { recipient })}
          onClick={() => actions.mutate({ message, act: 'resend' })}
        >
          {t('outgoing.resend')}
        </Button>
      )}
      {message.cancellable && (
        <Button
          variant="default"
          size="sm"
          loading={busy}
          aria-label={t('outgoing.cancelNamed', { recipient })}
          onClick={() => actions.mutate({ message, act: 'cancel' })}
        >
          {t('outgoing.cancel')}
        </Button>
      )}
    </Group>
  )
}

function useOutgoingColumns(actions: OutgoingActions | undefined) {
  const { t } = useTranslation('operations')
  const format = useFormat()
  const { wordOf } = useOutgoingKinds()
  return useMemo<readonly Column<OutgoingMessage>[]>(
    () => [
      {
        key: 'createdAt',
        header: t('outgoing.columns.createdAt'),
        render: ({ createdAt }) => `${format.instantDay(createdAt)}, ${format.instantTime(createdAt)}`,
      },
      {
        key: 'recipient',
        header: t('outgoing.columns.recipient'),
        main: true,
        render: ({ id, recipient, personName }) => (
          <>
            <Link to={paths.staffOutgoingMessage(id)} className={classes.link} {...{ [ROW_LINK]: '' }}>
              {recipient}
            </Link>
            {personName !== null && <span className={classes.error}>{personName}</span>}
          </>
        ),
      },
      {
        key: 'subject',
        header: t('outgoing.columns.subject'),
        render: ({ subject, kind, channel }) => (
          <div className={classes.words}>
            {subject ?? wordOf(kind)}
            <span className={classes.error}>
              {t(`outgoing.channels.${channel}`)}
              {subject !== null && `, ${wordOf(kind)}`}
            </span>
          </div>
        ),
      },
      {
        key: 'state',
        header: t('outgoing.columns.state'),
        render: ({ state, lastError, nextTryAt }) => (
          <>
            <OutgoingState state={state} />
            {lastError !== null && <span className={classes.error}>{lastError}</span>}
            {nextTryAt !== null && (
              <span className={classes.error}>
                {t('outgoing.nextTry', { time: format.instantTime(nextTryAt) })}
              </span>
            )}
          </>
        ),
      },
      {
        key: 'tries',
        header: t('outgoing.columns.tries'),
        align: 'end',
        render: ({ attempts }) => format.count(attempts),
      },
      ...(actions
        ? [
            {
              key: 'actions',
              header: t('outgoing.columns.actions'),
              actions: true,
              render: (message: OutgoingMessage) => <RowActions message={message} actions={actions} />,
            },
          ]
        : []),
    ],
    [t, format, wordOf, actions],
  )
}

/** `/admin/envois`: mails and SMS on their way out and gone; sent again or kept back from here (B06). */
export function Component() {
  const { t } = useTranslation('operations')
  const address = useListAddress(ADDRESS)
  const { q, cursor, filters } = address
  const mayEdit = useSession().permissions.includes('outgoing.edit')
  const actions = useOutgoingActions()
  const { options } = useOutgoingKinds()
  const query = useListPage(
    outgoingQuery({ q, state: filters.etat, channel: filters.envoi, kind: filters.sujet, cursor }),
    address,
  )
  const columns = useOutgoingColumns(mayEdit ? actions : undefined)
  return (
    <Page title={t('outgoing.title')} lead={t('outgoing.intro')}>
      <OutgoingOutcome actions={actions} />
      <PagedList
        query={query}
        address={address}
        caption={t('outgoing.caption')}
        columns={columns}
        rowKey={({ id }) => id}
        tools={
          <>
            <SearchField
              value={q}
              placeholder={t('outgoing.searchHelp')}
              onSearch={(text) => address.change({ q: text })}
            />
            <FilterSelect
              label={t('outgoing.state')}
              allLabel={t('outgoing.all')}
              value={filters.etat}
              options={OUTGOING_STATES.map((value) => ({ value, label: t(`outgoing.states.${value}`) }))}
              onChange={(etat) => address.change({ etat })}
            />
            <FilterSelect
              label={t('outgoing.channel')}
              allLabel={t('outgoing.all')}
              value={filters.envoi}
              options={OUTGOING_CHANNELS.map((value) => ({ value, label: t(`outgoing.channels.${value}`) }))}
              onChange={(envoi) => address.change({ envoi })}
            />
            <FilterSelect
              label={t('outgoing.kind')}
              allLabel={t('outgoing.all')}
              value={filters.sujet}
              options={options}
              onChange={(sujet) => address.change({ sujet })}
            />
          </>
        }
        nothingFound={{
          title: t('outgoing.empty.title'),
          body: t('outgoing.empty.body'),
          clear: t('outgoing.empty.clear'),
        }}
        empty={{
          icon: <IconSend size={28} />,
          title: t('outgoing.empty.noneTitle'),
          children: t('outgoing.empty.noneBody'),
        }}
      />
    </Page>
  )
}
