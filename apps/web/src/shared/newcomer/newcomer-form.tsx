import { ApiError } from '@guichet/client'
import type { newcomer } from '@guichet/contract/newcomer'
import type { In } from '@guichet/contract/route'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../api/problem-text.ts'
import { leaveFor } from '../browser/leave.ts'
import { PasswordField, TextField } from '../forms/fields.tsx'
import { FieldRow, FormFrame } from '../forms/form-frame.tsx'
import { UnsavedGuard } from '../forms/unsaved-guard.tsx'
import { useKitForm } from '../forms/use-kit-form.ts'
import { PasswordRuleList } from '../password/password-rule-list.tsx'
import { passwordFieldCode } from '../password/password-rules.ts'
import { signInAddress } from '../return-to.ts'
import { forgetSignedIn } from '../session/session-hint.ts'
import classes from './newcomer-form.module.css'

interface NewcomerFormProps {
  /** That the link has proven. */
  readonly email: string
  readonly signUp: (person: In<typeof newcomer>) => Promise<unknown>
  /** For who has a sign-in under another address. */
  readonly signInPath: string
  /** The page to which one signs in afterwards. */
  readonly next: string
}

/** For who has no sign-in here and accepts an invitation: names and a password, for the address that the link has proven. */
export function NewcomerForm({ email, signUp, signInPath, next }: NewcomerFormProps) {
  const { t } = useTranslation(['newcomer', 'common'])
  const { fieldText } = useProblemText()
  const needed = (value: string) => (value.trim() === '' ? fieldText('required') : null)
  const kit = useKitForm({
    initialValues: { firstName: '', lastName: '', password: '', confirmation: '' },
    validate: {
      firstName: needed,
      lastName: needed,
      password: (value, { firstName, lastName }) => {
        const code = passwordFieldCode(value, [firstName, lastName, email])
        return code === undefined ? null : fieldText(code)
      },
      confirmation: (value, { password }) => (value === password ? null : t('common:field.passwordsDiffer')),
    },
    save: ({ firstName, lastName, password }) => signUp({ firstName, lastName, password }),
    fieldsOf: (error) =>
      error instanceof ApiError && error.code === 'password.refused' && error.problem.errors === undefined
        ? { password: fieldText('password.common') }
        : undefined,
    onSaved: () => {
      forgetSignedIn()
      leaveFor(signInAddress(next, 'compte-cree'))
    },
  })
  return (
    <FormFrame kit={kit} label={t('newcomer:title')}>
      <p className={classes.intro}>{t('newcomer:intro', { email })}</p>
      <FieldRow>
        <TextField
          {...kit.field('firstName')}
          label={t('newcomer:firstName')}
          autoComplete="given-name"
          maxLength={100}
        />
        <TextField
          {...kit.field('lastName')}
          label={t('newcomer:lastName')}
          autoComplete="family-name"
          maxLength={100}
        />
      </FieldRow>
      <PasswordField {...kit.field('password')} label={t('newcomer:password')} />
      <PasswordRuleList
        password={kit.values.password}
        ownWords={[kit.values.firstName, kit.values.lastName, email]}
      />
      <PasswordField {...kit.field('confirmation')} label={t('newcomer:confirmation')} />
      <div className={classes.actions}>
        <Button type="submit" loading={kit.busy}>
          {t('newcomer:submit')}
        </Button>
        <Button component="a" href={signInPath} variant="subtle">
          {t('newcomer:other')}
        </Button>
      </div>
      <UnsavedGuard when={kit.dirty && !kit.busy && !kit.saved} />
    </FormFrame>
  )
}
