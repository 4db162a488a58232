import { addDays, isLocalDate } from '@guichet/domain/local-date'
import { parseEuros } from '@guichet/domain/money'
import { FRENCH_VAT_RATES_BPS, vatFromNet } from '@guichet/domain/vat'
import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { newRequestKey } from '../../shared/browser/request-key.ts'
import { today } from '../../shared/browser/today.ts'
import { useFormat } from '../../shared/format/format.ts'
import { DateField } from '../../shared/forms/date-field.tsx'
import { SelectField, TextField } from '../../shared/forms/fields.tsx'
import { FieldRow, FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { setTariff, type Tariff } from './api/tariffs.ts'
import classes from './catalogue.module.css'
import { useTariffWords } from './use-tariff-words.ts'

interface TariffValues {
  item: string
  labelFr: string
  labelEn: string
  amount: string
  vat: string
  startsOn: string
}

interface TariffDialogProps {
  /** What gets a price; several to choose from, or one. */
  readonly items: readonly string[]
  /** Prices of that item, the latest first; none for several. */
  readonly tariffs: readonly Tariff[]
  readonly onClose: () => void
  readonly onSet: (tariff: Tariff) => void
}

/** What the new price changes, from which day on. */
function Follows({
  values,
  tariffs,
}: Pick<TariffDialogProps, 'tariffs'> & { readonly values: TariffValues }) {
  const { t } = useTranslation('catalogue')
  const format = useFormat()
  const { startsOn } = values
  const amountCents = parseEuros(values.amount)
  if (amountCents === undefined || amountCents < 0 || !isLocalDate(startsOn)) return null
  const from = format.day(startsOn, 'long')
  const running = tariffs.find(({ endsOn }) => endsOn === null || endsOn >= startsOn)
  const gross = vatFromNet(amountCents, Number(values.vat)).grossCents
  return (
    <Notice tone="info" title={t('tariffs.followsTitle')}>
      <ul className={classes.follows}>
        <li>
          {t('tariffs.followsFirst', {
            from,
            gross: format.euros(gross),
            net: format.euros(amountCents),
          })}
        </li>
        {running && (
          <li>
            {t('tariffs.followsEnds', {
              net: format.euros(running.amountCents),
              to: format.day(addDays(startsOn, -1), 'long'),
            })}
          </li>
        )}
        <li>{t('tariffs.followsPast')}</li>
      </ul>
    </Notice>
  )
}

/** Sets the price of an item from a day on; what follows is said as one types. */
export function TariffDialog({ items, tariffs, onClose, onSet }: TariffDialogProps) {
  const { t } = useTranslation(['catalogue', 'common'])
  const format = useFormat()
  const queries = useQueryClient()
  const { fieldText } = useProblemText()
  const { itemName, rateText } = useTariffWords()
  const [keys] = useState(() => new Map<string, string>())
  const [latest] = tariffs
  const last = latest?.startsOn ?? ''
  const checkDay = (day: string) => {
    if (!isLocalDate(day) || day < today()) return t('tariffs.wrongDate')
    return day <= last ? t('tariffs.afterOthers', { day: format.day(last) }) : null
  }
  const needed = (text: string) => (text.trim() === '' ? fieldText('required') : null)
  const made = useRef<Tariff>(undefined)
  const kit = useKitForm<TariffValues>({
    initialValues: {
      item: items.length === 1 ? (items[0] ?? '') : '',
      labelFr: latest?.labelFr ?? '',
      labelEn: latest?.labelEn ?? '',
      amount: '',
      vat: String(latest?.vatRateBps ?? FRENCH_VAT_RATES_BPS[0]),
      startsOn: '',
    },
    validate: {
      item: needed,
      labelFr: needed,
      labelEn: needed,
      amount: (text) => ((parseEuros(text) ?? -1) < 0 ? t('tariffs.wrongAmount') : null),
      startsOn: checkDay,
    },
    save: async (values) => {
      const body = {
        item: values.item,
        labelFr: values.labelFr,
        labelEn: values.labelEn,
        amountCents: parseEuros(values.amount) ?? 0,
        vatRateBps: Number(values.vat),
        startsOn: values.startsOn,
      }
      const content = JSON.stringify(body)
      const key = keys.get(content) ?? newRequestKey()
      keys.set(content, key)
      made.current = await setTariff(body, key)
    },
    onSaved: () => {
      queries.invalidateQueries({ queryKey: ['staff', 'tariffs'] }).catch(() => undefined)
      if (made.current) onSet(made.current)
    },
  })
  const rates = [...new Set<number>([...FRENCH_VAT_RATES_BPS, Number(kit.values.vat)])]
  return (
    <Dialog title={t('tariffs.dialogTitle')} onClose={onClose} size="lg">
      <FormFrame kit={kit}>
        {items.length === 1 ? (
          <p>
            <strong>{itemName(items[0] ?? '')}</strong>
          </p>
        ) : (
          <SelectField
            {...kit.field('item')}
            label={t('tariffs.item')}
            emptyLabel={t('tariffs.chooseItem')}
            options={items.map((item) => ({ value: item, label: itemName(item) }))}
          />
        )}
        <FieldRow>
          <TextField
            {...kit.field('amount')}
            label={t('tariffs.amount')}
            help={t('tariffs.amountHelp')}
            inputMode="decimal"
            maxLength={20}
            autoComplete="off"
          />
          <SelectField
            {...kit.field('vat')}
            label={t('tariffs.vat')}
            options={rates.map((rate) => ({ value: String(rate), label: rateText(rate) }))}
          />
          <DateField {...kit.field('startsOn')} label={t('tariffs.startsOn')} />
        </FieldRow>
        <FieldRow>
          <TextField {...kit.field('labelFr')} label={t('tariffs.labelFr')} maxLength={200} />
          <TextField {...kit.field('labelEn')} label={t('tariffs.labelEn')} maxLength={200} />
        </FieldRow>
        <div role="status">
          <Follows values={kit.values} tariffs={tariffs} />
        </div>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('tariffs.confirm')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
