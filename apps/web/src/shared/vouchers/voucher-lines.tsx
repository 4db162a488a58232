import { useTranslation } from 'react-i18next'
import { useFormat } from '../format/format.ts'
import type { VoucherUse } from './use-voucher.ts'
import classes from './voucher-lines.module.css'

/** What the voucher takes off, what is left to pay, and what is left of the voucher; nothing where none is chosen. */
export function VoucherLines({ use: { chosen, shareCents, dueCents } }: { readonly use: VoucherUse }) {
  const { t } = useTranslation('vouchers')
  const format = useFormat()
  if (!chosen) return null
  const leftCents = chosen.balanceCents - shareCents
  return (
    <>
      <dl className={classes.lines}>
        <div className={classes.line}>
          <dt>{t('number', { number: chosen.number })}</dt>
          <dd>{format.euros(-shareCents)}</dd>
        </div>
        <div className={classes.line}>
          <dt>{t('lines.due')}</dt>
          <dd>{format.euros(dueCents)}</dd>
        </div>
      </dl>
      {leftCents > 0 && (
        <p className={classes.note}>
          {t('lines.left', {
            amount: format.euros(leftCents),
            date: format.day(chosen.expiresOn, 'long'),
          })}
        </p>
      )}
    </>
  )
}
