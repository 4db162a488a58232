import { normaliseLogin, secondaryLogin } from '@guichet/domain/account-login'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../shared/accounts/identity-values.ts'
import { FieldGroup } from '../../../shared/forms/field-group.tsx'
import { PasswordField, SelectField, TextField } from '../../../shared/forms/fields.tsx'
import { FieldRow } from '../../../shared/forms/form-frame.tsx'
import type { KitForm } from '../../../shared/forms/use-kit-form.ts'
import { PasswordRuleList } from '../../../shared/password/password-rule-list.tsx'
import { ChoiceCards } from '../../../shared/ui/choice-cards.tsx'
import { HelpTip, WithHelp } from '../../../shared/ui/help-tip.tsx'
import { Section } from '../../../shared/ui/page.tsx'
import { type SecondaryOffer, secondaryOfferQuery } from '../api/get-secondary-offer.ts'
import { ACCOUNT_TYPES } from '../secondary-filters.ts'
import classes from './create-page.module.css'
import type { CreateValues } from './create-values.ts'
import { NameAnswer } from './name-answer.tsx'

const PAUSE_MS = 350

/** Whether the name being typed is free. */
function NameAvailability({ primary, name }: { readonly primary: Account; readonly name: string }) {
  const [asked] = useDebouncedValue(name, PAUSE_MS)
  const { data } = useQuery({ ...secondaryOfferQuery(primary.id, asked), enabled: asked !== '' })
  return (
    <NameAnswer
      name={name}
      login={secondaryLogin(name, primary.login)}
      answer={asked === name ? data?.name : undefined}
    />
  )
}

interface ConfigurationStepProps {
  readonly kit: KitForm<CreateValues>
  readonly primary: Account
  readonly offer: SecondaryOffer
}

/** "Configuration": name, type, and how the holder signs in. */
export function ConfigurationStep({ kit, primary, offer }: ConfigurationStepProps) {
  const { t } = useTranslation('accounts')
  const { values } = kit
  const name = normaliseLogin(values.accountName)
  const identifiers = t('create.identifiers')
  return (
    <Section title={identifiers}>
      <FieldGroup legend={identifiers} hideLegend>
        <div>
          <TextField
            {...kit.field('accountName')}
            label={t('fields.accountName')}
            help={t('create.nameRules')}
            autoComplete="off"
            maxLength={64}
            spellCheck={false}
            inputContainer={(input) => (
              <div className={classes.name}>
                {input}
                <span className={classes.suffix}>{offer.suffix}</span>
                <HelpTip topic="account.login" about={t('fields.accountName')} />
              </div>
            )}
          />
          <NameAvailability primary={primary} name={name} />
        </div>
        <div className={classes.short}>
          <WithHelp topic="account.type" about={t('fields.accountType')} wide>
            <SelectField
              {...kit.field('accountType')}
              label={t('fields.accountType')}
              options={ACCOUNT_TYPES.map((value) => ({ value, label: t(`types.${value}`) }))}
            />
          </WithHelp>
        </div>
        <ChoiceCards
          legend={t('create.access.legend')}
          name="access"
          value={values.access}
          columns
          choices={[
            {
              value: 'password',
              label: t('create.access.password'),
              description: t('create.access.passwordNote'),
            },
            {
              value: 'invitation',
              label: t('create.access.invitation'),
              description: t('create.access.invitationNote'),
            },
          ]}
          onChange={(access) => kit.change('access', access)}
        />
        {values.access === 'password' && (
          <>
            <PasswordRuleList password={values.password} />
            <FieldRow>
              <PasswordField {...kit.field('password')} label={t('create.password')} />
              <PasswordField {...kit.field('passwordAgain')} label={t('create.passwordAgain')} />
            </FieldRow>
          </>
        )}
      </FieldGroup>
    </Section>
  )
}
