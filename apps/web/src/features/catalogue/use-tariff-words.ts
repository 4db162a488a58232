import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { useLocale } from '../../shared/i18n/i18n.ts'
import type { Tariff } from './api/tariffs.ts'
import { isGeneralItem, procedureOf } from './tariff-items.ts'

/** Items, rates and periods in words. */
export function useTariffWords() {
  const { t } = useTranslation('catalogue')
  const format = useFormat()
  const locale = useLocale()
  return {
    itemName: (item: string) =>
      isGeneralItem(item)
        ? t(`tariffs.items.${item}`)
        : t('tariffs.items.procedure', { code: procedureOf(item) }),
    rateText: (bps: number) =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
        .format(bps / 10_000)
        .replaceAll('\u202F', '\u00A0'),
    period: ({ startsOn, endsOn, state }: Pick<Tariff, 'startsOn' | 'endsOn' | 'state'>) => {
      const from = format.day(startsOn)
      if (endsOn !== null) return t('tariffs.between', { from, to: format.day(endsOn) })
      return state === 'coming' ? t('tariffs.from', { from }) : t('tariffs.since', { from })
    },
  }
}
