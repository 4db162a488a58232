import { normaliseLogin } from '@guichet/domain/account-login'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { FieldGroup } from '../../../shared/forms/field-group.tsx'
import { CheckField, TextField } from '../../../shared/forms/fields.tsx'
import type { KitForm } from '../../../shared/forms/use-kit-form.ts'
import { WithHelp } from '../../../shared/ui/help-tip.tsx'
import { Section } from '../../../shared/ui/page.tsx'
import { loginQuery, type RegistrationOffer } from '../api/registrations.ts'
import classes from '../create/create-page.module.css'
import { NameAnswer } from '../create/name-answer.tsx'
import type { RegisterValues } from './register-values.ts'

const PAUSE_MS = 350

/** Whether the login being typed can be had. */
function LoginAvailability({ login }: { readonly login: string }) {
  const [asked] = useDebouncedValue(login, PAUSE_MS)
  const { data } = useQuery({ ...loginQuery(asked), enabled: asked !== '' })
  return <NameAnswer name={login} login={login} answer={asked === login ? data : undefined} />
}

interface LoginStepProps {
  readonly kit: KitForm<RegisterValues>
  readonly offer: RegistrationOffer
  readonly signedIn: boolean
}

/** The login, and the terms to accept. */
export function LoginStep({ kit, offer, signedIn }: LoginStepProps) {
  const { t } = useTranslation(['registration', 'accounts'])
  const title = t('accounts:create.identifiers')
  const terms = t('registration:terms.title')
  return (
    <>
      <Section title={title}>
        <p className={classes.intro}>
          {t(signedIn ? 'registration:login.introSignedIn' : 'registration:login.intro')}
        </p>
        <FieldGroup legend={title} hideLegend>
          <div className={classes.short}>
            <WithHelp topic="account.login" about={t('accounts:fields.accountName')} wide>
              <TextField
                {...kit.field('login')}
                label={t('accounts:fields.accountName')}
                help={t('accounts:create.nameRules')}
                autoComplete="off"
                maxLength={64}
                spellCheck={false}
              />
            </WithHelp>
          </div>
          <LoginAvailability login={normaliseLogin(kit.values.login)} />
        </FieldGroup>
      </Section>
      <Section title={terms}>
        <ol>
          {offer.terms.paragraphs.map((paragraph) => (
            <li key={paragraph}>{paragraph}</li>
          ))}
        </ol>
        <FieldGroup legend={terms} hideLegend>
          <CheckField
            {...kit.field('accepted')}
            label={t('registration:terms.accept')}
            help={t('registration:terms.version', { version: offer.terms.version })}
          />
        </FieldGroup>
      </Section>
    </>
  )
}
