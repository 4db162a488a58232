import { useTranslation } from 'react-i18next'
import { SelectField, TextField } from '../../shared/forms/fields.tsx'
import { FieldRow } from '../../shared/forms/form-frame.tsx'
import { CATEGORIES } from './categories.ts'

/** What a document is about and its period: the fields `category` and `period` of a form. */
export function AboutFields() {
  const { t } = useTranslation('documents')
  return (
    <FieldRow>
      <SelectField
        name="category"
        label={t('columns.category')}
        options={CATEGORIES.map((value) => ({ value, label: t(`categories.${value}`) }))}
      />
      <TextField
        name="period"
        label={t('columns.period')}
        help={t('upload.periodHelp')}
        optional
        maxLength={7}
        autoComplete="off"
      />
    </FieldRow>
  )
}
