import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SelectField, TextAreaField, TextField } from '../../../shared/forms/fields.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { Section } from '../../../shared/ui/page.tsx'
import { PartForm } from './part-form.tsx'
import { invoicingPart } from './parts.ts'
import type { SectionProps } from './sections.ts'

/** "Facturation": what stands on invoices, besides what the organisation is. */
export function InvoicingSection({ file, mayEdit }: SectionProps) {
  const { t } = useTranslation('settings')
  return (
    <PartForm file={file} part={invoicingPart} label={t('sections.facturation')} mayEdit={mayEdit}>
      <Section title={t('invoicing.vat')}>
        <Stack gap="md">
          {file.settings.invoicing.vatRegime === null && (
            <Notice tone="warning" title={t('invoicing.notChosen')}>
              <p>{t('invoicing.notChosenHelp')}</p>
            </Notice>
          )}
          <Text c="dimmed">{t('invoicing.vatHelp')}</Text>
          <SelectField
            name="vatRegime"
            label={t('fields.vatRegime')}
            {...(file.settings.invoicing.vatRegime === null && { emptyLabel: t('invoicing.choose') })}
            options={(['franchise', 'vat'] as const).map((value) => ({
              value,
              label: t(`invoicing.regimes.${value}`),
            }))}
          />
          <TextField
            name="vatNumber"
            label={t('fields.vatNumber')}
            help={t('invoicing.vatNumberHelp')}
            optional
            maxLength={30}
            autoComplete="off"
            spellCheck={false}
          />
          <TextField
            name="vatExemptionText"
            label={t('fields.vatExemptionText')}
            help={t('invoicing.exemptionHelp')}
            optional
            maxLength={300}
          />
        </Stack>
      </Section>
      <Section title={t('invoicing.payment')}>
        <Stack gap="md">
          <TextField
            name="invoiceDueDays"
            label={t('fields.invoiceDueDays')}
            help={t('invoicing.dueHelp')}
            inputMode="numeric"
            maxLength={2}
          />
          <TextAreaField
            name="latePenaltyText"
            label={t('fields.latePenaltyText')}
            help={t('invoicing.penaltyHelp')}
            optional
            maxLength={500}
          />
        </Stack>
      </Section>
    </PartForm>
  )
}
