import { RECIPIENT_STATES, type RecipientState } from '@guichet/domain/mailings'
import { IconUsers } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '../../shared/paths.ts'
import { FilterSelect } from '../../shared/ui/filter-select.tsx'
import { oneOf, useListAddress } from '../../shared/ui/list-address.ts'
import { Section } from '../../shared/ui/page.tsx'
import { PagedList } from '../../shared/ui/paged-list.tsx'
import type { Column } from '../../shared/ui/record-list.tsx'
import { StateLabel, type StateTone } from '../../shared/ui/state-label.tsx'
import { useListPage } from '../../shared/ui/use-list-page.ts'
import { type Recipient, recipientsQuery } from './api/mailings.ts'
import classes from './mailings.module.css'

const ADDRESS = { filters: { etat: oneOf(RECIPIENT_STATES) } }
const TONES: Readonly<Record<RecipientState, StateTone>> = {
  ...{ waiting: 'neutral', queued: 'neutral', sent: 'success' },
  ...{ failed: 'danger', bounced: 'danger', withheld: 'warning' },
}

function useRecipientColumns(): readonly Column<Recipient>[] {
  const { t } = useTranslation('mailings')
  return useMemo(
    () => [
      {
        key: 'address',
        header: t('recipients.address'),
        main: true,
        render: (row) => (
          <>
            <span className={classes.break}>{row.address}</span>
            {row.sharedWith.length > 0 && (
              <span className={classes.of}>
                {t('recipients.sharedWith', { names: row.sharedWith.join(', ') })}
              </span>
            )}
          </>
        ),
      },
      {
        key: 'person',
        header: t('recipients.person'),
        render: (row) => <Link to={paths.staffMember(row.personId)}>{row.personName}</Link>,
      },
      {
        key: 'state',
        header: t('columns.state'),
        render: (row) => (
          <>
            <StateLabel tone={TONES[row.state]}>{t(`recipients.states.${row.state}`)}</StateLabel>
            {row.unsubscribed && <span className={classes.of}>{t('recipients.unsubscribed')}</span>}
            {row.reason !== null && row.state !== 'sent' && <span className={classes.of}>{row.reason}</span>}
          </>
        ),
      },
    ],
    [t],
  )
}

/** To whom a mailing goes, and what became of each mail. */
export function Recipients({ id }: { readonly id: string }) {
  const { t } = useTranslation('mailings')
  const address = useListAddress(ADDRESS)
  const { cursor, filters } = address
  const query = useListPage(recipientsQuery(id, filters.etat, cursor), address)
  const columns = useRecipientColumns()
  return (
    <Section title={t('recipients.title')}>
      <PagedList
        query={query}
        address={address}
        caption={t('recipients.title')}
        columns={columns}
        rowKey={(row) => row.id}
        tools={
          <FilterSelect
            label={t('columns.state')}
            allLabel={t('statesAll')}
            value={filters.etat}
            options={RECIPIENT_STATES.map((value) => ({ value, label: t(`recipients.states.${value}`) }))}
            onChange={(etat) => address.change({ etat })}
          />
        }
        nothingFound={{
          title: t('recipients.nobody'),
          body: t('recipients.nobodyBody'),
          clear: t('statesAll'),
        }}
        empty={{
          icon: <IconUsers size={28} />,
          title: t('recipients.nobody'),
          children: t('recipients.noneYet'),
        }}
      />
    </Section>
  )
}
