import { ActionIcon, Button } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useMayInFile } from '../../shared/api/session.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { ListLink } from '../../shared/ui/list-link.tsx'
import type { Column } from '../../shared/ui/record-list.tsx'
import { MembershipState, Settlement } from '../../shared/ui/states.tsx'
import type { Membership } from './api/list-memberships.ts'
import classes from './membership-columns.module.css'

/** "Voir": an eye in the table, the word on a card. */
function ViewLink({ to, compact }: { readonly to: string; readonly compact: boolean }) {
  const { t } = useTranslation('memberships')
  if (!compact) {
    return (
      <Button
        component={ListLink}
        to={to}
        variant="default"
        size="sm"
        leftSection={<IconEye size={18} aria-hidden />}
      >
        {t('view')}
      </Button>
    )
  }
  return (
    <ActionIcon
      component={ListLink}
      to={to}
      variant="default"
      size={36}
      aria-label={t('view')}
      title={t('view')}
    >
      <IconEye size={20} aria-hidden />
    </ActionIcon>
  )
}

/** Columns of "Adhésions", as the members know them. */
export function useMembershipColumns(): readonly Column<Membership>[] {
  const { t } = useTranslation('memberships')
  const format = useFormat()
  const mayRenew = useMayInFile()('memberships.renew')
  return useMemo(
    () => [
      {
        key: 'startsOn',
        header: t('columns.startsOn'),
        sort: 'startsOn',
        render: (row) => format.day(row.startsOn),
      },
      {
        key: 'renewedOn',
        header: t('columns.renewedOn'),
        render: (row) =>
          row.renewable && mayRenew ? (
            <Link to={paths.renewal(row.id)} className={classes.link}>
              {t('renew')}
            </Link>
          ) : row.renewedOn === null ? (
            t('none')
          ) : (
            format.day(row.renewedOn)
          ),
      },
      {
        key: 'endsOn',
        header: t('columns.endsOn'),
        sort: 'endsOn',
        render: ({ cancellation, endsOn }) =>
          cancellation === null
            ? format.day(endsOn)
            : t('cancelledOn', { date: format.day(cancellation.on) }),
      },
      {
        key: 'amount',
        header: t('columns.amount'),
        sort: 'amountCents',
        align: 'end',
        render: (row) => format.euros(row.amountCents),
      },
      { key: 'type', header: t('columns.type'), render: (row) => row.type.label },
      {
        key: 'partner',
        header: t('columns.partner'),
        render: (row) => row.partnerName ?? t('none'),
        hideInCard: (row) => row.partnerName === null,
      },
      {
        key: 'settlement',
        header: t('columns.settlement'),
        render: (row) => <Settlement paidOn={row.paidOn} method={row.paymentMethod} />,
      },
      {
        key: 'tool',
        header: t('columns.tool'),
        render: (row) => (row.managementTool ? t('yes') : t('no')),
      },
      {
        key: 'toolSince',
        header: t('columns.toolSince'),
        render: (row) => (row.managementToolSince === null ? t('none') : format.day(row.managementToolSince)),
        hideInCard: (row) => row.managementToolSince === null,
      },
      {
        key: 'state',
        header: t('columns.state'),
        main: true,
        render: (row) => <MembershipState state={row.state} />,
      },
      {
        key: 'actions',
        header: t('columns.actions'),
        actions: true,
        render: (row, place) => <ViewLink to={paths.membership(row.id)} compact={place === 'table'} />,
      },
    ],
    [t, format, mayRenew],
  )
}
