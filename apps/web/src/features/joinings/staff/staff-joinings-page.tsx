import { formatSiret } from '@guichet/domain/identifiers'
import { IconUserPlus } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useSession } from '../../../shared/api/session.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { paths } from '../../../shared/paths.ts'
import { BackButton } from '../../../shared/ui/back-button.tsx'
import { FilterSelect } from '../../../shared/ui/filter-select.tsx'
import { oneOf, useListAddress } from '../../../shared/ui/list-address.ts'
import { MailText } from '../../../shared/ui/mail-text.tsx'
import { Page } from '../../../shared/ui/page.tsx'
import { PagedList } from '../../../shared/ui/paged-list.tsx'
import type { Column } from '../../../shared/ui/record-list.tsx'
import { SearchField } from '../../../shared/ui/search-field.tsx'
import { StateLabel, type StateTone } from '../../../shared/ui/state-label.tsx'
import { useListPage } from '../../../shared/ui/use-list-page.ts'
import { ROW_LINK } from '../../../shared/ui/use-row-keys.ts'
import { type JoiningLine, joiningsQuery, LISTED_STATES } from '../api/list-joinings.ts'
import classes from './staff-joinings-page.module.css'

const ADDRESS = { filters: { etat: oneOf(LISTED_STATES) } }
const TONES: Readonly<Record<(typeof LISTED_STATES)[number], StateTone>> = {
  submitted: 'neutral',
  'awaiting-payment': 'warning',
  processing: 'neutral',
  completed: 'success',
}
const isListed = (state: JoiningLine['state']): state is (typeof LISTED_STATES)[number] => state !== 'draft'

function useJoiningColumns() {
  const { t } = useTranslation(['joining', 'states'])
  const format = useFormat()
  const mayReadPayments = useSession().permissions.includes('payments.read')
  return useMemo<readonly Column<JoiningLine>[]>(
    () => [
      {
        key: 'date',
        header: t('joining:staff.columns.date'),
        render: (row) => format.instantDay(row.submittedAt),
      },
      {
        key: 'name',
        header: t('joining:staff.columns.name'),
        main: true,
        render: (row) => {
          const name = `${row.lastName} ${row.firstName}`
          if (row.memberId === null) return <span className={classes.name}>{name}</span>
          return (
            <Link to={paths.staffMember(row.memberId)} className={classes.link} {...{ [ROW_LINK]: '' }}>
              {name}
            </Link>
          )
        },
      },
      {
        key: 'email',
        header: t('joining:staff.columns.email'),
        render: (row) => <MailText address={row.email} />,
      },
      {
        key: 'siret',
        header: t('joining:staff.columns.siret'),
        hideInCard: (row) => row.siret === null,
        render: (row) => (
          <>
            {row.siret === null ? '' : formatSiret(row.siret)}
            {row.companyHolder === 'other' && (
              <span className={classes.double}>{t('joining:staff.otherHolder')}</span>
            )}
            {row.sameSiret > 0 && (
              <span className={classes.double}>{t('joining:staff.double', { count: row.sameSiret })}</span>
            )}
          </>
        ),
      },
      { key: 'type', header: t('joining:staff.columns.type'), render: (row) => row.typeLabel },
      {
        key: 'amount',
        header: t('joining:staff.columns.amount'),
        align: 'end',
        hideInCard: (row) => row.amountCents === null,
        render: (row) => (row.amountCents === null ? '' : format.euros(row.amountCents)),
      },
      {
        key: 'payment',
        header: t('joining:staff.columns.payment'),
        hideInCard: (row) => row.method === null,
        render: (row) =>
          row.method !== null && (
            <>
              {t(`states:method.${row.method}`)}
              {row.reference !== null &&
                (mayReadPayments ? (
                  <Link
                    to={`${paths.staffPayments}?q=${encodeURIComponent(row.reference)}`}
                    className={classes.reference}
                  >
                    {row.reference}
                  </Link>
                ) : (
                  <span className={classes.reference}>{row.reference}</span>
                ))}
            </>
          ),
      },
      {
        key: 'state',
        header: t('joining:staff.columns.state'),
        render: (row) =>
          isListed(row.state) && (
            <StateLabel tone={TONES[row.state]}>{t(`joining:staff.states.${row.state}`)}</StateLabel>
          ),
      },
    ],
    [t, format, mayReadPayments],
  )
}

/** `/admin/adherents/adhesions`: joinings sent online, who waits for what, and who may be a member already. */
export function Component() {
  const { t } = useTranslation('joining')
  const address = useListAddress(ADDRESS)
  const { q, cursor, filters } = address
  const query = useListPage(joiningsQuery({ q, state: filters.etat, cursor }), address)
  const columns = useJoiningColumns()
  return (
    <Page
      title={t('staff.title')}
      lead={<p className={classes.lead}>{t('staff.lead')}</p>}
      actions={<BackButton to={paths.staffMembers}>{t('staff.back')}</BackButton>}
    >
      <PagedList
        query={query}
        address={address}
        caption={t('staff.caption')}
        columns={columns}
        rowKey={({ id }) => id}
        tools={
          <>
            <SearchField
              value={q}
              placeholder={t('staff.searchHelp')}
              onSearch={(text) => address.change({ q: text })}
            />
            <FilterSelect
              label={t('staff.state')}
              allLabel={t('staff.all')}
              value={filters.etat}
              options={LISTED_STATES.map((value) => ({ value, label: t(`staff.states.${value}`) }))}
              onChange={(etat) => address.change({ etat })}
            />
          </>
        }
        nothingFound={{
          title: t('staff.empty.title'),
          body: t('staff.empty.body'),
          clear: t('staff.empty.clear'),
        }}
        empty={{
          icon: <IconUserPlus size={28} />,
          title: t('staff.empty.noneTitle'),
          children: t('staff.empty.noneBody'),
        }}
      />
    </Page>
  )
}
