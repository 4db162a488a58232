import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { Section } from '../../shared/ui/page.tsx'
import { type Column, RecordList } from '../../shared/ui/record-list.tsx'
import { OrderState } from '../../shared/ui/states.tsx'
import type { MembershipDetail } from './api/get-membership.ts'
import classes from './services-taken.module.css'

type Service = MembershipDetail['services'][number]

/** The services ordered during the period. */
export function ServicesTaken({ services }: { readonly services: readonly Service[] }) {
  const { t } = useTranslation('memberships')
  const format = useFormat()
  const columns = useMemo<readonly Column<Service>[]>(
    () => [
      { key: 'number', header: t('services.number'), render: (row) => row.number },
      { key: 'date', header: t('services.date'), render: (row) => format.day(row.orderedOn) },
      {
        key: 'amount',
        header: t('services.amount'),
        align: 'end',
        render: (row) => format.euros(row.amountCents),
      },
      {
        key: 'recurring',
        header: t('services.recurring'),
        render: (row) => (row.recurring ? t('yes') : t('no')),
      },
      { key: 'label', header: t('services.label'), main: true, render: (row) => row.label },
      {
        key: 'status',
        header: t('services.status'),
        render: (row) => <OrderState state={row.state} withdrawal={row.withdrawalState} />,
      },
    ],
    [t, format],
  )
  return (
    <Section
      title={t('services.title')}
      actions={
        <Button component={Link} to={paths.services} variant="default">
          {t('services.order')}
        </Button>
      }
    >
      {services.length === 0 ? (
        <p className={classes.none}>{t('services.none')}</p>
      ) : (
        <RecordList
          caption={t('services.caption')}
          columns={columns}
          rows={services}
          rowKey={({ id }) => id}
        />
      )}
    </Section>
  )
}
