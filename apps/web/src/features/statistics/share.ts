import { useMemo } from 'react'
import { useLocale } from '../../shared/i18n/i18n.ts'

/** Basis points as a percentage of one digit; a dash where there is nothing to divide by. */
export function useShare() {
  const locale = useLocale()
  return useMemo(() => {
    const format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
    return (basisPoints: number | null) =>
      basisPoints === null ? '–' : format.format(basisPoints / 10_000).replaceAll('\u202F', '\u00A0')
  }, [locale])
}
