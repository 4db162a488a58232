import { formatSiret } from '@guichet/domain/identifiers'
import { Button } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { EmptyState } from '../../shared/ui/empty-state.tsx'
import { readChoice, useForgetBadPage, useListAddress } from '../../shared/ui/list-address.ts'
import { ListLink } from '../../shared/ui/list-link.tsx'
import { ListPager } from '../../shared/ui/list-pager.tsx'
import { ListBody, ListTools } from '../../shared/ui/list-tools.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { type Column, RecordList } from '../../shared/ui/record-list.tsx'
import { SearchField } from '../../shared/ui/search-field.tsx'
import { MembershipState } from '../../shared/ui/states.tsx'
import { MEMBER_STATES, type MemberLine, membersQuery } from './api/list-members.ts'
import { FilterSelect } from './filter-select.tsx'
import classes from './members-page.module.css'
import { ROW_LINK, useRowKeys } from './use-row-keys.ts'

function useMemberColumns(): readonly Column<MemberLine>[] {
  const { t } = useTranslation('backoffice')
  const format = useFormat()
  return useMemo(
    () => [
      { key: 'number', header: t('members.columns.number'), render: (row) => row.memberNumber },
      {
        key: 'name',
        header: t('members.columns.name'),
        main: true,
        render: (row) => (
          <ListLink to={paths.staffMember(row.personId)} className={classes.name} {...{ [ROW_LINK]: '' }}>
            {row.lastName} {row.firstName}
          </ListLink>
        ),
      },
      { key: 'email', header: t('members.columns.email'), render: (row) => row.email },
      {
        key: 'siret',
        header: t('members.columns.siret'),
        render: (row) => (row.siret === null ? t('member.empty') : formatSiret(row.siret)),
        hideInCard: (row) => row.siret === null,
      },
      {
        key: 'city',
        header: t('members.columns.city'),
        render: (row) => row.city ?? t('member.empty'),
        hideInCard: (row) => row.city === null,
      },
      {
        key: 'membership',
        header: t('members.columns.membership'),
        render: (row) => (
          <span className={classes.state}>
            <MembershipState state={row.membershipState} />
            {row.endsOn !== null &&
              t(row.membershipState === 'active' ? 'members.until' : 'members.since', {
                date: format.day(row.endsOn),
              })}
          </span>
        ),
      },
    ],
    [t, format],
  )
}

/** `/admin/adherents`: all members, found as one types. */
export function Component() {
  const { t } = useTranslation('backoffice')
  const address = useListAddress()
  const state = readChoice(address.params.get('etat'), MEMBER_STATES)
  const query = useQuery(membersQuery({ q: address.q, state, cursor: address.cursor }))
  useForgetBadPage(query.error, address)
  const columns = useMemberColumns()
  const list = useRowKeys<HTMLDivElement>()
  const filtered = address.q !== '' || state !== undefined

  return (
    <Page title={t('members.title')}>
      <div>
        <ListTools>
          <SearchField
            value={address.q}
            placeholder={t('members.searchHelp')}
            onSearch={(q) => address.change({ q })}
          />
          <FilterSelect
            label={t('members.state')}
            allLabel={t('members.stateAll')}
            value={state}
            options={[
              { value: 'active', label: t('members.stateActive') },
              { value: 'inactive', label: t('members.stateInactive') },
              { value: 'ending', label: t('members.stateEnding') },
            ]}
            onChange={(etat) => address.change({ etat })}
          />
        </ListTools>
        <div ref={list}>
          <LoadState
            query={query}
            isEmpty={(page) => page.items.length === 0}
            empty={
              <EmptyState
                icon={<IconUsers size={28} />}
                title={filtered ? t('members.empty.title') : t('members.empty.noneTitle')}
                action={
                  filtered && (
                    <Button variant="default" onClick={address.clear}>
                      {t('members.empty.clear')}
                    </Button>
                  )
                }
              >
                {filtered ? t('members.empty.body') : t('members.empty.noneBody')}
              </EmptyState>
            }
          >
            {(page) => (
              <ListBody>
                <RecordList
                  caption={t('members.caption')}
                  columns={columns}
                  rows={page.items}
                  rowKey={({ personId }) => personId}
                  stale={query.isPlaceholderData}
                  dense
                />
                <ListPager page={page} onTurn={(cursor) => address.change({ page: cursor })} />
              </ListBody>
            )}
          </LoadState>
        </div>
        <p className={classes.keys}>{t('members.keys')}</p>
      </div>
    </Page>
  )
}
