import { LIFE_EVENT_STATES } from '@guichet/domain/life-events'
import { Button, Group } from '@mantine/core'
import { IconCalendarEvent } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../../shared/api/session.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { paths } from '../../../shared/paths.ts'
import { FilterSelect } from '../../../shared/ui/filter-select.tsx'
import { oneOf, useListAddress } from '../../../shared/ui/list-address.ts'
import { ListLink } from '../../../shared/ui/list-link.tsx'
import { Page, Section } from '../../../shared/ui/page.tsx'
import { PagedList } from '../../../shared/ui/paged-list.tsx'
import type { Column } from '../../../shared/ui/record-list.tsx'
import { useListPage } from '../../../shared/ui/use-list-page.ts'
import { ROW_LINK } from '../../../shared/ui/use-row-keys.ts'
import { EventState } from '../event-list.tsx'
import classes from '../life-events.module.css'
import { type StaffEvent, staffEventsQuery } from './api.ts'
import { DecideDialog } from './event-dialogs.tsx'

const ADDRESS = { filters: { etat: oneOf(LIFE_EVENT_STATES) } }

interface Asked {
  readonly event: StaffEvent
  readonly decision: 'accept' | 'decline'
}

function useColumns(ask: ((asked: Asked) => void) | undefined): readonly Column<StaffEvent>[] {
  const { t } = useTranslation('lifeEvents')
  const format = useFormat()
  return useMemo(
    () => [
      {
        key: 'holder',
        header: t('columns.holder'),
        main: true,
        render: (row) => (
          <ListLink to={paths.staffMemberEvents(row.personId)} {...{ [ROW_LINK]: '' }}>
            {row.holderName}
          </ListLink>
        ),
      },
      { key: 'kind', header: t('columns.kind'), render: (row) => t(`kinds.${row.kind}`) },
      {
        key: 'happensOn',
        header: t('columns.happensOn'),
        render: (row) => <span className={classes.number}>{format.day(row.happensOn)}</span>,
      },
      {
        key: 'createdAt',
        header: t('columns.createdAt'),
        render: (row) => <span className={classes.number}>{format.instantDay(row.createdAt)}</span>,
      },
      { key: 'state', header: t('columns.state'), render: (row) => <EventState state={row.state} /> },
      ...(ask
        ? [
            {
              key: 'actions',
              header: t('columns.actions'),
              actions: true,
              render: (row: StaffEvent) =>
                row.state === 'requested' && (
                  <Group gap="xs" wrap="nowrap">
                    <Button
                      size="compact-sm"
                      variant="default"
                      onClick={() => ask({ event: row, decision: 'accept' })}
                    >
                      {t('staff.accept')}
                    </Button>
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      color="red"
                      onClick={() => ask({ event: row, decision: 'decline' })}
                    >
                      {t('staff.decline')}
                    </Button>
                  </Group>
                ),
            },
          ]
        : []),
    ],
    [t, format, ask],
  )
}

/** `/admin/evenements`: events of all members, with those that wait for a decision (M18). */
export function Component() {
  const { t } = useTranslation('lifeEvents')
  const { permissions } = useSession()
  const address = useListAddress(ADDRESS)
  const { etat } = address.filters
  const query = useListPage(staffEventsQuery({ cursor: address.cursor, state: etat }), address)
  const [asked, setAsked] = useState<Asked>()
  const [told, setTold] = useState('')
  const columns = useColumns(permissions.includes('members.edit') ? setAsked : undefined)
  return (
    <Page title={t('staff.title')} lead={t('staff.lead')}>
      <Section>
        <p role="status" className={classes.told}>
          {told}
        </p>
        <PagedList
          query={query}
          address={address}
          caption={t('staff.caption')}
          columns={columns}
          rowKey={({ id }) => id}
          tools={
            <FilterSelect
              label={t('columns.state')}
              allLabel={t('staff.all')}
              value={etat}
              options={LIFE_EVENT_STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
              onChange={(value) => address.change({ etat: value })}
            />
          }
          nothingFound={{
            title: t('staff.nothing.title'),
            body: t('staff.nothing.body'),
            clear: t('staff.nothing.clear'),
          }}
          empty={{
            icon: <IconCalendarEvent size={28} />,
            title: t('staff.empty.title'),
            children: t('staff.empty.body'),
          }}
        />
      </Section>
      {asked && (
        <DecideDialog
          {...asked}
          onClose={() => setAsked(undefined)}
          onDone={(sentence) => {
            setAsked(undefined)
            setTold(sentence)
          }}
        />
      )}
    </Page>
  )
}
