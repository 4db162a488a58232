import type { LineKind } from '@guichet/domain/micro-social/turnover-categories'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { useLocale } from '../../shared/i18n/i18n.ts'
import type { Declaration } from './api/declarations.ts'

type Rate = Pick<
  Declaration['rates'][number],
  'kind' | 'rate' | 'reduction' | 'fullRate' | 'since' | 'source'
>

/** Rates and what they are for, in words. */
export function useLineWords() {
  const { t } = useTranslation('declarations')
  const format = useFormat()
  const locale = useLocale()
  const rate = (value: number): string => {
    const shown = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(value / 1000)
    return locale === 'fr' ? `${shown}\u00A0%` : `${shown}%`
  }
  return {
    rate,
    kind: (kind: LineKind): string => t(`kinds.${kind}`),
    /** From when the rate holds, by which text, and what it would be without a reduction. */
    why: ({ since, source, reduction, fullRate }: Rate): readonly string[] => [
      ...(reduction === null || fullRate === null
        ? []
        : [t(`reductions.${reduction}`, { rate: rate(fullRate) })]),
      t('lines.since', { date: format.day(since, 'long'), source }),
    ],
  }
}
