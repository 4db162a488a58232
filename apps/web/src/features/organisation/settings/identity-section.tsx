import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SiretField, TextAreaField, TextField, UrlField } from '../../../shared/forms/fields.tsx'
import { FieldRow } from '../../../shared/forms/form-frame.tsx'
import { Section } from '../../../shared/ui/page.tsx'
import { LogoCard } from './logo-card.tsx'
import { PartForm } from './part-form.tsx'
import { identityPart } from './parts.ts'
import type { SectionProps } from './sections.ts'

/** "Identité": who the organisation is, its logo, who signs, and the words of its own. */
export function IdentitySection({ file, mayEdit }: SectionProps) {
  const { t } = useTranslation('settings')
  return (
    <Stack gap="lg">
      <LogoCard file={file} mayEdit={mayEdit} />
      <PartForm file={file} part={identityPart} label={t('sections.identite')} mayEdit={mayEdit}>
        <Section title={t('identity.who')}>
          <Stack gap="md">
            <TextField name="name" label={t('fields.name')} maxLength={200} autoComplete="organization" />
            <FieldRow>
              <TextField
                name="shortName"
                label={t('fields.shortName')}
                help={t('identity.shortNameHelp')}
                maxLength={40}
                autoComplete="off"
              />
              <TextField name="legalForm" label={t('fields.legalForm')} maxLength={100} autoComplete="off" />
            </FieldRow>
            <TextField
              name="tagline"
              label={t('fields.tagline')}
              optional
              maxLength={200}
              autoComplete="off"
            />
            <TextAreaField
              name="address"
              label={t('fields.address')}
              help={t('identity.addressHelp')}
              optional
              maxLength={1600}
            />
            <FieldRow>
              <SiretField name="siret" label={t('fields.siret')} optional />
              <UrlField name="website" label={t('fields.website')} optional />
            </FieldRow>
          </Stack>
        </Section>
        <Section title={t('identity.signing')}>
          <Stack gap="md">
            <Text c="dimmed">{t('identity.signingHelp')}</Text>
            <FieldRow>
              <TextField
                name="signatoryName"
                label={t('fields.signatoryName')}
                optional
                maxLength={200}
                autoComplete="off"
              />
              <TextField
                name="signatoryRole"
                label={t('fields.signatoryRole')}
                optional
                maxLength={100}
                autoComplete="off"
              />
            </FieldRow>
            <TextField name="city" label={t('fields.city')} optional maxLength={100} autoComplete="off" />
          </Stack>
        </Section>
        <Section title={t('identity.words')}>
          <FieldRow>
            <TextField
              name="managementToolName"
              label={t('fields.managementToolName')}
              help={t('identity.toolHelp')}
              maxLength={60}
              autoComplete="off"
            />
            <TextField
              name="portalName"
              label={t('fields.portalName')}
              help={t('identity.portalHelp')}
              maxLength={40}
              autoComplete="off"
            />
          </FieldRow>
        </Section>
      </PartForm>
    </Stack>
  )
}
