import { parseEuros } from '@guichet/domain/money'
import { SERVICE_AUDIENCES, serviceAmounts } from '@guichet/domain/services'
import { FRENCH_VAT_RATES_BPS } from '@guichet/domain/vat'
import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { CheckField, SelectField, TextAreaField, TextField } from '../../../shared/forms/fields.tsx'
import { useFormState } from '../../../shared/forms/form-context.ts'
import { FieldRow } from '../../../shared/forms/form-frame.tsx'
import { Section } from '../../../shared/ui/page.tsx'
import { type ServiceValues, serviceBody } from './service-values.ts'
import { staffServicesQuery } from './staff-services.ts'

const TEXTS = ['labelFr', 'labelEn', 'descriptionFr', 'descriptionEn'] as const

/** What can be told before asking the API. */
export function useServiceProblems() {
  const { t } = useTranslation('services')
  const { fieldText } = useProblemText()
  return (values: ServiceValues): Record<string, string> => ({
    ...Object.fromEntries(
      TEXTS.filter((name) => values[name].trim() === '').map((name) => [name, fieldText('required')]),
    ),
    ...(!/^\d{1,4}$/u.test(values.rank.trim()) && { rank: fieldText('number.range') }),
    ...(values.audience === 'types' &&
      serviceBody(values).typeCodes.length === 0 && { audience: t('staff.noType') }),
  })
}

/** Texts in both languages, whom it is for, its place. */
export function ServiceFields() {
  const { t } = useTranslation('services')
  const form = useFormState()
  const types = useQuery(staffServicesQuery).data?.types ?? []
  return (
    <>
      <Section title={t('staff.texts')}>
        <Stack gap="md">
          <FieldRow>
            <TextField name="labelFr" label={t('staff.labelFr')} maxLength={120} autoComplete="off" />
            <TextField name="labelEn" label={t('staff.labelEn')} maxLength={120} autoComplete="off" />
          </FieldRow>
          <TextAreaField name="descriptionFr" label={t('staff.descriptionFr')} maxLength={1000} />
          <TextAreaField name="descriptionEn" label={t('staff.descriptionEn')} maxLength={1000} />
        </Stack>
      </Section>
      <Section title={t('staff.offer')}>
        <FieldRow>
          <SelectField
            name="audience"
            label={t('staff.audience')}
            options={SERVICE_AUDIENCES.map((value) => ({ value, label: t(`staff.audiences.${value}`) }))}
          />
          <TextField
            name="rank"
            label={t('staff.rank')}
            help={t('staff.rankHelp')}
            inputMode="numeric"
            maxLength={4}
            autoComplete="off"
          />
        </FieldRow>
        {form.valueOf('audience') === 'types' && (
          <Stack gap="xs" mt="md" role="group" aria-label={t('staff.types')}>
            {types.map(({ code, label }) => (
              <CheckField key={code} name={`types.${code}`} label={label} />
            ))}
          </Stack>
        )}
      </Section>
    </>
  )
}

/** The amount without VAT that was typed, in cents; undefined when it is none. */
export const readNet = (text: string): number | undefined => {
  const cents = parseEuros(text)
  return cents !== undefined && cents > 0 ? cents : undefined
}

/** Amount without VAT and rate, with what members pay as one types. */
export function PriceFields({ rate }: { readonly rate?: number }) {
  const { t } = useTranslation('services')
  const format = useFormat()
  const form = useFormState()
  const netCents = readNet(String(form.valueOf('net') ?? ''))
  const vatRateBps = Number(form.valueOf('vat'))
  const rates = [...new Set<number>([...FRENCH_VAT_RATES_BPS, ...(rate === undefined ? [] : [rate])])]
  return (
    <>
      <FieldRow>
        <TextField
          name="net"
          label={t('staff.net')}
          help={t('staff.netHelp')}
          inputMode="decimal"
          maxLength={20}
          autoComplete="off"
        />
        <SelectField
          name="vat"
          label={t('staff.vat')}
          options={rates.map((value) => ({
            value: String(value),
            label: t('staff.rate', { rate: String(value / 100).replace('.', t('vat.decimal')) }),
          }))}
        />
      </FieldRow>
      <p role="status">
        {netCents === undefined
          ? t('staff.grossUnknown')
          : t('staff.gross', {
              amount: format.euros(serviceAmounts({ netCents, vatRateBps }).grossCents),
            })}
      </p>
    </>
  )
}
