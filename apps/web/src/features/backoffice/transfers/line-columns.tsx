import { Button, Group } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useFormat } from '../../../shared/format/format.ts'
import { paths } from '../../../shared/paths.ts'
import type { Column } from '../../../shared/ui/record-list.tsx'
import { StateLabel } from '../../../shared/ui/state-label.tsx'
import classes from '../members-page.module.css'
import type { BankLine } from './transfers.ts'

export interface LineActs {
  readonly busy: boolean
  readonly confirm: (line: BankLine) => void
  readonly aside: (line: BankLine) => void
  /** For who may take a confirmation back. */
  readonly reverse: ((line: BankLine) => void) | undefined
}

/** What a line seems to pay, or paid; too much and too little are told. */
function Transfer({ line }: { readonly line: BankLine }) {
  const { t } = useTranslation('transfers')
  const format = useFormat()
  const transfer = line.payment ?? line.proposal
  if (!transfer) return <span>{t('line.none')}</span>
  const difference = line.payment
    ? line.amountCents - line.payment.amountCents
    : (line.proposal?.differenceCents ?? 0)
  return (
    <>
      <Link to={paths.staffMember(transfer.personId)} className={classes.name}>
        {transfer.holderName}
      </Link>
      <span className={classes.reference}>
        {transfer.reference}, {format.euros(transfer.amountCents)}
      </span>
      {difference > 0 && (
        <StateLabel tone="warning">{t('line.over', { amount: format.euros(difference) })}</StateLabel>
      )}
      {difference < 0 && (
        <StateLabel tone="danger">{t('line.under', { amount: format.euros(-difference) })}</StateLabel>
      )}
      {line.proposal && difference === 0 && (
        <>
          {!line.proposal.certain && (
            <span className={classes.reference}>{t(`line.by.${line.proposal.by}`)}</span>
          )}
          <StateLabel tone={line.proposal.certain ? 'success' : 'warning'}>
            {t(line.proposal.certain ? 'line.certain' : 'line.check')}
          </StateLabel>
        </>
      )}
    </>
  )
}

export function useLineColumns({ busy, confirm, aside, reverse }: LineActs): readonly Column<BankLine>[] {
  const { t } = useTranslation('transfers')
  const format = useFormat()
  return useMemo(
    () => [
      { key: 'date', header: t('columns.date'), render: (row) => format.day(row.bookedOn) },
      {
        key: 'words',
        header: t('columns.words'),
        main: true,
        render: (row) => (
          <>
            {row.name || row.label}
            {row.name !== '' && row.label !== '' && <span className={classes.reference}>{row.label}</span>}
          </>
        ),
      },
      {
        key: 'amount',
        header: t('columns.amount'),
        align: 'end',
        render: (row) => format.euros(row.amountCents),
      },
      { key: 'transfer', header: t('columns.transfer'), render: (row) => <Transfer line={row} /> },
      {
        key: 'actions',
        header: t('columns.actions'),
        actions: true,
        render: (row) => (
          <Group gap="xs">
            {row.state === 'open' && row.proposal && row.proposal.differenceCents >= 0 && (
              <Button size="sm" disabled={busy} onClick={() => confirm(row)}>
                {t('line.confirm')}
              </Button>
            )}
            {row.state !== 'used' && (
              <Button size="sm" variant="default" disabled={busy} onClick={() => aside(row)}>
                {t(row.state === 'open' ? 'line.aside' : 'line.takeUp')}
              </Button>
            )}
            {row.state === 'used' && reverse && (
              <Button size="sm" variant="default" disabled={busy} onClick={() => reverse(row)}>
                {t('line.reverse')}
              </Button>
            )}
          </Group>
        ),
      },
    ],
    [t, format, busy, confirm, aside, reverse],
  )
}
