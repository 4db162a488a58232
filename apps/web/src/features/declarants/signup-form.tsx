import { startDeclarantSignup } from '@guichet/contract/declarants.contract'
import { Button } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { schemaErrors } from '../../shared/forms/field-errors.ts'
import { FieldGroup } from '../../shared/forms/field-group.tsx'
import {
  CheckField,
  EmailField,
  NirField,
  PhoneField,
  SiretField,
  TextField,
} from '../../shared/forms/fields.tsx'
import { FieldRow, FormFrame } from '../../shared/forms/form-frame.tsx'
import { UnsavedGuard } from '../../shared/forms/unsaved-guard.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { Section } from '../../shared/ui/page.tsx'
import { type DeclarantOffer, type Signup, type Started, sendSignup } from './api/signups.ts'
import classes from './declarants.module.css'
import { type SignupValues, signupBody, valuesOf } from './signup-values.ts'

const ALIASES: Readonly<Record<string, string>> = { termsVersion: 'accepted' }

interface SignupFormProps {
  readonly offer: DeclarantOffer
  readonly token: string | null
  readonly signup: Signup | null
  /** Of who is signed in: the file is for that address. */
  readonly ownEmail: string | null
  readonly onSent: (started: Started) => void
  /** Back without changing anything. */
  readonly onCancel: (() => void) | undefined
}

/** What a declarant gives, in sections: company, identity, contacts, terms. */
export function SignupForm({ offer, token, signup, ownEmail, onSent, onCancel }: SignupFormProps) {
  const { t } = useTranslation(['declarants', 'company', 'me', 'common'])
  const { fieldText } = useProblemText()
  const started = useRef<Started>(undefined)
  const nirMasked = signup?.draft?.nirMasked ?? null
  const kit = useKitForm<SignupValues>({
    initialValues: valuesOf(signup?.draft ?? null, ownEmail ?? ''),
    aliases: ALIASES,
    validate: (values) => {
      const found = schemaErrors(
        startDeclarantSignup.body,
        signupBody(values, offer.terms.version),
        fieldText,
      )
      const named = Object.entries(found).map(([field, text]) => [ALIASES[field] ?? field, text])
      const isNirMissing = nirMasked === null && values.nir.trim() === ''
      return { ...Object.fromEntries(named), ...(isNirMissing && { nir: fieldText('required') }) }
    },
    save: async (values) => {
      started.current = await sendSignup(token, signupBody(values, offer.terms.version))
    },
    onSaved: () => started.current && onSent(started.current),
  })
  const terms = t('declarants:terms.title')
  return (
    <div className={classes.page}>
      <UnsavedGuard when={kit.dirty && !kit.saved} />
      <p className={classes.note}>{t('declarants:intro')}</p>
      <FormFrame kit={kit} label={t('declarants:title')}>
        <Section title={t('declarants:company.title')}>
          <FieldGroup legend={t('declarants:company.title')} hideLegend>
            <SiretField name="siret" label={t('company:siret')} help={t('declarants:company.siretHelp')} />
          </FieldGroup>
        </Section>
        <Section title={t('declarants:identity.title')}>
          <FieldGroup legend={t('declarants:identity.title')} hideLegend>
            <NirField
              name="nir"
              label={t('me:fields.nir')}
              help={
                nirMasked === null
                  ? t('declarants:identity.nirHelp')
                  : t('declarants:identity.nirKept', { masked: nirMasked })
              }
              optional={nirMasked !== null}
            />
            <FieldRow>
              <TextField
                name="birthName"
                label={t('declarants:identity.birthName')}
                help={t('declarants:identity.birthNameHelp')}
                autoComplete="family-name"
                maxLength={100}
              />
              <TextField
                name="useName"
                label={t('declarants:identity.useName')}
                help={t('declarants:identity.useNameHelp')}
                autoComplete="off"
                maxLength={100}
                optional
              />
            </FieldRow>
            <TextField
              name="firstNames"
              label={t('declarants:identity.firstNames')}
              help={t('declarants:identity.firstNamesHelp')}
              autoComplete="given-name"
              maxLength={200}
            />
          </FieldGroup>
        </Section>
        <Section title={t('declarants:contact.title')}>
          <FieldGroup legend={t('declarants:contact.title')} hideLegend>
            <FieldRow>
              {ownEmail === null && (
                <EmailField
                  name="email"
                  label={t('declarants:contact.email')}
                  help={t('declarants:contact.emailHelp')}
                />
              )}
              <PhoneField
                name="phone"
                label={t('declarants:contact.phone')}
                help={t(offer.sms ? 'declarants:contact.phoneHelp' : 'declarants:contact.phonePlain')}
              />
            </FieldRow>
          </FieldGroup>
        </Section>
        <Section title={terms}>
          <ol className={classes.terms}>
            {offer.terms.paragraphs.map((paragraph) => (
              <li key={paragraph}>{paragraph}</li>
            ))}
          </ol>
          <FieldGroup legend={terms} hideLegend>
            <CheckField
              name="accepted"
              label={t('declarants:terms.accept')}
              help={t('declarants:terms.version', { version: offer.terms.version })}
            />
          </FieldGroup>
        </Section>
        <p className={classes.note}>{t('declarants:register')}</p>
        <div className={classes.buttons}>
          {onCancel && (
            <Button type="button" variant="default" onClick={onCancel}>
              {t('common:cancel')}
            </Button>
          )}
          <Button type="submit" loading={kit.busy}>
            {t('declarants:submit')}
          </Button>
        </div>
      </FormFrame>
    </div>
  )
}
