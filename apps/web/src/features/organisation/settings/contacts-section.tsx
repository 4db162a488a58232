import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EmailField, PhoneField, TextField } from '../../../shared/forms/fields.tsx'
import { FieldRow } from '../../../shared/forms/form-frame.tsx'
import { Section } from '../../../shared/ui/page.tsx'
import { PartForm } from './part-form.tsx'
import { contactsPart } from './parts.ts'
import type { SectionProps } from './sections.ts'

/** "Contacts": support desk and sales desk; whoever keeps contacts may change them. */
export function ContactsSection({ file }: Pick<SectionProps, 'file'>) {
  const { t } = useTranslation('settings')
  return (
    <PartForm file={file} part={contactsPart} label={t('sections.contacts')} mayEdit>
      <Section title={t('contacts.support')}>
        <Stack gap="md">
          <Text c="dimmed">{t('contacts.supportHelp')}</Text>
          <FieldRow>
            <PhoneField name="phone" label={t('fields.phone')} optional />
            <EmailField name="email" label={t('fields.email')} help={t('contacts.emailHelp')} />
          </FieldRow>
          <TextField
            name="openingHoursFr"
            label={t('fields.openingHoursFr')}
            optional
            maxLength={200}
            autoComplete="off"
          />
          <TextField
            name="openingHoursEn"
            label={t('fields.openingHoursEn')}
            optional
            maxLength={200}
            autoComplete="off"
          />
        </Stack>
      </Section>
      <Section title={t('contacts.sales')}>
        <Stack gap="md">
          <Text c="dimmed">{t('contacts.salesHelp')}</Text>
          <FieldRow>
            <PhoneField name="salesPhone" label={t('fields.salesPhone')} optional />
            <EmailField name="salesEmail" label={t('fields.salesEmail')} optional />
          </FieldRow>
        </Stack>
      </Section>
    </PartForm>
  )
}
