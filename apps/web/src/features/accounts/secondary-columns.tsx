import { formatSiret } from '@guichet/domain/identifiers'
import { ActionIcon, Button } from '@mantine/core'
import { IconCheck, IconLock, IconLockOpen, IconMinus, IconPencil } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { AccountStateLabel } from '../../shared/accounts/account-state-label.tsx'
import { paths } from '../../shared/paths.ts'
import { ListLink } from '../../shared/ui/list-link.tsx'
import type { Column } from '../../shared/ui/record-list.tsx'
import { ROW_LINK } from '../../shared/ui/use-row-keys.ts'
import type { AccountLine } from './api/list-secondary-accounts.ts'
import classes from './secondary-columns.module.css'

export function YesNo({ value }: { readonly value: boolean }) {
  const { t } = useTranslation('shell')
  const Icon = value ? IconCheck : IconMinus
  return (
    <span className={classes.yesNo} data-yes={value || undefined}>
      <Icon size={16} aria-hidden />
      <span>{value ? t('list.yes') : t('list.no')}</span>
    </span>
  )
}

interface RowActions {
  readonly onClose: (row: AccountLine) => void
  readonly onReopen: (row: AccountLine) => void
}
type Place = 'table' | 'card'

interface RowButtonProps {
  readonly label: string
  readonly icon: typeof IconLock
  readonly place: Place
  readonly danger?: boolean
  readonly onClick: () => void
}

/** An action on a row: the icon alone in the table, where its column has a name; with its word on a card. */
function RowButton({ label, icon: Icon, place, danger, onClick }: RowButtonProps) {
  const color = danger ? { color: 'red' } : {}
  if (place === 'table') {
    return (
      <ActionIcon variant="subtle" size={32} aria-label={label} title={label} onClick={onClick} {...color}>
        <Icon size={18} aria-hidden />
      </ActionIcon>
    )
  }
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<Icon size={16} aria-hidden />}
      onClick={onClick}
      {...color}
    >
      {label}
    </Button>
  )
}

function StateAction({
  row,
  place,
  onClose,
  onReopen,
}: RowActions & { readonly row: AccountLine; readonly place: Place }) {
  const { t } = useTranslation('accounts')
  if (row.state === 'open') {
    return (
      <RowButton
        label={t('actions.close')}
        icon={IconLock}
        place={place}
        danger
        onClick={() => onClose(row)}
      />
    )
  }
  if (row.state !== 'closed') return null
  return (
    <RowButton label={t('actions.reopen')} icon={IconLockOpen} place={place} onClick={() => onReopen(row)} />
  )
}

function EditLink({ row, place }: { readonly row: AccountLine; readonly place: Place }) {
  const { t } = useTranslation('accounts')
  const label = t('actions.edit')
  if (place === 'table') {
    return (
      <ActionIcon
        component={ListLink}
        to={paths.account(row.id)}
        variant="subtle"
        size={32}
        aria-label={label}
        title={label}
      >
        <IconPencil size={18} aria-hidden />
      </ActionIcon>
    )
  }
  return (
    <Button
      component={ListLink}
      to={paths.account(row.id)}
      variant="subtle"
      size="compact-sm"
      leftSection={<IconPencil size={16} aria-hidden />}
    >
      {label}
    </Button>
  )
}

/** Columns of the list of secondary accounts (A03). */
export function useSecondaryColumns({ onClose, onReopen }: RowActions): readonly Column<AccountLine>[] {
  const { t } = useTranslation('accounts')
  return useMemo(
    () => [
      {
        key: 'login',
        header: t('columns.login'),
        sort: 'login',
        upFirst: true,
        main: true,
        render: (row) => (
          <ListLink to={paths.account(row.id)} className={classes.login} {...{ [ROW_LINK]: '' }}>
            {row.login}
          </ListLink>
        ),
      },
      {
        key: 'type',
        header: t('fields.accountType'),
        sort: 'accountType',
        upFirst: true,
        render: (row) => t(`types.${row.accountType}`),
      },
      {
        key: 'siret',
        header: t('fields.siret'),
        sort: 'siret',
        upFirst: true,
        render: (row) => <span className={classes.number}>{formatSiret(row.siret)}</span>,
      },
      {
        key: 'company',
        header: t('fields.companyName'),
        sort: 'companyName',
        upFirst: true,
        render: (row) => row.companyName,
      },
      {
        key: 'responsible',
        header: t('identity.responsible'),
        sort: 'responsible',
        upFirst: true,
        render: (row) => row.responsibleName,
      },
      { key: 'test', header: t('fields.test'), render: (row) => <YesNo value={row.test} /> },
      {
        key: 'state',
        header: t('fields.state'),
        sort: 'state',
        upFirst: true,
        render: (row) => <AccountStateLabel state={row.state} />,
      },
      { key: 'mailbox', header: t('fields.mailbox'), render: (row) => <YesNo value={row.hasMailbox} /> },
      {
        key: 'edit',
        header: t('actions.edit'),
        actions: true,
        render: (row, place) => <EditLink row={row} place={place} />,
      },
      {
        key: 'close',
        header: t('columns.close'),
        actions: true,
        render: (row, place) => <StateAction row={row} place={place} onClose={onClose} onReopen={onReopen} />,
      },
    ],
    [t, onClose, onReopen],
  )
}
