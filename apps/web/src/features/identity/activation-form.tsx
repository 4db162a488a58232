import { ApiError } from '@guichet/client'
import { isEmail, normaliseEmail } from '@guichet/domain/email'
import { Button } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { leaveFor } from '../../shared/browser/leave.ts'
import { TotpSetup } from '../../shared/factors/totp-setup.tsx'
import { useFormat } from '../../shared/format/format.ts'
import { EmailField, PasswordField, TextField } from '../../shared/forms/fields.tsx'
import { FieldRow, FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { isWaiting } from '../../shared/franceconnect/kept-way.ts'
import { PasswordRuleList } from '../../shared/password/password-rule-list.tsx'
import { passwordFieldCode } from '../../shared/password/password-rules.ts'
import { paths } from '../../shared/paths.ts'
import { signInAddress } from '../../shared/return-to.ts'
import { noteSeen } from '../../shared/session/device-sight.ts'
import { tellOtherTabs } from '../../shared/session/session-channel.ts'
import { forgetSignedIn, rememberSignedIn } from '../../shared/session/session-hint.ts'
import classes from './card.module.css'
import { keepIdentifier } from './kept-identifier.ts'
import { type Activation, spendLink } from './session-calls.ts'

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

const REASONS = {
  'password-reset': 'mot-de-passe-change',
  'first-administrator': 'compte-cree',
  'account-activation': 'compte-ouvert',
  'account-invitation': 'compte-rejoint',
  'staff-invitation': 'equipe-rejointe',
} as const
/** Where one is signed in already once the link is used. */
const SIGNED_IN = 201
const SUBMITS = {
  'password-reset': 'identity:activation.submitReset',
  'first-administrator': 'identity:activation.submitAdmin',
  'account-activation': 'identity:activation.submitAccount',
  'account-invitation': 'identity:activation.submitInvitation',
  'member-activation': 'identity:activation.submitMember',
  'staff-invitation': 'identity:activation.submitStaff',
} as const

/** New password twice; for a newcomer also who it is, and for the first administrator the second factor. */
export function ActivationForm({ token, activation, onGone }: ActivationFormProps) {
  const { t } = useTranslation(['identity', 'common'])
  const { fieldText } = useProblemText()
  const format = useFormat()
  const { purpose, account, invited, staff } = activation
  const signedIn = useRef(false)
  const forAdministrator = purpose === 'first-administrator'
  const forStaff = purpose === 'staff-invitation'
  const asksCode = forAdministrator || forStaff
  const asksName = asksCode || purpose === 'account-invitation'
  const needed = (value: string) => (asksName && value.trim() === '' ? fieldText('required') : null)
  const ownWords = account ? [account.login, account.email] : staff ? [staff.email] : []

  const kit = useKitForm<Values>({
    initialValues: {
      ...{ firstName: invited?.firstName ?? '', lastName: invited?.lastName ?? '' },
      ...{ email: '', password: '', confirmation: '', code: '' },
    },
    validate: {
      firstName: needed,
      lastName: needed,
      email: (value) =>
        forAdministrator && !isEmail(normaliseEmail(value))
          ? fieldText(value === '' ? 'required' : 'email.invalid')
          : null,
      password: (value, { firstName, lastName, email }) => {
        const code = passwordFieldCode(value, [firstName, lastName, email, ...ownWords])
        return code === undefined ? null : fieldText(code)
      },
      confirmation: (value, { password }) => (value === password ? null : t('common:field.passwordsDiffer')),
      code: (value) =>
        asksCode && !/^\d{6}$/u.test(value.replaceAll(/\s/gu, '')) ? fieldText('code.invalid') : null,
    },
    save: async ({ firstName, lastName, email, password, code }) => {
      try {
        const answer = await spendLink(token, {
          password,
          ...(asksName && { firstName, lastName }),
          ...(forAdministrator && { email }),
          ...(asksCode && { code }),
        })
        signedIn.current = answer.status === SIGNED_IN
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
      if (signedIn.current) {
        rememberSignedIn()
        noteSeen()
        tellOtherTabs({ kind: 'signed-in' })
        // An identity of FranceConnect may wait in this browser to be linked.
        leaveFor(isWaiting() ? paths.franceConnect : paths.dashboard)
        return
      }
      forgetSignedIn()
      if (staff) keepIdentifier(staff.email)
      if (account) keepIdentifier(purpose === 'account-activation' ? account.login : account.email)
      if (purpose === 'member-activation') leaveFor(paths.signIn)
      else leaveFor(signInAddress('/', activation.firstPassword ? 'mot-de-passe-choisi' : REASONS[purpose]))
    },
  })
  const until = `${format.instantDay(activation.expiresAt, 'long')}, ${format.instantTime(activation.expiresAt)}`

  return (
    <FormFrame kit={kit}>
      {forAdministrator && <p className={classes.lead}>{t('identity:activation.adminIntro')}</p>}
      {account && (
        <p className={classes.lead}>
          {t(
            purpose === 'account-invitation'
              ? 'identity:activation.invitationIntro'
              : 'identity:activation.accountIntro',
            { login: account.login, company: account.companyName, email: account.email },
          )}
        </p>
      )}
      {staff && (
        <p className={classes.lead}>
          {t('identity:activation.staffIntro', {
            role: t(`identity:activation.staffRoles.${staff.role}`),
            email: staff.email,
          })}
        </p>
      )}
      {purpose === 'member-activation' && (
        <p className={classes.lead}>{t('identity:activation.memberIntro')}</p>
      )}
      <p className={classes.lead}>{t('identity:activation.validUntil', { date: until })}</p>
      {asksName && (
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
      )}
      {forAdministrator && (
        <EmailField {...kit.field('email')} label={t('identity:activation.email')} autoComplete="username" />
      )}
      <PasswordField {...kit.field('password')} label={t('identity:activation.password')} />
      <PasswordRuleList
        password={kit.values.password}
        ownWords={[kit.values.firstName, kit.values.lastName, kit.values.email, ...ownWords]}
      />
      <PasswordField {...kit.field('confirmation')} label={t('identity:activation.confirmation')} />
      {activation.totp && (
        <TotpSetup secret={activation.totp.secret} uri={activation.totp.uri} codeField={kit.field('code')} />
      )}
      <div className={classes.buttons}>
        <Button type="submit" loading={kit.busy}>
          {t(SUBMITS[purpose])}
        </Button>
      </div>
    </FormFrame>
  )
}
