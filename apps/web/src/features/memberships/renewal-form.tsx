import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOwnFile } from '../../shared/api/session.ts'
import { newRequestKey } from '../../shared/browser/request-key.ts'
import { useFormat } from '../../shared/format/format.ts'
import { PaymentMethodChoice } from '../../shared/payments/payment-method-choice.tsx'
import { type Choice, ChoiceCards } from '../../shared/ui/choice-cards.tsx'
import { Facts } from '../../shared/ui/facts.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { useVoucher } from '../../shared/vouchers/use-voucher.ts'
import { VoucherChoice } from '../../shared/vouchers/voucher-choice.tsx'
import classes from './renewal-form.module.css'
import { RenewalSummary } from './renewal-summary.tsx'
import { chosenType, isManual, type RenewalMethod, type RenewalOffer } from './renewal-view.ts'

interface RenewalFormProps {
  readonly membershipId: string
  readonly offer: RenewalOffer
}

const isOnline = (method: RenewalMethod) => method === 'card' || method === 'sepa-debit'

/** Type, dates, way to pay, and everything that follows from them before the button. */
export function RenewalForm({ membershipId, offer }: RenewalFormProps) {
  const { t } = useTranslation(['memberships', 'automaticRenewal'])
  const format = useFormat()
  const [typeId, setTypeId] = useState<string | null>(null)
  const [chosenMethod, setMethod] = useState<RenewalMethod | null>(null)
  const [requestKey, setRequestKey] = useState(newRequestKey)
  const [choices, setChoices] = useState(0)
  const [automatic, setAutomatic] = useState(false)
  const [busy, setBusy] = useState(false)
  const type = chosenType(offer, typeId)
  const method = offer.methods.find((one) => one === chosenMethod) ?? offer.methods[0]

  const isOwn = useOwnFile()
  const voucher = useVoucher(type?.amountCents ?? 0, { taken: isOwn })

  if (type === undefined) return <Notice tone="warning" title={t('renewal.noType')} />
  if (method === undefined) return <Notice tone="warning" title={t('renewal.noMethod')} />

  const order = (change: () => void) => {
    change()
    setChoices((count) => count + 1)
    setRequestKey(newRequestKey())
  }
  const types: Choice<string>[] = offer.types.map((one) => ({
    value: one.id,
    label: one.label,
    ...(one.description !== '' && { description: one.description }),
    aside: format.euros(one.amountCents),
  }))
  const isFree = voucher.chosen !== undefined && voucher.dueCents === 0
  const period = t('renewal.fromTo', {
    from: format.day(offer.startsOn, 'long'),
    to: format.day(type.endsOn, 'long'),
  })

  return (
    <div className={classes.grid}>
      <div className={classes.steps}>
        <Section title={t('renewal.step.type')}>
          <ChoiceCards
            legend={t('renewal.step.type')}
            hideLegend
            name="type"
            value={type.id}
            choices={types}
            disabled={busy}
            onChange={(value) => order(() => setTypeId(value))}
          />
        </Section>
        <Section title={t('renewal.step.dates')}>
          <p className={classes.rule}>{t(`renewal.rule.${offer.rule}`)}</p>
          {type.kind !== 'annual' && <p className={classes.rule}>{t(`renewal.kinds.${type.kind}`)}</p>}
          <Facts
            narrow
            facts={[
              ...(offer.currentEndsOn === null
                ? []
                : [{ label: t('renewal.currentEnd'), value: format.day(offer.currentEndsOn, 'long') }]),
              { label: t('renewal.newPeriod'), value: period },
            ]}
          />
          {!isFree && isManual(method) && offer.rule !== 'early' && (
            <p className={classes.note}>{t('renewal.manualDates')}</p>
          )}
        </Section>
        <VoucherChoice use={voucher} disabled={busy} onChange={(id) => order(() => voucher.choose(id))} />
        {!isFree && (
          <Section title={t('renewal.step.method')}>
            <PaymentMethodChoice
              methods={offer.methods}
              value={method}
              disabled={busy}
              onChange={(value) => order(() => setMethod(value))}
            />
            {isOwn && isOnline(method) && (
              <Checkbox
                mt="md"
                checked={automatic}
                disabled={busy}
                onChange={(event) => {
                  const { checked } = event.currentTarget
                  order(() => setAutomatic(checked))
                }}
                label={t('automaticRenewal:box')}
                description={t('automaticRenewal:boxNote')}
              />
            )}
          </Section>
        )}
      </div>
      <div className={classes.summary}>
        <RenewalSummary
          membershipId={membershipId}
          offer={offer}
          type={type}
          method={method}
          voucher={voucher}
          automatic={automatic && !isFree && isOnline(method)}
          requestKey={requestKey}
          choices={choices}
          onBusy={setBusy}
          onKeySpent={() => setRequestKey(newRequestKey())}
        />
      </div>
    </div>
  )
}
