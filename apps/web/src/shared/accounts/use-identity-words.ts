import { useTranslation } from 'react-i18next'
import { useProblemText } from '../api/problem-text.ts'
import { useLocale } from '../i18n/i18n.ts'
import { countryName } from './countries.ts'
import type { IdentityPath } from './identity-values.ts'

/** Words for the fields of "Identité": their names, their values, what is wrong with them. */
export function useIdentityWords() {
  const { t } = useTranslation('accounts')
  const locale = useLocale()
  const { fieldText } = useProblemText()
  return {
    /** `E-mail (Contact Administratif ou comptable)`. */
    nameOf(path: IdentityPath): string {
      const parts = path.split('.')
      const last = parts.at(-1) ?? ''
      if (last === 'name') return `${t('fields.contactName')} (${groupOf(parts[0])})`
      const name = t(`fields.${last as Exclude<FieldName, 'contactName'>}`)
      return parts.length === 1 ? name : `${name} (${groupOf(parts[0])})`
    },
    wordsOf(path: IdentityPath, text: string): string {
      if (path === 'responsible.title') return text === 'm' || text === 'mme' ? t(`titles.${text}`) : text
      return path === 'responsible.address.country' ? countryName(text, locale) : text
    },
    problemText(code: string): string {
      if (code === 'siret.invalid') return t('errors.siret')
      if (code === 'siren.invalid') return t('errors.siren')
      return code === 'nic.invalid' ? t('errors.nic') : fieldText(code)
    },
  }
  function groupOf(first: string | undefined): string {
    return t(`identity.${first as 'responsible' | 'technicalContact' | 'administrativeContact'}`)
  }
}

type FieldName =
  | 'siren'
  | 'nic'
  | 'companyName'
  | 'legalRepresentative'
  | 'title'
  | 'lastName'
  | 'firstName'
  | 'streetNumber'
  | 'streetNumberSuffix'
  | 'streetName'
  | 'complement'
  | 'postBox'
  | 'postcode'
  | 'city'
  | 'country'
  | 'email'
  | 'phone'
  | 'fax'
  | 'contactName'
