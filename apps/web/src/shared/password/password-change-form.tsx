import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { savePassword } from '../api/change-password.ts'
import { useProblemText } from '../api/problem-text.ts'
import { useSession } from '../api/session.ts'
import { PasswordField } from '../forms/fields.tsx'
import { FormFrame } from '../forms/form-frame.tsx'
import { useKitForm } from '../forms/use-kit-form.ts'
import { Notice } from '../ui/notice.tsx'
import { Section } from '../ui/page.tsx'
import classes from './password-change-form.module.css'
import { PasswordRuleList } from './password-rule-list.tsx'
import { passwordFieldCode } from './password-rules.ts'

const EMPTY = { currentPassword: '', newPassword: '', confirmation: '' }

interface PasswordChangeFormProps {
  /** Texts that must not stand in the password, beside those of the session. */
  readonly ownWords?: readonly string[]
  /** Who else is told. */
  readonly responsibleEmail?: string | undefined
  /** Where another form of the page says "Enregistrer". */
  readonly submitLabel?: string
}

/** "Mot de passe": the own one, with its rules ticked as one types (A12). */
export function PasswordChangeForm({
  ownWords = [],
  responsibleEmail,
  submitLabel,
}: PasswordChangeFormProps) {
  const { t } = useTranslation(['accountPersons', 'common', 'identity'])
  const { fieldText } = useProblemText()
  const session = useSession()
  const own = [session.firstName, session.lastName, session.email, ...ownWords]
  const told = [...new Set([session.email, ...(responsibleEmail ? [responsibleEmail] : [])])]
  const kit = useKitForm({
    initialValues: EMPTY,
    validate: {
      currentPassword: (value) => (value === '' ? fieldText('required') : null),
      newPassword: (value) => {
        const code = passwordFieldCode(value, own)
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
        <div className={classes.fields}>
          <PasswordField
            {...kit.field('currentPassword')}
            label={t('accountPersons:password.current')}
            autoComplete="current-password"
          />
          <PasswordField {...kit.field('newPassword')} label={t('identity:activation.password')} />
          <PasswordRuleList password={kit.values.newPassword} ownWords={own} />
          <PasswordField {...kit.field('confirmation')} label={t('identity:activation.confirmation')} />
        </div>
        <p>{t('accountPersons:password.told', { told: told.join(', ') })}</p>
        <Group justify="flex-end">
          <Button type="submit" loading={kit.busy}>
            {submitLabel ?? t('common:save')}
          </Button>
        </Group>
      </FormFrame>
    </Section>
  )
}
