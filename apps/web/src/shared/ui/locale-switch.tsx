import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { switchLocale, useLocale } from '../i18n/i18n.ts'
import type { Locale } from '../i18n/locale.ts'

/** Switches to the other language in place. `onSwitch` is told once the page speaks it. */
export function LocaleSwitch({ onSwitch }: { readonly onSwitch?: (locale: Locale) => void }) {
  const { t } = useTranslation('common')
  const other: Locale = useLocale() === 'fr' ? 'en' : 'fr'
  const change = () => {
    switchLocale(other).then(
      () => onSwitch?.(other),
      () => undefined,
    )
  }
  return (
    <Button variant="subtle" color="gray" size="sm" h={40} px="xs" lang={other} onClick={change}>
      {other === 'en' ? t('language.toEnglish') : t('language.toFrench')}
    </Button>
  )
}
