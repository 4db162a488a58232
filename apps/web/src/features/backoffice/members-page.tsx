import { formatSiret } from '@guichet/domain/identifiers'
import { Button } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useSession } from '../../shared/api/session.ts'
import { today } from '../../shared/browser/today.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { DownloadButton } from '../../shared/ui/download-button.tsx'
import { oneOf, someId, useListAddress } from '../../shared/ui/list-address.ts'
import { ListLink } from '../../shared/ui/list-link.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { PagedList } from '../../shared/ui/paged-list.tsx'
import type { Column } from '../../shared/ui/record-list.tsx'
import { SearchField } from '../../shared/ui/search-field.tsx'
import { MembershipState } from '../../shared/ui/states.tsx'
import { useListPage } from '../../shared/ui/use-list-page.ts'
import { ROW_LINK } from '../../shared/ui/use-row-keys.ts'
import {
  downloadMembers,
  MEMBER_STATES,
  type MemberFilters,
  type MemberLine,
  membersQuery,
} from './api/list-members.ts'
import { DUE_PERIODS, dueDays } from './due-periods.ts'
import { MemberFilterFields } from './member-filter-fields.tsx'
import classes from './members-page.module.css'

const ADDRESS = {
  filters: {
    etat: oneOf(MEMBER_STATES),
    partenaire: someId,
    type: someId,
    echeance: oneOf(DUE_PERIODS),
    doubles: oneOf(['siret'] as const),
    courriel: oneOf(['none', 'undeliverable'] as const),
  },
}

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
      {
        key: 'email',
        header: t('members.columns.email'),
        render: (row) => row.email || t('members.mailNone'),
      },
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
  const { t } = useTranslation(['backoffice', 'letters'])
  const address = useListAddress(ADDRESS)
  const { q, cursor, filters } = address
  const search: MemberFilters = {
    ...(q !== '' && { q }),
    ...(filters.etat && { state: filters.etat }),
    ...(filters.partenaire && { partnerId: filters.partenaire }),
    ...(filters.type && { typeId: filters.type }),
    ...(filters.echeance && dueDays(filters.echeance, today())),
    ...(filters.doubles && { double: filters.doubles }),
    ...(filters.courriel && { email: filters.courriel }),
  }
  const query = useListPage(membersQuery(search, cursor), address)
  const { permissions } = useSession()
  const mayExport = permissions.includes('members.edit')
  const columns = useMemberColumns()

  return (
    <Page
      title={t('members.title')}
      actions={
        <>
          {permissions.includes('payments.record') && (
            <Button component={Link} to={paths.newStaffMember} variant="default">
              {t('letters:record.open')}
            </Button>
          )}
          {mayExport && (
            <Button component={Link} to={paths.staffMemberImport} variant="default">
              {t('members.import')}
            </Button>
          )}
          {mayExport && (
            <DownloadButton
              label={t('members.export')}
              load={() => downloadMembers(search)}
              fileName={t('members.exportFile')}
            />
          )}
          <Button component={Link} to={paths.staffJoinings} variant="default">
            {t('members.joinings')}
          </Button>
        </>
      }
    >
      <div>
        <div role="status">
          {query.data?.nearly && q !== '' && <Notice tone="info" title={t('members.nearly', { text: q })} />}
        </div>
        <PagedList
          query={query}
          address={address}
          caption={t('members.caption')}
          columns={columns}
          rowKey={({ personId }) => personId}
          tools={
            <>
              <SearchField
                value={q}
                placeholder={t('members.searchHelp')}
                onSearch={(text) => address.change({ q: text })}
              />
              <MemberFilterFields filters={filters} onChange={address.change} />
            </>
          }
          nothingFound={{
            title: t('members.empty.title'),
            body: t('members.empty.body'),
            clear: t('members.empty.clear'),
          }}
          empty={{
            icon: <IconUsers size={28} />,
            title: t('members.empty.noneTitle'),
            children: t('members.empty.noneBody'),
          }}
        />
        <p className={classes.keys}>{t('members.keys')}</p>
      </div>
    </Page>
  )
}
