import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import type { Service } from './api/services.ts'

type Priced = Pick<Service, 'amountCents' | 'interval'>

/** "19,00 € par mois". */
export function useServiceWords() {
  const { t } = useTranslation('services')
  const format = useFormat()
  return {
    price: ({ amountCents, interval }: Priced): string =>
      t(`price.${interval ?? 'once'}`, { amount: format.euros(amountCents) }),
    vat: ({ vatCents, vatRateBps }: Pick<Service, 'vatCents' | 'vatRateBps'>): string =>
      vatRateBps === 0
        ? t('vat.none')
        : t('vat.included', {
            rate: String(vatRateBps / 100).replace('.', t('vat.decimal')),
            vat: format.euros(vatCents),
          }),
  }
}
