import { formatSiret } from '@guichet/domain/identifiers'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../format/format.ts'
import { Notice } from '../ui/notice.tsx'
import type { RegisterAnswer } from './company.ts'
import { OtherHolder } from './other-holder.tsx'

interface AnswerProps {
  readonly answer: RegisterAnswer
  /** What follows where the company is known, open and told. */
  readonly found: string
}

/** What the register says of the number typed, and what to do when it says little. */
export function CompanyAnswer({ answer, found }: AnswerProps) {
  const { t } = useTranslation('joining')
  const format = useFormat()
  const { outcome, company, holder } = answer
  if (company === null) {
    const tone = outcome === 'unknown' ? 'warning' : 'info'
    const key = outcome === 'unknown' ? 'unknown' : 'unavailable'
    return (
      <Notice tone={tone} role="status" title={t(`company.${key}.title`)}>
        <p>{t(`company.${key}.body`)}</p>
      </Notice>
    )
  }
  if (!company.isOpen)
    return (
      <Notice tone="warning" role="status" title={t('company.closed.title')}>
        <p>
          {company.closedOn === null
            ? t('company.closed.body')
            : t('company.closed.bodyOn', { date: format.day(company.closedOn, 'long') })}
        </p>
      </Notice>
    )
  if (company.isMasked)
    return (
      <Notice tone="info" role="status" title={t('company.masked.title')}>
        <p>{t('company.masked.body')}</p>
      </Notice>
    )
  const town = [company.postcode, company.city].filter(Boolean).join(' ')
  const place = [company.street, company.complement, town].filter(Boolean).join(', ')
  return (
    <>
      <Notice
        tone={holder === 'other' ? 'info' : 'success'}
        role="status"
        title={company.name ?? formatSiret(company.siret)}
      >
        {place !== '' && <p>{place}</p>}
        <p>{found}</p>
      </Notice>
      {holder === 'other' && <OtherHolder />}
    </>
  )
}
