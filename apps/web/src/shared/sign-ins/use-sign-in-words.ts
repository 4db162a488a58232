import type { BodyOf } from '@guichet/contract/route'
import type { listSignIns } from '@guichet/contract/sign-ins.contract'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocale } from '../i18n/i18n.ts'

type SignIn = BodyOf<typeof listSignIns>['items'][number]
type Words = Readonly<Record<string, string>>

/** With what, from where and how one signed in, in words. */
export function useSignInWords() {
  const { t } = useTranslation('signIns')
  const locale = useLocale()
  return useMemo(() => {
    const countries = new Intl.DisplayNames(locale, { type: 'region' })
    const steps: Words = t('method.steps', { returnObjects: true })
    const step = (name: string): string => steps[name] ?? name
    return {
      /** « Firefox sous Windows », from what a browser says of itself. */
      device({ browser, system }: Pick<SignIn, 'browser' | 'system'>): string {
        if (browser === 'other' && system === 'other') return t('device.unknown')
        const name = browser === 'other' ? t('device.otherBrowser') : t(`device.browsers.${browser}`)
        return system === 'other'
          ? name
          : t('device.on', { browser: name, system: t(`device.systems.${system}`) })
      },
      place: (country: string | null): string =>
        (country === null ? undefined : countries.of(country)) ?? t('place.unknown'),
      /** « mot de passe, puis code d’application ». */
      method(method: SignIn['method']): string {
        if (method === null) return t('method.unknown')
        const [first = '', second] = method.split('+')
        return second === undefined
          ? step(first)
          : t('method.both', { first: step(first), second: step(second) })
      },
    }
  }, [t, locale])
}
