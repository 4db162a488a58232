import { isLocalDate } from '@guichet/domain/local-date'
import { parseEuros } from '@guichet/domain/money'
import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newRequestKey } from '../../../shared/browser/request-key.ts'
import { today } from '../../../shared/browser/today.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { DateField } from '../../../shared/forms/date-field.tsx'
import { SelectField, TextField } from '../../../shared/forms/fields.tsx'
import { FieldRow, FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { putPrice, type StaffType } from './membership-types.ts'
import { usePartnerOptions } from './type-fields.tsx'
import classes from './types.module.css'

interface PriceValues {
  partnerId: string
  amount: string
  startsOn: string
}

interface PriceDialogProps {
  readonly type: StaffType
  readonly onClose: () => void
  /** Told what was done, in words. */
  readonly onSet: (words: string) => void
}

/** What the new price changes, from which day on and for whom. */
function Follows({ values, type }: { readonly values: PriceValues; readonly type: StaffType }) {
  const { t } = useTranslation('membershipTypes')
  const format = useFormat()
  const amountCents = parseEuros(values.amount)
  const { startsOn, partnerId } = values
  if (amountCents === undefined || amountCents < 0 || !isLocalDate(startsOn)) return null
  const of = type.prices.filter(({ partner }) => (partner?.id ?? '') === partnerId)
  const replaced = of.find((price) => price.startsOn === startsOn)
  const next = of.findLast((price) => price.startsOn > startsOn)
  const from = format.day(startsOn, 'long')
  return (
    <Notice tone="info" title={t('prices.followsTitle')}>
      <ul className={classes.follows}>
        <li>{t('prices.followsFrom', { from, amount: format.euros(amountCents) })}</li>
        {replaced && <li>{t('prices.followsReplaced', { amount: format.euros(replaced.amountCents) })}</li>}
        {next && (
          <li>
            {t('prices.followsNext', {
              date: format.day(next.startsOn, 'long'),
              amount: format.euros(next.amountCents),
            })}
          </li>
        )}
        <li>{t('prices.followsPast')}</li>
      </ul>
    </Notice>
  )
}

/** Sets the price of a type from a day on; what follows is said as one types. */
export function PriceDialog({ type, onClose, onSet }: PriceDialogProps) {
  const { t } = useTranslation(['membershipTypes', 'common'])
  const format = useFormat()
  const queries = useQueryClient()
  const partners = usePartnerOptions(null)
  const [keys] = useState(() => new Map<string, string>())
  const kit = useKitForm<PriceValues>({
    initialValues: { partnerId: '', amount: '', startsOn: '' },
    validate: {
      amount: (text) => ((parseEuros(text) ?? -1) < 0 ? t('type.wrongAmount') : null),
      startsOn: (text) => (isLocalDate(text) && text >= today() ? null : t('prices.wrongDate')),
    },
    aliases: { amountCents: 'amount' },
    save: async ({ partnerId, amount, startsOn }) => {
      const body = { partnerId: partnerId || null, amountCents: parseEuros(amount) ?? 0, startsOn }
      const content = JSON.stringify(body)
      const key = keys.get(content) ?? newRequestKey()
      keys.set(content, key)
      await putPrice(type.id, body, key)
      await queries.invalidateQueries({ queryKey: ['staff', 'membership-types'] })
      onSet(t('prices.done', { amount: format.euros(body.amountCents), date: format.day(startsOn) }))
    },
  })
  return (
    <Dialog title={t('prices.dialogTitle')} onClose={onClose} size="lg">
      <FormFrame kit={kit}>
        <FieldRow>
          <SelectField
            {...kit.field('partnerId')}
            label={t('prices.columns.for')}
            emptyLabel={t('prices.everybody')}
            options={partners}
          />
          <TextField
            {...kit.field('amount')}
            label={t('type.amount')}
            help={t('type.amountHelp')}
            inputMode="decimal"
            maxLength={20}
            autoComplete="off"
          />
          <DateField {...kit.field('startsOn')} label={t('prices.columns.from')} />
        </FieldRow>
        <div role="status">
          <Follows values={kit.values} type={type} />
        </div>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('prices.confirm')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
