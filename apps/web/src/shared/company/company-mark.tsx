import { useTranslation } from 'react-i18next'
import { useFormat } from '../format/format.ts'
import { StateLabel } from '../ui/state-label.tsx'
import classes from './company.module.css'
import type { CompanyProof } from './company.ts'

/** That the register has proven a company, when, and what it said: in words, with an icon. */
export function CompanyMark({ company }: { readonly company: CompanyProof }) {
  const { t } = useTranslation('company')
  const format = useFormat()
  const { name, isOpen, isMasked, closedOn, provenAt, address, standing, holder } = company
  const date = format.instantDay(provenAt)
  const town = [address.postcode, address.city].filter(Boolean).join(' ')
  const place = [address.street, address.complement, town].filter(Boolean).join(', ')
  const words = [name, isMasked ? t('masked') : place].filter(Boolean).join(' – ')
  return (
    <div className={classes.mark}>
      {isOpen && standing === 'to-check' ? (
        <StateLabel tone="warning">{t('toCheck')}</StateLabel>
      ) : isOpen ? (
        <StateLabel tone="success">{t('proven', { date })}</StateLabel>
      ) : (
        <StateLabel tone="danger">
          {closedOn === null
            ? t('provenClosed', { date })
            : t('provenClosedOn', { date, closedOn: format.day(closedOn) })}
        </StateLabel>
      )}
      {standing === 'to-check' && (
        <p className={classes.words}>
          {t(isMasked ? 'toCheckMasked' : holder === 'other' ? 'toCheckOther' : 'toCheckUntold', { date })}
        </p>
      )}
      {words !== '' && (standing === 'proven' || !isMasked) && <p className={classes.words}>{words}</p>}
    </div>
  )
}
