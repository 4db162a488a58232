import { useTranslation } from 'react-i18next'
import { useFormat } from '../format/format.ts'
import { ChoiceCards } from '../ui/choice-cards.tsx'
import { Section } from '../ui/page.tsx'
import type { VoucherUse } from './use-voucher.ts'

const NONE = 'none'

interface VoucherChoiceProps {
  readonly use: VoucherUse
  readonly disabled: boolean
  readonly onChange: (id: string | null) => void
}

/** "Bon cadeau": none, or one of those that can be used. Nothing to see for who has none. */
export function VoucherChoice({ use: { vouchers, chosen }, disabled, onChange }: VoucherChoiceProps) {
  const { t } = useTranslation('vouchers')
  const format = useFormat()
  if (vouchers.length === 0) return null
  return (
    <Section title={t('choice.title')}>
      <ChoiceCards
        legend={t('choice.title')}
        hideLegend
        name="voucher"
        value={chosen?.id ?? NONE}
        disabled={disabled}
        choices={[
          { value: NONE, label: t('choice.none') },
          ...vouchers.map((voucher) => ({
            value: voucher.id,
            label: t('number', { number: voucher.number }),
            description: t('choice.until', { date: format.day(voucher.expiresOn, 'long') }),
            aside: format.euros(voucher.balanceCents),
          })),
        ]}
        onChange={(value) => onChange(value === NONE ? null : value)}
      />
    </Section>
  )
}
