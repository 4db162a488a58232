import type { CompanyPart, HeldCompany } from '@guichet/domain/declarant-company'
import { formatApe } from '@guichet/domain/identifiers'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'

const FORMS = ['1000', '5498', '5499', '5710', '5720', '9220'] as const
const formOf = (code: string) => FORMS.find((form) => form === code)

/** What a company says, part by part; null where it says nothing. */
export function useCompanyWords(): (company: HeldCompany, part: CompanyPart) => string | null {
  const { t } = useTranslation('declarantCompany')
  const format = useFormat()
  return (company, part) => {
    const { legalForm, ape, apeVersion, startedOn, isOpen, closedOn } = company
    switch (part) {
      case 'name':
        return company.name
      case 'legalForm': {
        const form = legalForm === null ? undefined : formOf(legalForm)
        return legalForm && (form ? t(`forms.${form}`) : t('otherForm', { code: legalForm }))
      }
      case 'ape':
        if (ape === null) return null
        return apeVersion === null ? formatApe(ape) : `${formatApe(ape)} (${t(`versions.${apeVersion}`)})`
      case 'address': {
        const town = [company.postcode, company.city].filter(Boolean).join(' ')
        return [company.street, company.complement, town].filter(Boolean).join(', ') || null
      }
      case 'startedOn':
        return startedOn && format.day(startedOn)
      case 'state':
        if (isOpen === null) return null
        if (isOpen) return t('open')
        return closedOn === null ? t('shut') : t('shutOn', { date: format.day(closedOn) })
    }
  }
}
