import { formatIban, isIban } from '@guichet/domain/iban'
import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../../shared/forms/fields.tsx'
import { FieldRow } from '../../../shared/forms/form-frame.tsx'
import { Section } from '../../../shared/ui/page.tsx'
import { PartForm } from './part-form.tsx'
import { bankPart } from './parts.ts'
import type { SectionProps } from './sections.ts'

const grouped = (text: string) => (isIban(text) ? formatIban(text) : text)

/** "Règlements": where transfers and cheques go. */
export function BankSection({ file, mayEdit }: SectionProps) {
  const { t } = useTranslation('settings')
  return (
    <PartForm file={file} part={bankPart} label={t('sections.reglements')} mayEdit={mayEdit}>
      <Section title={t('bank.transfers')}>
        <Stack gap="md">
          <Text c="dimmed">{t('bank.transfersHelp')}</Text>
          <FieldRow>
            <TextField
              name="transferHolder"
              label={t('fields.transferHolder')}
              optional
              maxLength={200}
              autoComplete="off"
            />
            <TextField
              name="transferBank"
              label={t('fields.transferBank')}
              optional
              maxLength={100}
              autoComplete="off"
            />
          </FieldRow>
          <TextField
            name="transferIban"
            label={t('fields.transferIban')}
            help={t('bank.ibanHelp')}
            optional
            maxLength={42}
            autoComplete="off"
            spellCheck={false}
            format={grouped}
          />
          <TextField
            name="transferBic"
            label={t('fields.transferBic')}
            optional
            maxLength={20}
            autoComplete="off"
            spellCheck={false}
          />
        </Stack>
      </Section>
      <Section title={t('bank.cheques')}>
        <Stack gap="md">
          <Text c="dimmed">{t('bank.chequesHelp')}</Text>
          <TextField
            name="chequePayableTo"
            label={t('fields.chequePayableTo')}
            optional
            maxLength={200}
            autoComplete="off"
          />
        </Stack>
      </Section>
    </PartForm>
  )
}
