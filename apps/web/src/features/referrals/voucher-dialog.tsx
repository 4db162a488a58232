import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { Facts } from '../../shared/ui/facts.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { RecordList } from '../../shared/ui/record-list.tsx'
import type { Voucher } from '../../shared/vouchers/usable-vouchers.ts'
import { voucherQuery } from './api/referrals.ts'
import { useMovementColumns } from './movement-columns.tsx'
import { VoucherStateLabel } from './voucher-state.tsx'

interface VoucherDialogProps {
  readonly voucher: Voucher
  readonly onClose: () => void
}

/** What happened to one of my vouchers. */
export function VoucherDialog({ voucher, onClose }: VoucherDialogProps) {
  const { t } = useTranslation('vouchers')
  const format = useFormat()
  const query = useQuery(voucherQuery(voucher.id))
  const columns = useMovementColumns()
  return (
    <Dialog title={t('number', { number: voucher.number })} onClose={onClose} size="lg">
      <LoadState query={query}>
        {({ movements, ...now }) => (
          <>
            <Facts
              dense
              facts={[
                { label: t('columns.state'), value: <VoucherStateLabel state={now.state} /> },
                { label: t('columns.value'), value: format.euros(now.valueCents) },
                { label: t('columns.balance'), value: format.euros(now.balanceCents) },
                { label: t('columns.expires'), value: format.day(now.expiresOn) },
              ]}
            />
            <RecordList
              caption={t('movements.caption')}
              columns={columns}
              rows={movements}
              rowKey={({ id }) => id}
              dense
            />
          </>
        )}
      </LoadState>
    </Dialog>
  )
}
