import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignIn } from './api/sign-ins.ts'

/** « Firefox sous Windows », from what a browser says of itself. */
export function useDeviceName() {
  const { t } = useTranslation('me')
  return useCallback(
    ({ browser, system }: Pick<SignIn, 'browser' | 'system'>): string => {
      if (browser === 'other' && system === 'other') return t('device.unknown')
      const name = browser === 'other' ? t('device.otherBrowser') : t(`device.browsers.${browser}`)
      return system === 'other'
        ? name
        : t('device.on', { browser: name, system: t(`device.systems.${system}`) })
    },
    [t],
  )
}
