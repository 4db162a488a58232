import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../shared/format/format.ts'
import classes from './refunds.module.css'
import type { PaymentFile } from './refunds.ts'

/** What was asked for before, the latest first, each with where it stands. */
export function EarlierRefunds({ refunds }: { readonly refunds: PaymentFile['refunds'] }) {
  const { t } = useTranslation('refunds')
  const format = useFormat()
  if (refunds.length === 0) return null
  const reasonOf = (reason: string) => (reason === 'payment-service' ? t('reasons.payment-service') : reason)
  return (
    <div>
      <p className={classes.earlier}>{t('earlier')}</p>
      <ul className={classes.list}>
        {refunds.map(({ id, amountCents, askedAt, askedBy, reason, state }) => (
          <li key={id}>
            {t('line', {
              amount: format.euros(amountCents),
              date: format.instantDay(askedAt),
              by: askedBy ?? t('byService'),
              reason: reasonOf(reason),
            })}{' '}
            ({t(`states.${state}`)})
          </li>
        ))}
      </ul>
    </div>
  )
}
