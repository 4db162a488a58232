import { useTranslation } from 'react-i18next'
import { FieldGroup } from '../../shared/forms/field-group.tsx'
import { EmailField, NirField, PhoneField, TextField } from '../../shared/forms/fields.tsx'
import { FieldRow } from '../../shared/forms/form-frame.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { PlaceFields } from './place-fields.tsx'

interface PersonStepProps {
  readonly signedIn: boolean
  /** The number that was sent before, masked. */
  readonly nirMasked: string | null
}

/** Who joins, and where one lives. */
export function PersonStep({ signedIn, nirMasked }: PersonStepProps) {
  const { t } = useTranslation(['joining', 'me'])
  return (
    <>
      <Section title={t('joining:person.title')}>
        <FieldGroup legend={t('joining:person.title')} hideLegend>
          <FieldRow>
            <TextField
              name="lastName"
              label={t('me:fields.lastName')}
              autoComplete="family-name"
              maxLength={100}
            />
            <TextField
              name="firstName"
              label={t('me:fields.firstName')}
              autoComplete="given-name"
              maxLength={100}
            />
          </FieldRow>
          {!signedIn && (
            <EmailField name="email" label={t('me:fields.email')} help={t('joining:person.emailHelp')} />
          )}
          <FieldRow>
            <PhoneField name="phone" label={t('me:fields.phone')} help={t('me:help.phone')} optional />
            <NirField
              name="nir"
              label={t('me:fields.nir')}
              help={
                nirMasked === null
                  ? t('joining:person.nirHelp')
                  : t('joining:person.nirKept', { masked: nirMasked })
              }
              optional
            />
          </FieldRow>
        </FieldGroup>
      </Section>
      <Section title={t('me:fields.personalAddress')}>
        <PlaceFields name="personalAddress" />
      </Section>
    </>
  )
}
