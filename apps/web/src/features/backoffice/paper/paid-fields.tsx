import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { today } from '../../../shared/browser/today.ts'
import { DateField } from '../../../shared/forms/date-field.tsx'
import { SelectField, TextField } from '../../../shared/forms/fields.tsx'
import { FieldRow } from '../../../shared/forms/form-frame.tsx'
import { useLocale } from '../../../shared/i18n/i18n.ts'
import { typesQuery } from '../types/membership-types.ts'

export interface PaidValues {
  typeId: string
  method: 'cheque' | 'transfer'
  paidOn: string
  note: string
}
export const notPaid = (): PaidValues => ({ typeId: '', method: 'cheque', paidOn: String(today()), note: '' })
export const paidBody = ({ typeId, method, paidOn, note }: PaidValues) => ({
  ...{ typeId, method, paidOn, note: note || null },
})

/** What is wrong with what was paid, as sentences by field. */
export function usePaidChecks() {
  const { fieldText } = useProblemText()
  return ({ typeId, paidOn }: PaidValues): Record<string, string> => ({
    ...(typeId === '' && { typeId: fieldText('required') }),
    ...(!/^\d{4}-\d{2}-\d{2}$/u.test(paidOn) && { paidOn: fieldText('date.invalid') }),
  })
}

/** Type of membership, means and day of payment. */
export function PaidFields() {
  const { t } = useTranslation(['letters', 'states'])
  const locale = useLocale()
  const { data: types = [] } = useQuery(typesQuery)
  return (
    <>
      <FieldRow>
        <SelectField
          name="typeId"
          label={t('letters:record.type')}
          emptyLabel={t('letters:record.typeNone')}
          options={types
            .filter(({ withdrawn }) => !withdrawn)
            .map(({ id, labelFr, labelEn }) => ({ value: id, label: locale === 'en' ? labelEn : labelFr }))}
        />
        <SelectField
          name="method"
          label={t('letters:record.method')}
          options={(['cheque', 'transfer'] as const).map((value) => ({
            value,
            label: t(`letters:record.methods.${value}`),
          }))}
        />
        <DateField name="paidOn" label={t('letters:record.paidOn')} />
      </FieldRow>
      <TextField
        name="note"
        label={t('letters:record.note')}
        help={t('letters:record.noteHelp')}
        optional
        maxLength={300}
        autoComplete="off"
      />
    </>
  )
}
