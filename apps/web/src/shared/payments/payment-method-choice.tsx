import { IconBuildingBank, IconCreditCard, IconMail, IconTransfer } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ChoiceCards } from '../ui/choice-cards.tsx'

type Method = 'card' | 'sepa-debit' | 'transfer' | 'cheque'

const ICONS: Readonly<Record<Method, typeof IconMail>> = {
  card: IconCreditCard,
  'sepa-debit': IconBuildingBank,
  transfer: IconTransfer,
  cheque: IconMail,
}

interface PaymentMethodChoiceProps {
  readonly methods: readonly Method[]
  readonly value: Method
  readonly disabled: boolean
  readonly onChange: (method: Method) => void
}

/** "Mode de règlement": the ways to pay, each with when the membership becomes active. */
export function PaymentMethodChoice({ methods, value, disabled, onChange }: PaymentMethodChoiceProps) {
  const { t } = useTranslation('memberships')
  return (
    <ChoiceCards
      legend={t('renewal.step.method')}
      hideLegend
      name="method"
      value={value}
      choices={methods.map((one) => {
        const Icon = ICONS[one]
        return {
          value: one,
          label: t(`renewal.method.${one}`),
          description: t(`renewal.method.${one}Body`),
          icon: <Icon size={20} aria-hidden />,
        }
      })}
      disabled={disabled}
      onChange={onChange}
    />
  )
}
