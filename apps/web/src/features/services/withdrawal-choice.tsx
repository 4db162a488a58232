import { Checkbox } from '@mantine/core'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { Section } from '../../shared/ui/page.tsx'
import type { Service } from './api/services.ts'
import classes from './order-form.module.css'

interface WithdrawalChoiceProps {
  readonly service: Service
  readonly beginsAtOnce: boolean
  readonly disabled: boolean
  /** It was left out where it is needed. */
  readonly missing: boolean
  /** The box, for who has left it out. */
  readonly box: Ref<HTMLInputElement>
  readonly onChange: (beginsAtOnce: boolean) => void
}

/** The right to withdraw, said before anything is paid, and the express request to begin within its days. */
export function WithdrawalChoice(props: WithdrawalChoiceProps) {
  const { service, beginsAtOnce, disabled, missing, box, onChange } = props
  const { t } = useTranslation('serviceWithdrawals')
  const format = useFormat()
  const date = format.day(service.withdrawalUntil, 'long')
  const recurs = service.interval !== null
  return (
    <Section title={t('title')}>
      <p className={classes.right}>{t('order.body', { date })}</p>
      <Checkbox
        ref={box}
        label={t(recurs ? 'order.beginRecurring' : 'order.beginOnce')}
        {...(!recurs && { description: t('order.without', { date }) })}
        checked={beginsAtOnce}
        disabled={disabled}
        error={missing ? t('order.needed') : null}
        aria-required={recurs || undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </Section>
  )
}
