import { formatSiren, normaliseSiret } from '@guichet/domain/identifiers'
import { Button } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldGroup } from '../forms/field-group.tsx'
import { EmailField, PhoneField, SelectField, TextField } from '../forms/fields.tsx'
import { useFormState, useReadOnly } from '../forms/form-context.ts'
import { FieldRow } from '../forms/form-frame.tsx'
import { textAt } from '../forms/text-paths.ts'
import { HelpTip, WithHelp } from '../ui/help-tip.tsx'
import { Section } from '../ui/page.tsx'
import classes from './identity-fields.module.css'
import type { ContactName } from './identity-values.ts'
import { PostalAddressFields } from './postal-address-fields.tsx'

function CompanySection() {
  const { t } = useTranslation('accounts')
  const { change } = useFormState()
  /** A whole SIRET typed or pasted into "SIREN" is parted between the two fields. */
  const part = (text: string) => {
    const digits = normaliseSiret(text)
    if (!/^\d{14}$/u.test(digits)) return formatSiren(text)
    change('nic', digits.slice(9))
    return formatSiren(digits.slice(0, 9))
  }
  return (
    <Section title={t('identity.company')} id="section-company">
      <FieldGroup legend={t('identity.company')} hideLegend>
        <FieldRow>
          <TextField
            name="siren"
            label={t('fields.siren')}
            help={t('help.siren')}
            inputMode="numeric"
            autoComplete="off"
            maxLength={30}
            format={part}
            spellCheck={false}
          />
          <WithHelp topic="account.nic" about={t('fields.nic')} wide>
            <TextField
              name="nic"
              label={t('fields.nic')}
              help={t('help.nic')}
              inputMode="numeric"
              autoComplete="off"
              maxLength={10}
              spellCheck={false}
            />
          </WithHelp>
        </FieldRow>
        <TextField
          name="companyName"
          label={t('fields.companyName')}
          autoComplete="organization"
          maxLength={200}
        />
        <WithHelp topic="account.legal-representative" about={t('fields.legalRepresentative')} wide>
          <TextField
            name="legalRepresentative"
            label={t('fields.legalRepresentative')}
            autoComplete="off"
            maxLength={200}
            optional
          />
        </WithHelp>
      </FieldGroup>
    </Section>
  )
}

function ResponsibleSection() {
  const { t } = useTranslation('accounts')
  return (
    <Section title={t('identity.responsible')} id="section-responsible">
      <FieldGroup legend={t('identity.responsible')} hideLegend>
        <div className={classes.title}>
          <SelectField
            name="responsible.title"
            label={t('fields.title')}
            emptyLabel={t('titles.none')}
            options={[
              { value: 'mme', label: t('titles.mme') },
              { value: 'm', label: t('titles.m') },
            ]}
            autoComplete="honorific-prefix"
            optional
          />
        </div>
        <FieldRow>
          <TextField
            name="responsible.lastName"
            label={t('fields.lastName')}
            autoComplete="family-name"
            maxLength={100}
          />
          <TextField
            name="responsible.firstName"
            label={t('fields.firstName')}
            autoComplete="given-name"
            maxLength={100}
          />
        </FieldRow>
        <PostalAddressFields path="responsible.address" />
        <WithHelp topic="account.responsible-email" about={t('fields.email')} wide>
          <EmailField name="responsible.email" label={t('fields.email')} />
        </WithHelp>
        <FieldRow>
          <PhoneField name="responsible.phone" label={t('fields.phone')} optional />
          <PhoneField name="responsible.fax" label={t('fields.fax')} autoComplete="off" optional />
        </FieldRow>
      </FieldGroup>
    </Section>
  )
}

function ContactHelp({ contact, about }: { readonly contact: ContactName; readonly about: string }) {
  return contact === 'technicalContact' ? (
    <HelpTip topic="account.technical-contact" about={about} />
  ) : (
    <HelpTip topic="account.administrative-contact" about={about} />
  )
}

function ContactSection({ contact }: { readonly contact: ContactName }) {
  const { t } = useTranslation('accounts')
  const form = useFormState()
  const readOnly = useReadOnly()
  const [copied, setCopied] = useState<string>()
  const responsible = form.valueOf('responsible') as object
  const text = (part: string) => textAt(responsible, part).trim()
  const source = [`${text('firstName')} ${text('lastName')}`.trim(), text('email'), text('phone')] as const
  const legend = t(`identity.${contact}`)
  const copy = () => {
    form.change(`${contact}.name`, source[0])
    form.change(`${contact}.email`, source[1])
    form.change(`${contact}.phone`, source[2])
    setCopied(source.join('\n'))
  }
  return (
    <Section title={legend} id={`section-${contact}`} help={<ContactHelp contact={contact} about={legend} />}>
      <FieldGroup legend={legend} hideLegend>
        {!readOnly && (
          <div className={classes.copy}>
            <Button
              type="button"
              variant="default"
              size="sm"
              leftSection={<IconCopy size={18} aria-hidden />}
              onClick={copy}
            >
              {t('identity.copy')}
            </Button>
            <span className={classes.copied} role="status">
              {copied === source.join('\n') ? t('identity.copied') : ''}
            </span>
          </div>
        )}
        <TextField
          name={`${contact}.name`}
          label={t('fields.contactName')}
          autoComplete="off"
          maxLength={200}
          optional
        />
        <FieldRow>
          <EmailField name={`${contact}.email`} label={t('fields.email')} autoComplete="off" optional />
          <PhoneField name={`${contact}.phone`} label={t('fields.phone')} autoComplete="off" optional />
        </FieldRow>
      </FieldGroup>
    </Section>
  )
}

export const IDENTITY_SECTIONS = [
  'company',
  'responsible',
  'technicalContact',
  'administrativeContact',
] as const

/** "Identité" (A06), in sections: of a form whose values hold `IdentityValues`. */
export function IdentityFields() {
  return (
    <>
      <CompanySection />
      <ResponsibleSection />
      <ContactSection contact="technicalContact" />
      <ContactSection contact="administrativeContact" />
    </>
  )
}
