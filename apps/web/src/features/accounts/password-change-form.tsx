import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { useSession } from '../../shared/api/session.ts'
import { PasswordField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { PasswordRuleList } from '../../shared/password/password-rule-list.tsx'
import { passwordFieldCode } from '../../shared/password/password-rules.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { savePassword } from './api/account-persons.ts'

const EMPTY = { currentPassword: '', newPassword: '', confirmation: '' }

interface PasswordChangeFormProps {
  /** Texts that must not stand in the password, beside those of the session. */
  readonly ownWords?: readonly string[]
  /** Who else is told. */
  readonly responsibleEmail?: string | undefined
}

/** "Mot de passe": the own one, with its rules ticked as one types (A12). */
export function PasswordChangeForm({ ownWords = [], responsibleEmail }: PasswordChangeFormProps) {
  const { t } = useTranslation(['accountPersons', 'common', 'identity'])
  const { fieldText } = useProblemText()
  const session = useSession()
  const told = [...new Set([session.email, ...(responsibleEmail ? [responsibleEmail] : [])])]
  const kit = useKitForm({
    initialValues: EMPTY,
    validate: {
      currentPassword: (value) => (value === '' ? fieldText('required') : null),
      newPassword: (value) => {
        const code = passwordFieldCode(value, [
          session.firstName,
          session.lastName,
          session.email,
          ...ownWords,
        ])
        return code === undefined ? null : fieldText(code)
      },
      confirmation: (value, { newPassword }) =>
        value === newPassword ? null : t('common:field.passwordsDiffer'),
    },
    save: ({ currentPassword, newPassword }) => savePassword(currentPassword, newPassword),
    onSaved: () => {
      kit.form.setValues(EMPTY)
      kit.form.resetDirty(EMPTY)
    },
  })
  return (
    <Section title={t('accountPersons:password.title')}>
      <FormFrame kit={kit} label={t('accountPersons:password.title')}>
        <p>{t('accountPersons:password.intro')}</p>
        {kit.saved && (
          <Notice tone="success" role="status" title={t('accountPersons:password.done')}>
            <p>{t('accountPersons:password.doneBody', { told: told.join(', ') })}</p>
          </Notice>
        )}
        <input type="text" name="username" autoComplete="username" value={session.email} readOnly hidden />
        <PasswordField
          {...kit.field('currentPassword')}
          label={t('accountPersons:password.current')}
          autoComplete="current-password"
        />
        <PasswordField {...kit.field('newPassword')} label={t('identity:activation.password')} />
        <PasswordRuleList password={kit.values.newPassword} />
        <PasswordField {...kit.field('confirmation')} label={t('identity:activation.confirmation')} />
        <p>{t('accountPersons:password.told', { told: told.join(', ') })}</p>
        <Group justify="flex-end">
          <Button type="submit" loading={kit.busy}>
            {t('common:save')}
          </Button>
        </Group>
      </FormFrame>
    </Section>
  )
}
