import { useTranslation } from 'react-i18next'
import type { FrenchTexts } from '../../../shared/i18n/texts.ts'

type Named = keyof FrenchTexts['settings']['fields']

/** Name of a setting in words; its own name where there are none. */
export function useFieldName(): (name: string) => string {
  const { t, i18n } = useTranslation('settings')
  return (name) => (i18n.exists(`settings:fields.${name}`) ? t(`fields.${name as Named}`) : name)
}
