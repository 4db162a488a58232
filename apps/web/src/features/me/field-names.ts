import { useTranslation } from 'react-i18next'
import type { FieldPath } from './information-values.ts'

/** Name of a field in words: `Ville (Adresse personnelle/siège social)`. */
export function useFieldName() {
  const { t } = useTranslation('me')
  return (path: FieldPath): string => {
    const [first, part] = path.split('.') as [
      Exclude<FieldPath, `${string}.${string}`>,
      'street' | 'complement' | 'postcode' | 'city' | undefined,
    ]
    if (part === undefined) return t(`fields.${first}`)
    const address = path.startsWith('personal') ? t('fields.personalAddress') : t('fields.businessAddress')
    return `${t(`fields.${part}`)} (${address})`
  }
}
