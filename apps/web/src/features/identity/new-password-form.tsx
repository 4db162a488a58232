import { ApiError } from '@guichet/client'
import { Button, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { PasswordField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { PasswordRuleList } from '../../shared/password/password-rule-list.tsx'
import { passwordFieldCode } from '../../shared/password/password-rules.ts'
import classes from './card.module.css'
import { giveNewPassword } from './session-calls.ts'

interface NewPasswordFormProps {
  readonly onDone: () => void
  /** Back to the password; `expired` when the time to choose another has passed. */
  readonly onRestart: (expired: boolean) => void
}

/** After a temporary password: another one is chosen, and the session opens. */
export function NewPasswordForm({ onDone, onRestart }: NewPasswordFormProps) {
  const { t } = useTranslation(['identity', 'common'])
  const { fieldText } = useProblemText()
  const kit = useKitForm({
    initialValues: { password: '', confirmation: '' },
    validate: {
      password: (value) => {
        const code = passwordFieldCode(value, [])
        return code === undefined ? null : fieldText(code)
      },
      confirmation: (value, { password }) => (value === password ? null : t('common:field.passwordsDiffer')),
    },
    save: async ({ password }) => {
      try {
        await giveNewPassword(password)
      } catch (error) {
        if (error instanceof ApiError && error.code === 'session.factor-expired') onRestart(true)
        throw error
      }
    },
    onSaved: onDone,
  })
  return (
    <>
      <Title order={2}>{t('identity:newPassword.heading')}</Title>
      <FormFrame kit={kit}>
        <p className={classes.lead}>{t('identity:newPassword.intro')}</p>
        <PasswordField {...kit.field('password')} label={t('identity:activation.password')} />
        <PasswordRuleList password={kit.values.password} />
        <PasswordField {...kit.field('confirmation')} label={t('identity:activation.confirmation')} />
        <div className={classes.buttons}>
          <Button type="button" variant="default" onClick={() => onRestart(false)} disabled={kit.busy}>
            {t('identity:factor.back')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('identity:newPassword.submit')}
          </Button>
        </div>
      </FormFrame>
    </>
  )
}
