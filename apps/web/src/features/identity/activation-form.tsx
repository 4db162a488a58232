import { ApiError } from '@guichet/client'
import { isEmail, normaliseEmail } from '@guichet/domain/email'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { leaveFor } from '../../shared/browser/leave.ts'
import { useFormat } from '../../shared/format/format.ts'
import { EmailField, PasswordField, TextField } from '../../shared/forms/fields.tsx'
import { FieldRow, FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { signInAddress } from '../../shared/return-to.ts'
import { forgetSignedIn } from '../../shared/session/session-hint.ts'
import classes from './card.module.css'
import { PasswordRuleList } from './password-rule-list.tsx'
import { passwordFieldCode } from './password-rules.ts'
import { type Activation, spendLink } from './session-calls.ts'
import { TotpSetup } from './totp-setup.tsx'

interface Values {
  firstName: string
  lastName: string
  email: string
  password: string
  confirmation: string
  code: string
}

interface ActivationFormProps {
  readonly token: string
  readonly activation: Activation
  /** The link turned out to be used or expired. */
  readonly onGone: () => void
}

/** New password twice; for the first administrator also who it is, and the second factor. */
export function ActivationForm({ token, activation, onGone }: ActivationFormProps) {
  const { t } = useTranslation(['identity', 'common'])
  const { fieldText } = useProblemText()
  const format = useFormat()
  const forAdministrator = activation.purpose === 'first-administrator'
  const needed = (value: string) => (forAdministrator && value.trim() === '' ? fieldText('required') : null)

  const kit = useKitForm<Values>({
    initialValues: { firstName: '', lastName: '', email: '', password: '', confirmation: '', code: '' },
    validate: {
      firstName: needed,
      lastName: needed,
      email: (value) =>
        forAdministrator && !isEmail(normaliseEmail(value))
          ? fieldText(value === '' ? 'required' : 'email.invalid')
          : null,
      password: (value, { firstName, lastName, email }) => {
        const code = passwordFieldCode(value, [firstName, lastName, email])
        return code === undefined ? null : fieldText(code)
      },
      confirmation: (value, { password }) => (value === password ? null : t('common:field.passwordsDiffer')),
      code: (value) =>
        forAdministrator && !/^\d{6}$/u.test(value.replaceAll(/\s/gu, '')) ? fieldText('code.invalid') : null,
    },
    save: async ({ firstName, lastName, email, password, code }) => {
      try {
        await spendLink(token, { password, ...(forAdministrator && { firstName, lastName, email, code }) })
      } catch (error) {
        if (error instanceof ApiError && error.code === 'link.invalid') onGone()
        throw error
      }
    },
    fieldsOf: (error) => {
      if (!(error instanceof ApiError)) return undefined
      if (error.code === 'session.factor-invalid') return { code: t('identity:activation.codeInvalid') }
      if (error.code === 'password.refused' && error.problem.errors === undefined) {
        return { password: fieldText('password.common') }
      }
      return undefined
    },
    onSaved: () => {
      forgetSignedIn()
      leaveFor(signInAddress('/', forAdministrator ? 'compte-cree' : 'mot-de-passe-change'))
    },
  })
  const until = `${format.instantDay(activation.expiresAt, 'long')}, ${format.instantTime(activation.expiresAt)}`

  return (
    <FormFrame kit={kit}>
      {forAdministrator && <p className={classes.lead}>{t('identity:activation.adminIntro')}</p>}
      <p className={classes.lead}>{t('identity:activation.validUntil', { date: until })}</p>
      {forAdministrator && (
        <>
          <FieldRow>
            <TextField
              {...kit.field('firstName')}
              label={t('identity:activation.firstName')}
              autoComplete="given-name"
              maxLength={100}
            />
            <TextField
              {...kit.field('lastName')}
              label={t('identity:activation.lastName')}
              autoComplete="family-name"
              maxLength={100}
            />
          </FieldRow>
          <EmailField
            {...kit.field('email')}
            label={t('identity:activation.email')}
            autoComplete="username"
          />
        </>
      )}
      <PasswordField {...kit.field('password')} label={t('identity:activation.password')} />
      <PasswordRuleList password={kit.values.password} />
      <PasswordField {...kit.field('confirmation')} label={t('identity:activation.confirmation')} />
      {activation.totp && (
        <TotpSetup secret={activation.totp.secret} uri={activation.totp.uri} codeField={kit.field('code')} />
      )}
      <div className={classes.buttons}>
        <Button type="submit" loading={kit.busy}>
          {t(forAdministrator ? 'identity:activation.submitAdmin' : 'identity:activation.submitReset')}
        </Button>
      </div>
    </FormFrame>
  )
}
