import type { ApeVersion, CompanyPart, HeldCompany } from '@guichet/domain/declarant-company'
import { formatApe } from '@guichet/domain/identifiers'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { useApeLabels } from './ape-labels/use-ape-labels.ts'

const FORMS = ['1000', '5498', '5499', '5710', '5720', '9220'] as const
const formOf = (code: string) => FORMS.find((form) => form === code)

/** What a company says, part by part; null where it says nothing. The labels of activities are those of the lists that are named. */
export function useCompanyWords(
  versions: readonly (ApeVersion | null)[],
): (company: HeldCompany, part: CompanyPart) => string | null {
  const { t } = useTranslation('declarantCompany')
  const format = useFormat()
  const labelOf = useApeLabels(versions)
  const apeWords = (ape: string, version: ApeVersion | null) => {
    if (version === null) return formatApe(ape)
    const code = `${formatApe(ape)} (${t(`versions.${version}`)})`
    const label = labelOf(ape, version)
    return label === null ? code : `${code} – ${label}`
  }
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
        return ape && apeWords(ape, apeVersion)
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
