import { changeDeclarantContact } from '@guichet/contract/declarants.contract'
import { Button } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { groupPhone } from '../../shared/format/phone.ts'
import { schemaErrors } from '../../shared/forms/field-errors.ts'
import { EmailField, PhoneField } from '../../shared/forms/fields.tsx'
import { FieldRow, FormFrame } from '../../shared/forms/form-frame.tsx'
import { UnsavedGuard } from '../../shared/forms/unsaved-guard.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { maybeSignedIn } from '../../shared/session/session-hint.ts'
import { Section } from '../../shared/ui/page.tsx'
import { changeContact, type Signup } from './api/signups.ts'
import classes from './declarants.module.css'

interface ContactFormProps {
  readonly token: string
  readonly draft: NonNullable<Signup['draft']>
  /** With the sign-up as it is now; without one when nothing was changed. */
  readonly onDone: (signup?: Signup) => void
}

/** Another address or another number midway: what is changed is proven again. */
export function ContactForm({ token, draft, onDone }: ContactFormProps) {
  const { t } = useTranslation(['declarants', 'common'])
  const { fieldText } = useProblemText()
  const changed = useRef<Signup>(undefined)
  const kit = useKitForm({
    initialValues: { email: draft.email, phone: groupPhone(draft.phone) },
    validate: (values) => schemaErrors(changeDeclarantContact.body, values, fieldText),
    save: async (values) => {
      changed.current = await changeContact(token, values)
    },
    onSaved: () => onDone(changed.current),
  })
  return (
    <Section title={t('declarants:contact.change')}>
      <UnsavedGuard when={kit.dirty && !kit.saved} />
      <FormFrame kit={kit} label={t('declarants:contact.change')}>
        <p className={classes.text}>{t('declarants:contact.changeHelp')}</p>
        <FieldRow>
          {!maybeSignedIn() && <EmailField {...kit.field('email')} label={t('declarants:contact.email')} />}
          <PhoneField {...kit.field('phone')} label={t('declarants:contact.phone')} />
        </FieldRow>
        <div className={classes.buttons}>
          <Button type="button" variant="default" onClick={() => onDone()}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('declarants:contact.save')}
          </Button>
        </div>
      </FormFrame>
    </Section>
  )
}
