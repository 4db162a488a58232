import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import type { Column } from '../../shared/ui/record-list.tsx'
import type { VoucherDetail } from './api/referrals.ts'

type Movement = VoucherDetail['movements'][number]

/** Date, what happened and for what, what it does to the balance, the balance. */
export function useMovementColumns<M extends Movement>(): readonly Column<M>[] {
  const { t } = useTranslation('vouchers')
  const format = useFormat()
  return [
    { key: 'at', header: t('movements.at'), render: (row) => format.instantDay(row.at) },
    {
      key: 'kind',
      header: t('movements.kind'),
      main: true,
      render: (row) => t(`movements.kinds.${row.kind}`),
    },
    {
      key: 'label',
      header: t('movements.label'),
      hideInCard: (row) => row.label === null && row.reason === null,
      render: (row) => row.label ?? row.reason ?? '–',
    },
    {
      key: 'amount',
      header: t('movements.amount'),
      align: 'end',
      hideInCard: (row) => row.amountCents === 0,
      render: (row) =>
        row.amountCents === 0 ? '–' : `${row.amountCents > 0 ? '+' : ''}${format.euros(row.amountCents)}`,
    },
    {
      key: 'balance',
      header: t('columns.balance'),
      align: 'end',
      render: (row) => format.euros(row.balanceCents),
    },
  ]
}
