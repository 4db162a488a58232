import type { OptionChoice } from '@guichet/domain/fiscal-options'
import { useTranslation } from 'react-i18next'

/** What was said, in words: several activities one after the other. */
export function useOptionWords(): (choices: readonly OptionChoice[]) => string {
  const { t } = useTranslation('declarantOptions')
  return (choices) => choices.map((choice) => t(`choices.${choice}.name`)).join(', ')
}
