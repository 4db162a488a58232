import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../shared/format/format.ts'
import classes from './automatic-renewal.module.css'
import type { AutomaticRenewal } from './automatic-renewal-api.ts'

/** What is debited, when, what is said before, and how to stop. */
export function AutomaticTerms({ next }: { readonly next: NonNullable<AutomaticRenewal['next']> }) {
  const { t } = useTranslation('automaticRenewal')
  const format = useFormat()
  const day = (value: string) => format.day(value, 'long')
  return (
    <ul className={classes.terms}>
      <li>
        {t('terms.debit', {
          amount: format.euros(next.amountCents),
          type: next.typeLabel,
          date: day(next.debitOn),
        })}
      </li>
      <li>{t('terms.period', { from: day(next.startsOn), to: day(next.endsOn) })}</li>
      <li>{next.noticeOn === null ? t('terms.agreed') : t('terms.notice', { date: day(next.noticeOn) })}</li>
      {next.announceOn !== null && <li>{t('terms.announce', { date: day(next.announceOn) })}</li>}
      {next.noticeOn !== null && <li>{t('terms.price')}</li>}
      <li>{t('terms.stop')}</li>
    </ul>
  )
}
